/** An interval of proportions or of differences, its ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: every interval here is one of 95 %, two-sided. */
const z = 1.959963984540054;

/**
 * Wilson's interval for `count` out of `of` (score method without continuity correction). It never leaves 0 to 1 and holds
 * for small numbers. Newcombe RG (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine
 * 17:857-872, method 3. Nobody at all tells nothing: 0 to 1.
 */
export function wilson(count: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = 2 * of * share + z * z;
  const half = z * Math.sqrt(z * z + 4 * of * share * (1 - share));
  const under = 2 * (of + z * z);
  return { low: count === 0 ? 0 : (middle - half) / under, high: count === of ? 1 : (middle + half) / under };
}

/** Pairs of yes and no for the same people at two times. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly neither: number;
}

/** The correlation of the two answers as method 10 corrects it; 0 where one of them never varies. */
function correctedPhi({ both, onlyBefore, onlyAfter, neither }: PairedCounts): number {
  const margins = (both + onlyAfter) * (onlyBefore + neither) * (both + onlyBefore) * (onlyAfter + neither);
  if (margins === 0) return 0;
  const pairs = both + onlyBefore + onlyAfter + neither;
  const determinant = both * neither - onlyBefore * onlyAfter;
  const corrected = determinant > 0 ? Math.max(determinant - pairs / 2, 0) : determinant;
  return corrected / Math.sqrt(margins);
}

/**
 * The interval for the share after less the share before, of the same people: Wilson's intervals squared and added, with
 * the correlation of the pairs. Newcombe RG (1998), Improved confidence intervals for the difference between binomial
 * proportions based on paired data, Statistics in Medicine 17:2635-2650, method 10.
 */
export function pairedDifference(counts: PairedCounts): Interval & { readonly difference: number } {
  const { both, onlyBefore, onlyAfter, neither } = counts;
  const pairs = both + onlyBefore + onlyAfter + neither;
  if (pairs === 0) return { difference: 0, low: -1, high: 1 };
  const [after, before] = [(both + onlyAfter) / pairs, (both + onlyBefore) / pairs];
  const [ofAfter, ofBefore] = [wilson(both + onlyAfter, pairs), wilson(both + onlyBefore, pairs)];
  const phi = correctedPhi(counts);
  const added = (one: number, other: number): number =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
  const difference = (onlyAfter - onlyBefore) / pairs;
  return {
    difference,
    low: difference - added(after - ofAfter.low, ofBefore.high - before),
    high: difference + added(ofAfter.high - after, before - ofBefore.low),
  };
}
