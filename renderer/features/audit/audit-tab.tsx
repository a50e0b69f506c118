import { useState } from 'react';
import { type AuditLine, auditPage } from '../../../domain/audit/operations.ts';
import { entries } from '../../../domain/audit/tampering.ts';
import { operationInWords, peopleInWords } from '../../../domain/audit/words.ts';
import { useRead } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { CheckRegister } from '../vault/check-register.tsx';
import styles from './audit.module.css';
import { AuditFilters, everything, type Filter } from './audit-filters.tsx';
import { SaveTrail } from './save-trail.tsx';

/** Who did and saw what, newest first, and whether the register is what it says. */
export function AuditTab() {
  return (
    <div className={styles.panels}>
      <Trail />
      <Panel title="Is the register as it should be?">
        <CheckRegister />
      </Panel>
    </div>
  );
}

function Trail() {
  const [filter, setFilter] = useState(everything);
  // Where each page began, so that there is a way back; the first begins at the newest entry.
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  const before = pages.at(-1) ?? null;
  const { data, error, isPending, refetch } = useRead('audit.list', { ...filter, before }, { keepPrevious: true });
  const change = (next: Partial<Filter>) => {
    setPages([null]);
    setFilter((present) => ({ ...present, ...next }));
  };
  const known = useLast(data);
  const total = useTotal(data?.total);
  const aboutReference = error?.field === 'reference';
  return (
    <Panel title="Who did and saw what" aside={<HowMany total={error ? null : total} page={pages.length} />}>
      <AuditFilters
        filter={filter}
        change={change}
        shown={known}
        referenceError={aboutReference ? 'Nobody in the register has that reference.' : undefined}
      />
      {error && !aboutReference && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Loading />}
      {data && !error && <Lines lines={data.entries} />}
      <div className={styles.foot}>
        {pages.length > 2 && <Button onPress={() => setPages([null])}>Newest</Button>}
        {pages.length > 1 && <Button onPress={() => setPages(pages.slice(0, -1))}>Newer entries</Button>}
        {!error && data?.next != null && <Button onPress={() => setPages([...pages, data.next])}>Older entries</Button>}
      </div>
      <SaveTrail filter={filter} />
    </Panel>
  );
}

/** What was answered last: a refused question leaves the choices standing that it was made of. */
function useLast<Answer>(answer: Answer | undefined): Answer | undefined {
  const [last, setLast] = useState(answer);
  if (answer !== undefined && answer !== last) setLast(answer);
  return answer ?? last;
}

/** The count comes with the first page only, and holds for the others. */
function useTotal(told: number | null | undefined): number | null {
  const [total, setTotal] = useState<number | null>(null);
  if (told != null && told !== total) setTotal(told);
  return total;
}

function HowMany({ total, page }: { readonly total: number | null; readonly page: number }) {
  if (total === null) return null;
  return (
    <span role="status">
      {entries(total)}, page {page} of {Math.max(page, Math.ceil(total / auditPage))}
    </span>
  );
}

function Lines({ lines }: { readonly lines: readonly AuditLine[] }) {
  const today = useToday();
  if (lines.length === 0) return <p className="soft">No entries fit. Widen the filters.</p>;
  return (
    <Table caption="The audit trail">
      <Head>
        <Th>When</Th>
        <Th>Who</Th>
        <Th>What</Th>
        <Th>About</Th>
      </Head>
      <Body>
        {lines.map((one) => (
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
