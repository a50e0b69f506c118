import { useState } from 'react';
import type { AuditLine } from '../../../domain/audit/operations.ts';
import { auditAreas, operationInWords, peopleInWords } from '../../../domain/audit/words.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './audit.module.css';
import { SaveTrail } from './save-trail.tsx';

export type Filter = Omit<InputOf<'audit.list'>, 'before'>;
const everything: Filter = {
  userId: null,
  area: null,
  disclosed: null,
  fromOn: null,
  untilOn: null,
  reference: null,
};

const kinds = [
  { code: 'person', label: 'One person' },
  { code: 'list', label: 'A list' },
  { code: 'search', label: 'A search' },
  { code: 'none', label: 'Nobody shown' },
];

/** Who did and saw what, newest first. */
export function AuditTab() {
  const [filter, setFilter] = useState(everything);
  const [before, setBefore] = useState<number | null>(null);
  const { data, error, isPending, refetch } = useRead('audit.list', { ...filter, before }, { keepPrevious: true });
  const change = (next: Partial<Filter>) => {
    setBefore(null);
    setFilter({ ...filter, ...next });
  };
  return (
    <Panel title="Who did and saw what">
      <div className={styles.filters}>
        <Select
          label="Who"
          value={filter.userId}
          onChange={(userId) => change({ userId })}
          allowNone="Everybody"
          options={(data?.workers ?? []).map(({ id, name }) => ({ code: id, label: name }))}
        />
        <Select
          label="Part of the work"
          value={filter.area}
          onChange={(area) => change({ area })}
          allowNone="All parts"
          options={auditAreas}
        />
        <Select
          label="What was shown"
          value={filter.disclosed}
          onChange={(disclosed) => change({ disclosed: disclosed as Filter['disclosed'] })}
          allowNone="Anything"
          options={kinds}
        />
        <DateField label="From" value={filter.fromOn} onChange={(fromOn) => change({ fromOn })} />
        <DateField label="To" value={filter.untilOn} onChange={(untilOn) => change({ untilOn })} />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Loading />}
      {data && <Lines entries={data.entries} />}
      <div className={styles.foot}>
        {before !== null && <Button onPress={() => setBefore(null)}>Newest</Button>}{' '}
        {data?.next != null && <Button onPress={() => setBefore(data.next)}>Older entries</Button>}
      </div>
      <SaveTrail filter={filter} />
    </Panel>
  );
}

function Lines({ entries }: { readonly entries: readonly AuditLine[] }) {
  const today = useToday();
  if (entries.length === 0) return <p className="soft">No entries fit. Widen the filters.</p>;
  return (
    <Table caption="The audit trail">
      <Head>
        <Th>When</Th>
        <Th>Who</Th>
        <Th>What</Th>
        <Th>About</Th>
      </Head>
      <Body>
        {entries.map((one) => (
          <Row key={one.seq}>
            <Td>{momentInWords(one.at, today)}</Td>
            <Td>
              {one.who ?? 'The register'}
              {one.agency !== null && <span className="soft small"> {one.agency}</span>}
            </Td>
            <Td>
              {operationInWords(one.operation)}
              {one.reason !== null && <span className="soft small"> Reason: {one.reason}</span>}
            </Td>
            <Td>
              {peopleInWords(
                one.shown.map((person) => person.reference),
                one.people,
              )}
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
