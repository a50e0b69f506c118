import { useState } from 'react';
import type { HistoryEntry } from '../../../domain/history/operations.ts';
import { useRead } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords, momentInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './person-history.module.css';

type Field = HistoryEntry['fields'][number];

/** Every change to what is held about somebody: when, by whom, and what stood before. A page at a time. */
export function PersonHistory({ personId }: { readonly personId: string }) {
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  const before = pages.at(-1) ?? null;
  const { data, error, isPending, refetch } = useRead('history.ofPerson', { personId, before }, { keepPrevious: true });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  const { entries, next } = data;
  if (entries.length === 0)
    return (
      <Panel label="History">
        <Empty title="No changes to show">What is changed about this person from now on will stand here.</Empty>
      </Panel>
    );
  return (
    <Panel title="History" aside="Newest first. You see what your role and agency may see.">
      <Table caption="Changes to what is held about this person, newest first">
        <Head>
          <Th>When and who</Th>
          <Th>What</Th>
          <Th>Field</Th>
          <Th>Before</Th>
          <Th>After</Th>
        </Head>
        <Body>
          {entries.map((entry) => (
            <EntryRows key={`${entry.seq} ${entry.kind}`} entry={entry} />
          ))}
        </Body>
      </Table>
      <div className={styles.pages}>
        {pages.length > 1 && <Button onPress={() => setPages(pages.slice(0, -1))}>Newer changes</Button>}
        {next !== null && <Button onPress={() => setPages([...pages, next])}>Older changes</Button>}
      </div>
    </Panel>
  );
}

const done = { insert: 'added', set: 'changed', delete: 'removed' } as const;

function EntryRows({ entry }: { readonly entry: HistoryEntry }) {
  const today = useToday();
  return entry.fields.map((field, at) => (
    <Row key={field.label}>
      <Td soft>
        {at === 0 && (
          <>
            <span className={styles.when}>{momentInWords(entry.at, today)}</span>
            <br />
            <span className={styles.who}>
              {entry.who}, {entry.agency}
            </span>
          </>
        )}
      </Td>
      <Td>
        {at === 0 && (
          <>
            {entry.thing}
            <br />
            <span className={styles.who}>{done[entry.kind]}</span>
          </>
        )}
      </Td>
      <Th row>{field.label}</Th>
      <Td>
        <Value field={field} of="before" />
      </Td>
      <Td>
        <Value field={field} of="after" />
      </Td>
    </Row>
  ));
}

function Value({ field, of }: { readonly field: Field; readonly of: 'before' | 'after' }) {
  const today = useToday();
  const value = field[of];
  if (value === null)
    return (
      <>
        <span aria-hidden="true" className="faint">
          –
        </span>
        <span className="visually-hidden">nothing</span>
      </>
    );
  const text = field.isDay ? dayInWords(value) : field.isMoment ? momentInWords(value, today) : value;
  return <span className={styles.value}>{text}</span>;
}
