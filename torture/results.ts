/** What is counted: the totals under the table add up each of these. */
export type Unit =
  | 'kills'
  | 'statements'
  | 'bit flips'
  | 'truncations'
  | 'limits'
  | 'crash states'
  | 'files'
  | 'times'
  | 'faults made on purpose'
  | 'carried through';

/** One line of the table: what was done how often, and what came of it. */
export interface Result {
  readonly what: string;
  readonly tried: number;
  readonly unit: Unit;
  readonly seconds: number;
  /** How often each thing was seen, by the words for it, in the order of the table. */
  readonly counts: Readonly<Record<string, number>>;
  /** What else there is to say. */
  readonly note?: string;
  /** Something that must be reported as a loss: it shows that the campaign can see one. */
  readonly control?: boolean;
  /** What must not have happened, one sentence each; none where it passed. */
  readonly failures: readonly string[];
  /** Why it was not done; such a line counts neither as passed nor as failed. */
  readonly skipped?: string;
}

export const skippedResult = (what: string, unit: Unit, skipped: string): Result => ({
  what,
  unit,
  skipped,
  tried: 0,
  seconds: 0,
  counts: {},
  failures: [],
});

const failuresKept = 40;

function addCounts(one: Result['counts'], other: Result['counts']): Result['counts'] {
  const words = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(words.map((word) => [word, (one[word] ?? 0) + (other[word] ?? 0)]));
}

function addUp(one: Result, other: Result): Result {
  if (one.skipped !== undefined) return other;
  if (other.skipped !== undefined) return one;
  return {
    ...other,
    tried: one.tried + other.tried,
    seconds: one.seconds + other.seconds,
    counts: addCounts(one.counts, other.counts),
    failures: [...one.failures, ...other.failures].slice(0, failuresKept),
  };
}

/** The lines of several runs as one table: what was done in both is added up. */
export function addRuns(earlier: readonly Result[], later: readonly Result[]): Result[] {
  const sum = new Map(earlier.map((result) => [result.what, result]));
  for (const result of later) {
    const before = sum.get(result.what);
    sum.set(result.what, before === undefined ? result : addUp(before, result));
  }
  return [...sum.values()];
}

const perMinute = ({ tried, seconds }: Result): string => (seconds === 0 ? '' : ((tried / seconds) * 60).toFixed(0));

/** Counts and what else there is to say, in words. */
export function foundWords({ counts, note }: Result): string {
  const counted = Object.entries(counts).map(([what, often]) => `${often} ${what}`);
  return [counted.join(', '), note ?? ''].filter((words) => words !== '').join('; ');
}

const outcome = (result: Result): string => {
  if (result.skipped !== undefined) return `skipped: ${result.skipped}`;
  return result.failures.length === 0 ? foundWords(result) : `FAILED: ${foundWords(result)}`;
};

function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.what,
    result.skipped === undefined ? `${result.tried} ${result.unit}` : '',
    result.skipped === undefined ? result.seconds.toFixed(1) : '',
    perMinute(result),
    outcome(result),
  ]);
  const head = ['What', 'Tried', 'Seconds', 'A minute', 'Found'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** What must stay at nought, by the words of the counts. */
const losses = ['lost', 'half done', 'SILENT', 'WITHOUT WORDS', 'with something lost'];

function totalOf(results: readonly Result[], unit: Unit): string[] {
  const these = results.filter((one) => one.unit === unit && one.skipped === undefined && one.control !== true);
  const tried = these.reduce((sum, one) => sum + one.tried, 0);
  if (tried === 0) return [];
  const counts = these.map((one) => one.counts).reduce(addCounts, {});
  const seen = losses.flatMap((word) => (counts[word] === undefined ? [] : [`${counts[word]} ${word}`]));
  const failed = these.reduce((sum, one) => sum + one.failures.length, 0);
  return [`- ${tried} ${unit}: ${[...seen, `${failed} failures`].join(', ')}`];
}

const totalled: readonly Unit[] = [
  'kills',
  'statements',
  'bit flips',
  'truncations',
  'limits',
  'crash states',
  'times',
];

/** The results for people, in Markdown: what was tried, the controls, and the totals. */
export function asReport(results: readonly Result[]): string {
  const controls = results.filter(({ control }) => control === true);
  const others = results.filter(({ control }) => control !== true);
  return [
    ...(others.length === 0 ? [] : [tableOf(others)]),
    ...(controls.length === 0 ? [] : ['Controls: in each of these a loss had to be seen.', tableOf(controls)]),
    ['In all:', ...totalled.flatMap((unit) => totalOf(results, unit))].join('\n'),
  ].join('\n\n');
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Every line of the table counts as one. */
export function tallyOf(results: readonly Result[]): Tally {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const skipped = results.filter((result) => result.skipped !== undefined).length;
  return { passed: results.length - failed - skipped, failed, skipped };
}
