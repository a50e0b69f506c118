import type { PersonChange } from './operations.ts';
import { withheldSentence } from './outside.ts';
import { verdictWords } from './reading.ts';
import type { Comparison, Figures, Paired, Point, Step } from './shapes.ts';

/** A table as it leaves in a file: numbers stay numbers, and what may not be said is empty. */
export interface FileTable {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Whose figures they are, when they were taken out, and for whom. */
export interface TakenFigures {
  readonly register: string;
  readonly on: string;
  readonly recipient: string;
}

const number = (value: number | null): string | number => value ?? '';
/** A share in percentage points with one decimal. */
const points = (value: number | null): string | number => (value === null ? '' : Math.round(value * 1000) / 10);

const isPlace = (key: string): boolean => key.startsWith('v:') || key.startsWith('s:') || key === 'blank';

function quarters({ steps, order, labels, distribution, valueType }: Figures): FileTable {
  const keys = order.filter((key) => isPlace(key) && (valueType === 'code' || !key.startsWith('v:')));
  const codeOf = new Map(steps.map(({ step, code, label }) => [step, [code, label] as const]));
  return {
    name: 'By quarter',
    rows: [
      ['Quarter', 'Dates', 'In the cohort', 'With a value', ...keys.map((key) => labels[key] ?? key)],
      ...distribution.map(({ step, inScope, recorded, cells }) => [
        ...(codeOf.get(step) ?? ['', '']),
        inScope,
        recorded,
        ...keys.map((key) => cells.find((cell) => cell.key === key)?.count ?? 0),
      ]),
    ],
  };
}

const pointCells = (point: Point): (string | number)[] => [
  point.n,
  number(point.mean),
  number(point.median),
  number(point.low),
  number(point.high),
  number(point.complete?.n ?? null),
  number(point.complete?.mean ?? null),
  number(point.complete?.median ?? null),
];

function scores({ series, steps }: Figures): FileTable {
  const codeOf = new Map(steps.map(({ step, code }) => [step, code]));
  const head = [
    ...['Instrument', 'Quarter', 'People', 'Mean', 'Median', 'Median, 95 % from', 'Median, 95 % to'],
    ...['People with a value at every quarter compared', 'Mean of these', 'Median of these'],
  ];
  const rows = series.flatMap(({ label, points: own }) =>
    own.map((point) => [label, codeOf.get(point.step) ?? '', ...pointCells(point)]),
  );
  return { name: 'Scores', rows: [head, ...rows] };
}

function flow({ flow: moves }: Comparison, labels: Figures['labels'], [from, to]: readonly [Step, Step]): FileTable {
  const word = (key: string): string => labels[key] ?? key;
  return {
    name: 'From where to where',
    rows: [[from.code, to.code, 'People'], ...moves.map((move) => [word(move.from), word(move.to), move.count])],
  };
}

function shares(comparison: Comparison, labels: Figures['labels'], [from, to]: readonly [Step, Step]): FileTable {
  return {
    name: 'Compared',
    rows: [
      [
        ...['Value', from.code, to.code, 'People with a value in both', 'Difference, percentage points'],
        ...['95 % from', '95 % to', 'Reading'],
      ],
      ...comparison.shares.map((one) => [
        ...[labels[one.key] ?? one.key, one.before, one.after, one.of],
        ...[points(one.difference), points(one.low), points(one.high)],
        one.difference === null ? '' : verdictWords[one.verdict],
      ]),
    ],
  };
}

const middles = ({ n, mean, median }: Paired['before']): (string | number)[] => [n, number(mean), number(median)];

function pairs({ paired }: Comparison, [from, to]: readonly [Step, Step]): FileTable {
  const line = (title: string, of: (one: Paired) => string | number): (string | number)[] => [title, ...paired.map(of)];
  const three = (title: string, of: (one: Paired) => Paired['before']): (string | number)[][] =>
    ['people', 'mean', 'median'].map((what, at) => line(`${title}, ${what}`, (one) => middles(of(one))[at] ?? ''));
  const beyond = (title: string, of: (one: NonNullable<Paired['beyond']>) => number): (string | number)[] =>
    line(title, ({ beyond: found }) => (found === null ? 'no limit is published' : of(found)));
  return {
    name: 'Compared',
    rows: [
      line('', ({ label }) => label || 'Recorded number'),
      line(`People with a value in both ${from.code} and ${to.code}`, (one) => one.pairs),
      line('Rose', (one) => one.rose),
      line('Fell', (one) => one.fell),
      line('Stayed the same', (one) => one.same),
      line('Middle change', (one) => number(one.middle)),
      line('Middle change, 95 % from', (one) => number(one.low)),
      line('Middle change, 95 % to', (one) => number(one.high)),
      line('Reading', (one) => (one.middle === null ? '' : verdictWords[one.verdict])),
      ...three(`${from.code}, the same people`, (one) => one.before),
      ...three(`${to.code}, the same people`, (one) => one.after),
      ...three(`${from.code}, everyone with a value`, (one) => one.availableBefore),
      ...three(`${to.code}, everyone with a value`, (one) => one.availableAfter),
      beyond('Rose beyond measurement error', (one) => one.real.up),
      beyond('Fell beyond measurement error', (one) => one.real.down),
      beyond('Possibly or probably rose', (one) => one.possible.up + one.likely.up),
      beyond('Possibly or probably fell', (one) => one.possible.down + one.likely.down),
    ],
  };
}

const methods = [
  'Shares: Newcombe 1998, paired differences, method 10. Scores: middle change by Hodges and Lehmann, with the interval of the signed rank test.',
  'Medians: interval of the sign test. Every interval holds for the people who were asked; it says nothing of why something changed.',
];

/** What a reader has to know beside the tables: what it is, for whom, what is left out, and what changed in recording. */
function about(figures: Figures, taken: TakenFigures): FileTable {
  const notes = figures.notes.map(
    ({ periodCode, words }) => `Recording practice changed from ${periodCode} on: ${words}`,
  );
  return {
    name: 'About',
    rows: [
      [`${figures.label}: change in the cohort`],
      [`${taken.register}, taken out on ${taken.on} for ${taken.recipient}.`],
      ['Counts are exact and can be small. For the recipient named alone, and not for publication.'],
      [withheldSentence],
      [figures.reading],
      ...methods.map((one) => [one]),
      ...notes.map((one) => [one]),
    ],
  };
}

/** Every table of the figures; they have to be as they may leave (`asOutside`). */
export function figureTables(figures: Figures, taken: TakenFigures): FileTable[] {
  const { comparison, steps, labels } = figures;
  const isCoded = figures.valueType === 'code';
  const [from, to] = [comparison?.from, comparison?.to].map((end) => steps.find(({ step }) => step === end));
  const compared =
    comparison === null || from === undefined || to === undefined
      ? []
      : isCoded
        ? [flow(comparison, labels, [from, to]), shares(comparison, labels, [from, to])]
        : [pairs(comparison, [from, to])];
  return [about(figures, taken), quarters(figures), ...(isCoded ? [] : [scores(figures)]), ...compared];
}

/** A line for each person by reference, which leads to them: pseudonymised personal data. */
export function peopleTable(
  label: string,
  people: readonly PersonChange[],
  [from, to]: readonly [Step, Step],
  taken: TakenFigures,
): FileTable[] {
  return [
    {
      name: 'About',
      rows: [
        [`${label}: ${from.code} and ${to.code}, person by person`],
        [`${taken.register}, taken out on ${taken.on} for ${taken.recipient}.`],
        [
          'Pseudonymised personal data: references lead to people. Keep it locked away, and destroy it when it is done with.',
        ],
      ],
    },
    {
      name: 'People',
      rows: [
        ['Reference', from.code, to.code, 'Change', 'Against measurement error'],
        ...people.map((one) => [one.reference, one.before, one.after, number(one.change), one.words]),
      ],
    },
  ];
}
