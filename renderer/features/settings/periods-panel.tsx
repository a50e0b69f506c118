import { useState } from 'react';
import type { PeriodRow } from '../../../domain/programme/operations.ts';
import { spanInWords } from '../../../domain/programme/periods.ts';
import { useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { usePeriods } from '../../periods.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { PeriodForm } from './period-form.tsx';
import { PeriodStanding } from './period-standing.tsx';
import styles from './settings.module.css';

/** The quarters in which outcomes and fidelity are recorded. */
export function PeriodsPanel() {
  const { periods, currentId, isPending, error, refetch } = usePeriods();
  const reference = useReference();
  const mayEdit = useMay('programme.changePeriod');
  const [editing, setEditing] = useState<PeriodRow | 'new' | null>(null);
  const [standing, setStanding] = useState<PeriodRow | null>(null);
  return (
    <Panel
      title="Periods"
      aside={
        mayEdit && (
          <Button size="small" onPress={() => setEditing('new')}>
            Add a period
          </Button>
        )
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!isPending && periods.length === 0 && (
        <Empty title="No periods yet">Outcomes and fidelity are recorded by period, usually a quarter.</Empty>
      )}
      {periods.length > 0 && (
        <Table caption="Periods, oldest first">
          <Head>
            <Th>Code</Th>
            <Th>Period</Th>
            <Th>Calendar</Th>
            <Th>First day</Th>
            <Th>Last day</Th>
            <Th right>
              <span className="visually-hidden">Change</span>
            </Th>
          </Head>
          <Body>
            {periods.map((period) => (
              <Row key={period.id}>
                <Th row>
                  {period.code} {period.id === currentId && <Tag>Current</Tag>}
                  {period.closedOn !== null && <Tag>Closed</Tag>}
                </Th>
                <Td>
                  {period.label === '' ? spanInWords(period) : period.label}
                  {period.note !== null && <p className="soft small">{period.note}</p>}
                </Td>
                <Td soft>{reference.label('calendar', period.calendar)}</Td>
                <Td>
                  <span className={styles.day}>{dayInBrief(period.firstDay)}</span>
                </Td>
                <Td>
                  <span className={styles.day}>{dayInBrief(period.lastDay)}</span>
                </Td>
                <Td right>
                  <Actions period={period} onStanding={() => setStanding(period)} onChange={() => setEditing(period)} />
                </Td>
              </Row>
            ))}
          </Body>
        </Table>
      )}
      {standing !== null && <PeriodStanding period={standing} onClose={() => setStanding(null)} />}
      {editing !== null && <PeriodForm period={editing} others={periods} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

interface ActionsProps {
  readonly period: PeriodRow;
  readonly onStanding: () => void;
  readonly onChange: () => void;
}

/** How a period stands, and a change of its days while it is open. */
function Actions({ period: { code, closedOn }, onStanding, onChange }: ActionsProps) {
  const [mayEdit, mayClose] = [useMay('programme.changePeriod'), useMay('programme.closePeriod')];
  const closeOrOpen = closedOn === null ? 'Close' : 'Open again';
  const words = mayClose ? closeOrOpen : 'How it stands';
  return (
    <>
      <Button kind="quiet" size="small" label={`${words}: ${code}`} onPress={onStanding}>
        {words}
      </Button>
      {mayEdit && closedOn === null && (
        <Button kind="quiet" size="small" label={`Change ${code}`} onPress={onChange}>
          Change
        </Button>
      )}
    </>
  );
}
