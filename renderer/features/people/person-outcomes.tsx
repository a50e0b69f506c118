import type { OutputOf } from '../../../domain/contract.ts';
import { valueStateLabels } from '../../../domain/outcomes/values.ts';
import { useRead, useReference } from '../../client.ts';
import { useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './person.module.css';

type Period = OutputOf<'outcomes.ofPerson'>['periods'][number];
type Definition = ReturnType<typeof useReference>['factDefinitions'][number];

/** What was measured, quarter by quarter. A gap looks like a gap. */
export function PersonOutcomes({ personId }: { readonly personId: string }) {
  const { data, error, isPending, refetch } = useRead('outcomes.ofPerson', { personId });
  const reference = useReference();
  const go = useSession((state) => state.go);
  if (isPending) return <Loading />;
  if (!data) return <Failure error={error} retry={() => void refetch()} />;
  const inScope = data.periods.filter((period) => period.inScope);
  const toQuarter = (
    <Button size="small" onPress={() => go({ screen: 'quarter' })}>
      Go to Quarter
    </Button>
  );
  if (inScope.length === 0) {
    return (
      <Panel label="Quarter by quarter">
        <Empty title="Nothing to measure yet">
          Outcomes are recorded for every quarter in which somebody was in the cohort for at least a day.
        </Empty>
      </Panel>
    );
  }
  const used = (definition: Definition) =>
    definition.required || inScope.some((period) => period.facts.some((fact) => fact.code === definition.code));
  return (
    <Panel title="Quarter by quarter" aside={toQuarter}>
      <Table caption="Outcomes in every quarter in the cohort">
        <Head>
          <Th>Measure</Th>
          {inScope.map((period) => (
            <Th key={period.periodId}>
              {period.periodCode}
              <br />
              <span className={styles.day}>{period.periodLabel}</span>
            </Th>
          ))}
        </Head>
        <Body>
          {reference.factDefinitions.filter(used).map((definition) => (
            <Row key={definition.code}>
              <Th row>{definition.label}</Th>
              {inScope.map((period) => (
                <Td key={period.periodId}>
                  <Value definition={definition} period={period} label={reference.label} />
                </Td>
              ))}
            </Row>
          ))}
        </Body>
      </Table>
    </Panel>
  );
}

interface ValueProps {
  readonly definition: Definition;
  readonly period: Period;
  readonly label: (list: string, code: string | null) => string;
}

function Value({ definition, period, label }: ValueProps) {
  const fact = period.facts.find((one) => one.code === definition.code);
  if (period.withheld.includes(definition.code)) return <span className={styles.state}>recorded</span>;
  if (period.notShared.includes(definition.code)) return <span className={styles.state}>not shared</span>;
  if (!fact) {
    return definition.required ? (
      <>
        <span className={styles.gap} aria-hidden="true" />
        <span className="visually-hidden">Not entered</span>
      </>
    ) : null;
  }
  if (fact.state !== 'recorded')
    return <span className={styles.state}>{valueStateLabels[fact.state].toLowerCase()}</span>;
  return fact.valueCode === null ? fact.valueNumber : label(definition.list ?? '', fact.valueCode);
}
