import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { poundsInWords } from '../../../domain/costs/money.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './costs.module.css';
import { UnitCostForm } from './unit-cost-form.tsx';

type Costs = OutputOf<'costs.unitCosts'>;

/** What each service costs, version by version, with where each figure comes from. */
export function UnitCostsPanel() {
  const { data, error, refetch } = useRead('costs.unitCosts', {});
  const mayAdd = useMay('costs.addUnitCost');
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title="Unit costs"
      aside={
        mayAdd && (
          <Button size="small" onPress={() => setAdding(true)}>
            Add a unit cost
          </Button>
        )
      }
    >
      <p className="soft">
        Casebook begins with examples from public sources, some of them old. Replace them with figures of your own area:
        the newest version that has begun counts, and what was worked out before stays readable.
      </p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data !== undefined && <Versions costs={data} />}
      {adding && data !== undefined && <UnitCostForm services={data.services} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

const Versions = ({ costs: { unitCosts, services } }: { readonly costs: Costs }) => (
  <Table caption="Unit costs, the newest of each service first">
    <Head>
      <Th>Service</Th>
      <Th right>Middle (low to high)</Th>
      <Th>Prices of</Th>
      <Th>Where it comes from</Th>
      <Th>Counts from</Th>
    </Head>
    <Body>
      {unitCosts.map((cost) => (
        <Row key={cost.id}>
          <Th row>
            {services.find(({ code }) => code === cost.service)?.label ?? cost.service}
            <p className="soft small">for each {cost.unit}</p>
          </Th>
          <Td right>
            <span className={styles.figures}>
              {poundsInWords(cost.amount)} ({poundsInWords(cost.low)} to {poundsInWords(cost.high)})
            </span>
          </Td>
          <Td>
            {cost.priceYear}
            <p className="soft small">{cost.geography}</p>
          </Td>
          <Td>
            {cost.source}
            {cost.note !== null && <p className="soft small">{cost.note}</p>}
          </Td>
          <Td>
            <span className={styles.figures}>{dayInBrief(cost.validFrom)}</span>
          </Td>
        </Row>
      ))}
    </Body>
  </Table>
);
