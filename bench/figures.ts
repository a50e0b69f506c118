/** One line of the table: what was measured, its median and range, and what it is compared with in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'µs' | 'entries/s' | 'commits' | 'searches';
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  /** What the median is divided by, and the quotient. */
  readonly against?: { readonly name: string; readonly ratio: number };
  /** The goal, in words, and whether this run met it. */
  readonly goal?: { readonly words: string; readonly met: boolean };
}

export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - (sorted.length % 2 === 0 ? 1 : 0)] ?? 0, sorted[half] ?? 0];
  return (low + high) / 2;
}

export const figureOf = (name: string, values: readonly number[], unit: Figure['unit'] = 'ms'): Figure => ({
  name,
  unit,
  median: middle(values),
  least: Math.min(...values),
  most: Math.max(...values),
  runs: values.length,
});

/** A figure with its goal: fewer milliseconds than this. */
export const under = (figure: Figure, limit: number): Figure => ({
  ...figure,
  goal: { words: `under ${limit} ms`, met: figure.median < limit },
});

/** Milliseconds of each of `runs` calls, after a few that do not count. */
export async function timed(runs: number, work: () => unknown, warmUp = Math.ceil(runs / 10)): Promise<number[]> {
  for (let at = 0; at < warmUp; at += 1) await work();
  const taken: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken;
}

/** The longest time in which this thread could not do anything else while a key was derived. */
export async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 2);
  await work();
  clearInterval(beat);
  // A pause at the very end ends before the next beat.
  return Math.max(longest, performance.now() - last);
}

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);

/** The figures as a table for people, in Markdown. */
export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${rounded(figure.median)} ${figure.unit}`,
    `${rounded(figure.least)} to ${rounded(figure.most)}`,
    String(figure.runs),
    figure.against === undefined ? '' : `${figure.against.ratio.toFixed(2)} × ${figure.against.name}`,
    figure.goal === undefined ? '' : `${figure.goal.words}: ${figure.goal.met ? 'met' : 'NOT MET'}`,
  ]);
  const head = ['What', 'Median', 'Range', 'Runs', 'Compared', 'Goal'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
