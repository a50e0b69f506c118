import { type KnownAgency, wayOfKnowingLabels } from '../../../domain/plans/known-and-served.ts';
import { useRead } from '../../client.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './plans.module.css';

const promisesInWords = (promises: number): string => (promises === 1 ? 'one promise' : `${promises} promises`);

/** Known to everyone, served by no one: who knows somebody beside who has promised what, and how the gap moves. */
export function KnownPanel({ personId }: { readonly personId: string }) {
  const { data, error, isPending, refetch } = useRead('plans.knownAndServed', { personId });
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <Panel title="Who knows them, and who serves them">
      <p className={styles.sentence}>{data.sentence}</p>
      {data.moved !== null && <p className="soft">{data.moved}</p>}
      <div className={styles.four}>
        <section aria-label="Agencies that know them">
          <h3>Know them</h3>
          <Agencies
            agencies={data.known}
            say={({ how }) => how.map((way) => wayOfKnowingLabels[way]).join('; ')}
            empty="No agency is written down."
          />
        </section>
        <section aria-label="Agencies with a promise that still stands">
          <h3>Have promised something that still stands</h3>
          <Agencies agencies={data.served} say={({ promises }) => promisesInWords(promises)} empty="None yet." />
        </section>
      </div>
      {data.quarters.length > 1 && <Gaps quarters={data.quarters} />}
    </Panel>
  );
}

interface AgenciesProps {
  readonly agencies: readonly KnownAgency[];
  readonly say: (agency: KnownAgency) => string;
  readonly empty: string;
}

function Agencies({ agencies, say, empty }: AgenciesProps) {
  if (agencies.length === 0) return <p className="soft small">{empty}</p>;
  return (
    <ul className={styles.notes}>
      {agencies.map((agency) => (
        <li key={agency.agencyId}>
          <span className={styles.words}>{agency.agencyName}</span>
          <small className="soft">{say(agency)}</small>
        </li>
      ))}
    </ul>
  );
}

interface QuarterLine {
  readonly label: string;
  readonly known: number;
  readonly served: number;
  readonly gap: number;
}

/** The gap at the end of each quarter, as figures with a bar for each. */
export function Gaps({ quarters }: { readonly quarters: readonly QuarterLine[] }) {
  const widest = Math.max(1, ...quarters.map(({ known }) => known));
  const share = (part: number): string => `${(100 * part) / widest}%`;
  return (
    <Table caption="The gap, quarter by quarter" captionShown>
      <Head>
        <Th>Quarter</Th>
        <Th right>Know</Th>
        <Th right>Have promised</Th>
        <Th right>Gap</Th>
        <Th>As a picture</Th>
      </Head>
      <Body>
        {quarters.map(({ label, known, served, gap }) => (
          <Row key={label}>
            <Th row>{label}</Th>
            <Td right>{known}</Td>
            <Td right>{served}</Td>
            <Td right>{gap}</Td>
            <Td>
              <span className={styles.bar} aria-hidden="true">
                <span className={styles.served} style={{ width: share(served) }} />
                <span className={styles.gap} style={{ width: share(gap) }} />
              </span>
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
