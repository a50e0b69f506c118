import type { OutputOf } from '../../../domain/contract.ts';
import { ragLabels } from '../../../domain/fidelity/fidelity.ts';
import { useRead, useReference } from '../../client.ts';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { FidelitySave } from '../progress/fidelity-save.tsx';
import { trendPoints } from './rating-words.ts';
import { SectionTrends } from './section-trends.tsx';
import styles from './trend.module.css';
import { TrendLine } from './trend-line.tsx';

type Periods = OutputOf<'fidelity.overview'>['periods'];

function Means({ periods }: { readonly periods: Periods }) {
  const points = trendPoints(periods);
  const { label } = useReference();
  return (
    <Table caption="Mean fidelity by period">
      <Head>
        <Th>Period</Th>
        <Th right>Mean</Th>
        <Th>Sections rated</Th>
        <Th>Change</Th>
        <Th>Status of the area</Th>
        <Th>Overall</Th>
        <Th>Issued</Th>
      </Head>
      <Body>
        {periods.map((period, at) => (
          <Row key={period.periodId}>
            <Th row>{period.periodCode}</Th>
            <Td right>{period.average.mean ?? '–'}</Td>
            <Td soft>{points[at]?.rated}</Td>
            <Td soft>{points[at]?.step ?? '–'}</Td>
            <Td>{period.status === null ? 'Not set' : label('fidelity-status', period.status)}</Td>
            <Td>{ragLabels[period.overallRag]}</Td>
            <Td soft>{period.issuedOn === null ? 'Draft' : dayInBrief(period.issuedOn)}</Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function Ratings({ periods, labels }: { readonly periods: Periods; readonly labels: ReadonlyMap<string, string> }) {
  return (
    <Table caption="Rating of each section by period">
      <Head>
        <Th>Section</Th>
        {periods.map((period) => (
          <Th key={period.periodId} right>
            {period.periodCode}
          </Th>
        ))}
      </Head>
      <Body>
        {[...labels].map(([key, label]) => (
          <Row key={key}>
            <Th row>{label}</Th>
            {periods.map((period) => (
              <Td key={period.periodId} right>
                {period.ratings[key] ?? '–'}
              </Td>
            ))}
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** The means of all periods, drawn and written, and the ratings behind them. */
export function Trend({ labels }: { readonly labels: ReadonlyMap<string, string> }) {
  const { data, error, refetch } = useRead('fidelity.overview', {});
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const periods = data.periods.filter((period) => period.average.mean !== null);
  return (
    <Panel title="Over the periods" aside="Means of the sections rated, from 1 to 10">
      {periods.length === 0 ? (
        <p className="soft">The first mean appears here once a section is rated.</p>
      ) : (
        <div className={styles.trend}>
          <p>{data.reading}</p>
          <TrendLine points={trendPoints(periods)} />
          <SectionTrends periods={periods} labels={labels} />
          <FidelitySave periods={periods} />
          <details className={styles.more}>
            <summary>Every number as a table</summary>
            <Means periods={periods} />
            <Ratings periods={periods} labels={labels} />
          </details>
        </div>
      )}
    </Panel>
  );
}
