import { useState } from 'react';
import type { PortraitSummary } from '../../../domain/portraits/operations.ts';
import { portraitSections } from '../../../domain/portraits/sections.ts';
import { queryWords, searchWords } from '../../../domain/search.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useReturnFocus } from '../fidelity/return-focus.ts';
import { NewPortrait } from './new-portrait.tsx';
import styles from './portrait-list.module.css';

function findPortraits(portraits: readonly PortraitSummary[], typed: string): PortraitSummary[] {
  const words = queryWords(typed);
  return portraits
    .filter((portrait) => {
      const own = searchWords(`${portrait.title} ${portrait.pseudonym ?? ''} ${portrait.personName ?? ''}`);
      return words.every((word) => own.some((one) => one.startsWith(word)));
    })
    .sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

function Portraits({ portraits }: { readonly portraits: readonly PortraitSummary[] }) {
  const go = useGo();
  const today = useToday();
  const [typed, setTyped] = useState('');
  const found = findPortraits(portraits, typed);
  return (
    <Panel
      title="Portraits"
      aside={
        <span role="status">
          {found.length === portraits.length
            ? `${portraits.length} in all, every one a draft`
            : `${found.length} of ${portraits.length} shown`}
        </span>
      }
    >
      <div className="close-stack">
        <TextField label="Find in portraits" type="search" value={typed} onChange={setTyped} />
        <Table caption="Pen portraits">
          <Head>
            <Th>Portrait</Th>
            <Th>Pseudonym</Th>
            <Th>About</Th>
            <Th>Sections written</Th>
            <Th>Last changed</Th>
          </Head>
          <Body>
            {found.map((portrait) => (
              <Row key={portrait.id}>
                <Th row>
                  <span className={styles.title}>
                    <Button
                      kind="quiet"
                      size="small"
                      onPress={() => go({ screen: 'portrait', portraitId: portrait.id })}
                    >
                      {portrait.title}
                    </Button>
                  </span>
                </Th>
                <Td>{portrait.pseudonym ?? <span className="soft">not chosen yet</span>}</Td>
                <Td>{portrait.personName ?? <span className="soft">nobody in particular</span>}</Td>
                <Td>
                  {portrait.sectionsWritten} of {portraitSections.length}
                </Td>
                <Td soft>{portrait.changedAt === '' ? '' : momentInWords(portrait.changedAt, today)}</Td>
              </Row>
            ))}
          </Body>
        </Table>
      </div>
    </Panel>
  );
}

/** The pen portraits, found by title, pseudonym or person; and the way to begin one. */
export function PortraitList() {
  const { data, error, refetch } = useRead('portraits.list', {});
  const [writing, setWriting] = useState(false);
  const rememberOpener = useReturnFocus(writing);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading>Fetching the portraits</Loading>;
  const add = (
    <Button
      kind="main"
      onPress={() => {
        rememberOpener();
        setWriting(true);
      }}
    >
      Begin a portrait
    </Button>
  );
  return (
    <>
      {writing && <NewPortrait close={() => setWriting(false)} />}
      {!writing && data.portraits.length > 0 && <div>{add}</div>}
      {data.portraits.length > 0 && <Portraits portraits={data.portraits} />}
      {!writing && data.portraits.length === 0 && (
        <Panel label="No portraits yet">
          <Empty title="One person’s story, told with them" action={add}>
            A pen portrait says how support was for the person: how friendly and concerned professionals were, what
            changed and what did not. It is written in nine short sections under a pseudonym. Drafts never leave the
            register.
          </Empty>
        </Panel>
      )}
    </>
  );
}
