/** One line of the table: what was done how often, and what came of it. */
export interface Result {
  readonly what: string;
  readonly tried: number;
  /** What was tried, in the plural: kills, flips, crash states. */
  readonly unit: string;
  readonly seconds: number;
  /** Counts and ratios, in words. */
  readonly found: string;
  /** What must not have happened, one sentence each; none where it passed. */
  readonly failures: readonly string[];
  /** Why it was not done; such a line counts neither as passed nor as failed. */
  readonly skipped?: string;
}

export const skippedResult = (what: string, unit: string, skipped: string): Result => ({
  what,
  unit,
  skipped,
  tried: 0,
  seconds: 0,
  found: '',
  failures: [],
});

const perMinute = ({ tried, seconds }: Result): string => (seconds === 0 ? '' : ((tried / seconds) * 60).toFixed(0));

const outcome = (result: Result): string => {
  if (result.skipped !== undefined) return `skipped: ${result.skipped}`;
  return result.failures.length === 0 ? result.found : `FAILED: ${result.found}`;
};

/** The results as a table for people, in Markdown. */
export function asTable(results: readonly Result[]): string {
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
