import { useState } from 'react';
import type { InputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './progress.module.css';
import { VerdictTag } from './tables.tsx';

type Asked = InputOf<'progress.people'>;

const signed = (value: number | null): string =>
  value === null ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;

function People({ asked, ends }: { readonly asked: Asked; readonly ends: readonly [string, string] }) {
  const { data, error, refetch } = useRead('progress.people', asked);
  const go = useGo();
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading>Fetching each person</Loading>;
  return (
    <div className="stack">
      <p className={styles.reading}>{data.reading}</p>
      <Table caption={`Each person, ${ends[0]} and ${ends[1]}`}>
        <Head>
          <Th>Name</Th>
          <Th>Reference</Th>
          <Th>{ends[0]}</Th>
          <Th>{ends[1]}</Th>
          <Th right>Change</Th>
          <Th>What may be said</Th>
        </Head>
        <Body>
          {data.people.map((one) => (
            <Row key={one.personId}>
              <Th row>
                <Button kind="quiet" size="small" onPress={() => go({ screen: 'person', personId: one.personId })}>
                  {one.preferredName}
                </Button>
              </Th>
              <Td soft>{one.reference}</Td>
              <Td>{one.before}</Td>
              <Td>{one.after}</Td>
              <Td right>{signed(one.change)}</Td>
              <Td>
                <VerdictTag verdict={one.verdict} words={one.words} />
              </Td>
            </Row>
          ))}
        </Body>
      </Table>
    </div>
  );
}

/** Each person against measurement error. Names come when they are asked for, because the trail notes whom one looked at. */
export function PeoplePanel({ asked, ends }: { readonly asked: Asked; readonly ends: readonly [string, string] }) {
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title="Person by person"
      aside={
        <Button kind="quiet" size="small" expanded={open} onPress={() => setOpen(!open)}>
          {open ? 'Hide the names' : 'Show each person'}
        </Button>
      }
    >
      {open ? (
        <People asked={asked} ends={ends} />
      ) : (
        <p className="soft">
          Who changed, and whether it goes beyond what the instrument may differ by itself. Looking at it is noted in
          the trail of each person.
        </p>
      )}
    </Panel>
  );
}
