import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { poundsInWords } from '../../../domain/costs/money.ts';
import type { CostLine } from '../../../domain/costs/operations.ts';
import { tallyInWords } from '../../../domain/costs/tally.ts';
import type { CostRange } from '../../../domain/costs/unit-costs.ts';
import { useRead, useReference } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { Choice } from '../../ui/choice.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { Select } from '../../ui/select.tsx';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './costs.module.css';
import { UnitCostsPanel } from './unit-costs-panel.tsx';

type Consequences = OutputOf<'costs.consequences'>;
type Window = 'period' | 'last-four' | 'year-to-date';

const windows = [
  { code: 'period', label: 'This period' },
  { code: 'last-four', label: 'Last four' },
  { code: 'year-to-date', label: 'Year to date' },
] as const;

/** What services were used and what that costs, for a cohort and never for a person. */
export function CostsTab() {
  const { period, periods } = usePeriods();
  const reference = useReference();
  const [periodId, setPeriodId] = useState<string | null>(null);
  const [window, setWindow] = useState<Window>('period');
  const [cohortId, setCohortId] = useState<string | null>(null);
  const chosen = periodId ?? period?.id ?? periods[0]?.id ?? '';
  const { data, error, refetch } = useRead(
    'costs.consequences',
    { periodId: chosen, window, cohortId },
    { enabled: chosen !== '', keepPrevious: true },
  );
  return (
    <>
      <div className={styles.choices}>
        <PeriodPicker value={chosen === '' ? null : chosen} onChange={setPeriodId} />
        <Choice label="Over" value={window} onChange={setWindow} options={windows} />
        <Select
          label="Cohort"
          value={cohortId}
          onChange={setCohortId}
          allowNone="Everybody"
          options={reference.cohorts.map(({ id, name }) => ({ code: id, label: name }))}
        />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Loading>Adding up</Loading>}
      {!error && data !== undefined && <Found found={data} />}
      <UnitCostsPanel />
    </>
  );
}

const rangeInWords = ({ low, mid, high }: CostRange): string =>
  `${poundsInWords(mid)} (${poundsInWords(low)} to ${poundsInWords(high)})`;

const spanInWords = ({ codes, firstDay, lastDay }: Consequences['window']): string =>
  `${codes.join(', ')}: ${dayInWords(firstDay)} to ${dayInWords(lastDay)}`;

function Found({ found }: { readonly found: Consequences }) {
  const { window, people, insideOnly, sentence, withoutCost, priceYears, total } = found;
  if (people === 0) {
    return (
      <Panel label="Costs and consequences">
        <Empty title="Nobody was in the cohort then">
          Choose a period in which somebody was in it. What services they used is recorded under Quarter, count by
          count.
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel
      title="Costs and consequences"
      aside={insideOnly ? <Tag>Fewer than ten people: inside the register only</Tag> : undefined}
    >
      <div className="stack">
        <p className={styles.answer}>
          What was counted for {people} {people === 1 ? 'person' : 'people'} costs between {poundsInWords(total.low)}{' '}
          and {poundsInWords(total.high)}, with {poundsInWords(total.mid)} in the middle.
        </p>
        <p className="soft">{spanInWords(window)}.</p>
        {window.missingDays > 0 && (
          <p>
            {window.missingDays} days of this span lie in no period of the calendar, so nothing is counted for them.
          </p>
        )}
        <p>{sentence}</p>
        <Lines title="Services" what="counts" lines={found.services} found={found} />
        <Lines title="Nights, by where" what="nights" lines={found.nights} found={found} />
        {withoutCost.length > 0 && (
          <p className="soft small">
            Used, and in no sum because nothing says what it costs: {withoutCost.join(', ')}.
          </p>
        )}
        {priceYears.length > 0 && (
          <p className="soft small">
            In prices of {priceYears.join(', ')}, each figure in its own year. They are not brought to one year.
          </p>
        )}
        {found.before !== null && (
          <p className="soft small">
            Before is {spanInWords(found.before)}, with the same cost for each, so that a new price is no change
            {found.totalBefore === null ? '' : `: ${rangeInWords(found.totalBefore)} in all`}. Fewer or more people were
            counted then, so look at the counts first.
          </p>
        )}
      </div>
    </Panel>
  );
}

interface LinesProps {
  readonly title: string;
  readonly what: 'counts' | 'nights';
  readonly lines: readonly CostLine[];
  readonly found: Consequences;
}

const urgencyLabels = { emergency: 'Crisis', planned: 'Planned' } as const;

function Lines({ title, what, lines, found }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Table caption={`${title}: counts, who was counted, and cost`}>
      <Head>
        <Th>{title}</Th>
        <Th right>Count</Th>
        <Th right>{found.before === null ? 'No time before' : 'Before'}</Th>
        <Th>Of whom</Th>
        <Th right>Cost, middle (low to high)</Th>
      </Head>
      <Body>
        {lines.map((line) => (
          <Line key={line.service} line={line} what={what} />
        ))}
      </Body>
    </Table>
  );
}

interface LineProps {
  readonly line: CostLine;
  readonly what: 'counts' | 'nights';
}

function Line({ line: { label, urgency, tally, before, cost }, what }: LineProps) {
  // Of nights nobody has a count to enter: none of them is a zero, while a count that nobody entered is none.
  const isBlank = (of: CostLine['tally']): boolean => what === 'counts' && of.peopleCounted === 0;
  return (
    <Row>
      <Th row>
        {label} {urgency !== null && <span className="soft small">{urgencyLabels[urgency]}</span>}
      </Th>
      <Td right>
        <span className={isBlank(tally) ? 'soft' : styles.count}>{isBlank(tally) ? 'not counted' : tally.count}</span>
      </Td>
      <Td right soft>
        {before !== null && (isBlank(before) ? 'not counted' : before.count)}
      </Td>
      <Td soft>
        <span className="small">{tallyInWords(tally, what)}</span>
      </Td>
      <Td right>
        {cost === null && <span className="soft small">No unit cost</span>}
        {cost !== null && !isBlank(tally) && <span className={styles.figures}>{rangeInWords(cost)}</span>}
      </Td>
    </Row>
  );
}
