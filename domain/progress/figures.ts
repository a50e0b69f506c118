import { type Polarity, valueStates } from '../outcomes/values.ts';
import { pairedDifference } from './intervals.ts';
import { blank, type CellKey, codeIn, numberIn } from './keys.ts';
import { type changeSizes, type Hundredths, scaleOf } from './measurement-error.ts';
import { hodgesLehmann, leastForInterval, medianInterval, medianOf, walshInterval } from './ranks.ts';
import type { Distribution, Paired, Point, Series, Share, Verdict } from './shapes.ts';

/** So many people stand at this key of this step. */
export interface CountedCell {
  readonly step: number;
  readonly key: CellKey;
  readonly count: number;
}

/** So many people stood there at one end of a comparison and stand here at the other. */
export interface CountedMove {
  readonly from: CellKey;
  readonly to: CellKey;
  readonly count: number;
}

const inPointsOf = (value: Hundredths | null): number | null => (value === null ? null : Math.round(value) / 100);

/** Mean and median of scores, in points. Raw totals never come here. */
export function middlesOf(values: readonly Hundredths[]): { n: number; mean: number | null; median: number | null } {
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    n: values.length,
    mean: values.length === 0 ? null : inPointsOf(total / values.length),
    median: inPointsOf(medianOf(values)),
  };
}

/** The order of keys: codes as their list has them, then each state, then blank. */
export const orderOfKeys = (codes: readonly string[]): CellKey[] => [
  ...codes.map((code) => `v:${code}`),
  ...valueStates.filter((state) => state !== 'recorded').map((state) => `s:${state}`),
  blank,
];

const isValue = (key: CellKey): boolean => codeIn(key) !== null || numberIn(key) !== null;

/** How the people of each step lie; numbers are counted together, because they are drawn by themselves. */
export function distributionsOf(steps: readonly number[], cells: readonly CountedCell[]): Distribution[] {
  return steps.map((step) => {
    const own = cells.filter((cell) => cell.step === step);
    const sum = (some: readonly CountedCell[]) => some.reduce((total, { count }) => total + count, 0);
    return {
      step,
      inScope: sum(own),
      recorded: sum(own.filter(({ key }) => isValue(key))),
      cells: own.filter(({ key }) => numberIn(key) === null).map(({ key, count }) => ({ key, count })),
    };
  });
}

const instrumentsIn = (keys: readonly CellKey[]): (string | null)[] => [
  ...new Set(keys.flatMap((key) => numberIn(key)?.instrument ?? (numberIn(key) === null ? [] : [null]))),
];

/** Scores at these keys that belong to an instrument, each as often as it is counted. */
function scoresOf(cells: readonly Omit<CountedCell, 'step'>[], instrument: string | null): Hundredths[] {
  return cells.flatMap(({ key, count }) => {
    const number = numberIn(key);
    const score =
      number === null || number.instrument !== instrument ? null : scaleOf(instrument).scoreOf(number.value);
    return score === null ? [] : Array.from({ length: count }, () => score);
  });
}

/**
 * Scores by step, each instrument a line of its own: two instruments, or two versions of one, are never joined.
 * `complete` are the cells of those alone who have a value at every step of the comparison.
 */
export function seriesOf(cells: readonly CountedCell[], complete: readonly CountedCell[]): Series[] {
  const steps = [...new Set(cells.map(({ step }) => step))].toSorted((a, b) => a - b);
  const completeSteps = new Set(complete.map(({ step }) => step));
  return instrumentsIn(cells.map(({ key }) => key)).map((instrument) => ({
    instrument,
    label: scaleOf(instrument).label,
    points: steps.flatMap((step): Point[] => {
      const values = scoresOf(at(cells, step), instrument);
      if (values.length === 0) return [];
      const found = medianInterval(values);
      return [
        {
          step,
          ...middlesOf(values),
          low: inPointsOf(found?.low ?? null),
          high: inPointsOf(found?.high ?? null),
          complete: completeSteps.has(step) ? middlesOf(scoresOf(at(complete, step), instrument)) : null,
        },
      ];
    }),
  }));
}

const at = (cells: readonly CountedCell[], step: number): CountedCell[] => cells.filter((cell) => cell.step === step);

/**
 * What may be said of a change: nothing where its interval holds no change, or where recording practice changed in
 * between; better or worse only where the measure itself says which way is good.
 */
export function verdictOf(
  pairs: number,
  interval: { readonly low: number; readonly high: number } | null,
  polarity: Polarity,
  muted: boolean,
): Verdict {
  if (pairs === 0) return 'no-pairs';
  if (muted) return 'muted';
  if (interval === null) return 'too-few';
  if (interval.low <= 0 && interval.high >= 0) return 'cannot-tell';
  if (polarity !== 'up-is-good' && polarity !== 'down-is-good') return 'changed';
  return interval.low > 0 === (polarity === 'up-is-good') ? 'better' : 'worse';
}

const total = (moves: readonly CountedMove[]): number => moves.reduce((sum, { count }) => sum + count, 0);

/** Each code among those who have one at both ends, before and after, with the interval of the difference. */
export function sharesOf(moves: readonly CountedMove[], order: readonly CellKey[], muted: boolean): Share[] {
  const pairs = moves.filter(({ from, to }) => codeIn(from) !== null && codeIn(to) !== null);
  const of = total(pairs);
  return order
    .filter((key) => pairs.some(({ from, to }) => from === key || to === key))
    .map((key) => {
      const counts = {
        both: total(pairs.filter(({ from, to }) => from === key && to === key)),
        onlyBefore: total(pairs.filter(({ from, to }) => from === key && to !== key)),
        onlyAfter: total(pairs.filter(({ from, to }) => from !== key && to === key)),
        neither: total(pairs.filter(({ from, to }) => from !== key && to !== key)),
      };
      const found = pairedDifference(counts);
      return {
        key,
        before: counts.both + counts.onlyBefore,
        after: counts.both + counts.onlyAfter,
        of,
        ...found,
        // A place is never better than another one by itself; only that it changed is said.
        verdict: verdictOf(of, of < leastForInterval ? null : found, 'none', muted),
      };
    });
}

interface ScoredMove {
  readonly before: Hundredths;
  readonly after: Hundredths;
  readonly count: number;
}

/** Moves between two scores of one instrument, and how many pairs of numbers are not compared and why. */
export function scoredMoves(moves: readonly CountedMove[]) {
  const byInstrument = new Map<string | null, ScoredMove[]>();
  let [otherInstrument, notAScore] = [0, 0];
  for (const { from, to, count } of moves) {
    const [one, other] = [numberIn(from), numberIn(to)];
    if (one === null || other === null) continue;
    if (one.instrument !== other.instrument) otherInstrument += count;
    else {
      const { scoreOf } = scaleOf(one.instrument);
      const [before, after] = [scoreOf(one.value), scoreOf(other.value)];
      if (before === null || after === null) notAScore += count;
      else byInstrument.set(one.instrument, [...(byInstrument.get(one.instrument) ?? []), { before, after, count }]);
    }
  }
  return { byInstrument, otherInstrument, notAScore };
}

function beyondOf(moves: readonly ScoredMove[], instrument: string | null): Paired['beyond'] {
  const { sizeOf } = scaleOf(instrument);
  if (sizeOf(0) === 'no-limit') return null;
  const count = (size: (typeof changeSizes)[number], sign: number): number =>
    moves
      .filter(({ before, after }) => sizeOf(after - before) === size && Math.sign(after - before) === sign)
      .reduce((sum, move) => sum + move.count, 0);
  const both = (size: (typeof changeSizes)[number]) => ({ up: count(size, 1), down: count(size, -1) });
  return { real: both('real'), likely: both('likely'), possible: both('possible') };
}

/** The change of those who have a score at both ends, for each instrument. `available` are the cells of both steps. */
export function pairedOf(
  moves: readonly CountedMove[],
  available: { readonly before: readonly CountedCell[]; readonly after: readonly CountedCell[] },
  polarity: Polarity,
  muted: boolean,
): Paired[] {
  const scored = scoredMoves(moves).byInstrument;
  const instruments = instrumentsIn([...available.before, ...available.after].map(({ key }) => key));
  return instruments.map((instrument) => {
    const own = scored.get(instrument) ?? [];
    const spread = (of: (move: ScoredMove) => number): number[] =>
      own.flatMap((move) => Array.from({ length: move.count }, () => of(move)));
    const changes = spread(({ before, after }) => after - before);
    const interval = walshInterval(changes);
    return {
      instrument,
      label: scaleOf(instrument).label,
      pairs: changes.length,
      rose: changes.filter((change) => change > 0).length,
      fell: changes.filter((change) => change < 0).length,
      same: changes.filter((change) => change === 0).length,
      middle: inPointsOf(hodgesLehmann(changes)),
      low: inPointsOf(interval?.low ?? null),
      high: inPointsOf(interval?.high ?? null),
      coverage: interval?.coverage ?? null,
      before: middlesOf(spread(({ before }) => before)),
      after: middlesOf(spread(({ after }) => after)),
      availableBefore: middlesOf(scoresOf(available.before, instrument)),
      availableAfter: middlesOf(scoresOf(available.after, instrument)),
      beyond: beyondOf(own, instrument),
      verdict: verdictOf(changes.length, interval, polarity, muted),
      source: scaleOf(instrument).source,
    };
  });
}
