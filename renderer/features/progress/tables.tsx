import { verdictWords } from '../../../domain/progress/reading.ts';
import type { Comparison, Figures, Paired, Verdict } from '../../../domain/progress/shapes.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';

const tones: Partial<Record<Verdict | 'same', Tone>> = { better: 'green', worse: 'red' };

/** What may be said of a change: a word, with a shape and a colour only where it is better or worse beyond chance. */
export const VerdictTag = ({ verdict, words }: { readonly verdict: Verdict | 'same'; readonly words: string }) => (
  <Tag tone={tones[verdict] ?? 'plain'}>{words}</Tag>
);

const signed = (value: number, digits = 0): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
const between = (low: number | null, high: number | null, digits = 0): string =>
  low === null || high === null ? 'too few' : `${signed(low, digits)} to ${signed(high, digits)}`;

/** How many stand at each value and each reason for none, by quarter. */
export function QuartersTable({ figures }: { readonly figures: Figures }) {
  const { steps, distribution, labels, order, valueType } = figures;
  const keys = order.filter((key) => distribution.some(({ cells }) => cells.some((cell) => cell.key === key)));
  const countAt = (step: number, key: string): number =>
    distribution.find((one) => one.step === step)?.cells.find((cell) => cell.key === key)?.count ?? 0;
  const lines = [
    { title: 'In the cohort', of: (step: number) => distribution.find((one) => one.step === step)?.inScope ?? 0 },
    { title: 'With a value', of: (step: number) => distribution.find((one) => one.step === step)?.recorded ?? 0 },
    ...keys.map((key) => ({ title: labels[key] ?? key, of: (step: number) => countAt(step, key) })),
  ];
  return (
    <Table caption={`${figures.label}: people at each ${valueType === 'code' ? 'value' : 'state'}, by quarter`}>
      <Head>
        <Th>People</Th>
        {steps.map(({ step, code, label, isOver }) => (
          <Th key={step} right>
            <span title={label}>
              {code}
              {isOver ? '' : ' so far'}
            </span>
          </Th>
        ))}
      </Head>
      <Body>
        {lines.map(({ title, of }) => (
          <Row key={title}>
            <Th row>{title}</Th>
            {steps.map(({ step }) => (
              <Td key={step} right>
                {of(step)}
              </Td>
            ))}
          </Row>
        ))}
      </Body>
    </Table>
  );
}

const number = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(2));

/** Scores by quarter: everyone with a value, and beside it those alone who have one at every quarter compared. */
export function ScoresTable({ figures }: { readonly figures: Figures }) {
  const { series, steps } = figures;
  const codeOf = new Map(steps.map(({ step, code }) => [step, code]));
  return (
    <Table caption={`${figures.label}: scores by quarter`}>
      <Head>
        <Th>Quarter</Th>
        <Th>Instrument</Th>
        <Th right>People</Th>
        <Th right>Mean</Th>
        <Th right>Median</Th>
        <Th right>95 % interval of the median</Th>
        <Th right>With a value throughout</Th>
        <Th right>Their mean</Th>
        <Th right>Their median</Th>
      </Head>
      <Body>
        {series.flatMap(({ label, points }) =>
          points.map((point) => (
            <Row key={`${label} ${point.step}`}>
              <Th row>{codeOf.get(point.step)}</Th>
              <Td soft>{label || 'Recorded number'}</Td>
              <Td right>{point.n}</Td>
              <Td right>{number(point.mean)}</Td>
              <Td right>{number(point.median)}</Td>
              <Td right>{point.low === null ? 'too few' : `${number(point.low)} to ${number(point.high)}`}</Td>
              <Td right>{point.complete?.n ?? '–'}</Td>
              <Td right>{number(point.complete?.mean)}</Td>
              <Td right>{number(point.complete?.median)}</Td>
            </Row>
          )),
        )}
      </Body>
    </Table>
  );
}

interface ComparedProps {
  readonly figures: Figures;
  readonly comparison: Comparison;
}

const codeAt = ({ steps }: Figures, step: number): string => steps.find((one) => one.step === step)?.code ?? '';

export function FlowTable({ figures, comparison }: ComparedProps) {
  const { labels } = figures;
  const [from, to] = [codeAt(figures, comparison.from), codeAt(figures, comparison.to)];
  return (
    <Table caption={`${figures.label}: from where in ${from} to where in ${to}`}>
      <Head>
        <Th>{from}</Th>
        <Th>{to}</Th>
        <Th right>People</Th>
      </Head>
      <Body>
        {comparison.flow.map((move) => (
          <Row key={`${move.from} ${move.to}`}>
            <Th row>{labels[move.from] ?? move.from}</Th>
            <Td>{labels[move.to] ?? move.to}</Td>
            <Td right>{move.count}</Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** Each value before and after, of those who have one in both, with the interval of the difference. */
export function SharesTable({ figures, comparison }: ComparedProps) {
  const [from, to] = [codeAt(figures, comparison.from), codeAt(figures, comparison.to)];
  return (
    <Table caption={`${figures.label}: ${from} and ${to} compared, of people with a value in both`}>
      <Head>
        <Th>Value</Th>
        <Th right>{from}</Th>
        <Th right>{to}</Th>
        <Th right>Of</Th>
        <Th right>Difference, points</Th>
        <Th right>95 % interval</Th>
        <Th>What may be said</Th>
      </Head>
      <Body>
        {comparison.shares.map((one) => (
          <Row key={one.key}>
            <Th row>{figures.labels[one.key] ?? one.key}</Th>
            <Td right>{one.before}</Td>
            <Td right>{one.after}</Td>
            <Td right>{one.of}</Td>
            <Td right>{one.difference === null ? '–' : signed(one.difference * 100)}</Td>
            <Td right>{between(one.low && one.low * 100, one.high && one.high * 100)}</Td>
            <Td>
              <VerdictTag verdict={one.verdict} words={verdictWords[one.verdict]} />
            </Td>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

type Of = (one: Paired) => string | number;

const pairLines = ([from, to]: readonly [string, string]): readonly (readonly [string, Of])[] => [
  [`With a value in both ${from} and ${to}`, (one) => one.pairs],
  ['Rose', (one) => one.rose],
  ['Fell', (one) => one.fell],
  ['Stayed the same', (one) => one.same],
  ['Middle change', (one) => (one.middle === null ? '–' : signed(one.middle, 2))],
  ['95 % interval', (one) => between(one.low, one.high, 2)],
  [`${from}: mean of the same people`, (one) => `${number(one.before.mean)} (n = ${one.before.n})`],
  [`${to}: mean of the same people`, (one) => `${number(one.after.mean)} (n = ${one.after.n})`],
  [
    `${from}: mean of everyone with a value`,
    (one) => `${number(one.availableBefore.mean)} (n = ${one.availableBefore.n})`,
  ],
  [`${to}: mean of everyone with a value`, (one) => `${number(one.availableAfter.mean)} (n = ${one.availableAfter.n})`],
  ['Rose beyond measurement error', (one) => one.beyond?.real.up ?? 'no limit published'],
  ['Fell beyond measurement error', (one) => one.beyond?.real.down ?? 'no limit published'],
  [
    'Possibly or probably rose',
    (one) => (one.beyond === null ? 'no limit published' : one.beyond.possible.up + one.beyond.likely.up),
  ],
  [
    'Possibly or probably fell',
    (one) => (one.beyond === null ? 'no limit published' : one.beyond.possible.down + one.beyond.likely.down),
  ],
];

/** The change of those who have a score in both, each instrument by itself. */
export function PairsTable({ figures, comparison }: ComparedProps) {
  const ends = [codeAt(figures, comparison.from), codeAt(figures, comparison.to)] as const;
  return (
    <Table caption={`${figures.label}: ${ends[0]} and ${ends[1]} compared`}>
      <Head>
        <Th>Of each instrument by itself</Th>
        {comparison.paired.map((one) => (
          <Th key={one.label} right>
            {one.label || 'Recorded number'}
          </Th>
        ))}
      </Head>
      <Body>
        {pairLines(ends).map(([title, of]) => (
          <Row key={title}>
            <Th row>{title}</Th>
            {comparison.paired.map((one) => (
              <Td key={one.label} right>
                {of(one)}
              </Td>
            ))}
          </Row>
        ))}
        <Row>
          <Th row>What may be said</Th>
          {comparison.paired.map((one) => (
            <Td key={one.label} right>
              <VerdictTag verdict={one.verdict} words={verdictWords[one.verdict]} />
            </Td>
          ))}
        </Row>
      </Body>
    </Table>
  );
}
