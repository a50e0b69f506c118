/**
 * Intervals that suit small numbers and assume no normal distribution. Values are whole numbers (hundredths of a score),
 * so that nothing is lost to rounding.
 */

/** A middle value with the interval that holds it; `coverage` is what the interval really reaches, 0.95 or more. */
export interface MiddleInterval {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

const tail = 0.025;
/** With fewer values no interval of this kind reaches 95 %: the widest one of five has 1 - 2/32. */
export const leastForInterval = 6;
/** Up to so many values the distribution is counted out; beyond it is approximated, as usual. */
const mostExact = 60;

/** How often each rank sum comes up among the 2^n ways to give signs to the ranks 1 to n, as probabilities. */
export function signedRankChances(n: number): Float64Array {
  let chances = Float64Array.of(1);
  for (let rank = 1; rank <= n; rank += 1) {
    const next = new Float64Array(chances.length + rank);
    for (const [sum, chance] of chances.entries()) {
      next[sum] = (next[sum] ?? 0) + chance / 2;
      next[sum + rank] = (next[sum + rank] ?? 0) + chance / 2;
    }
    chances = next;
  }
  return chances;
}

/** The largest `rank` with at most the tail's chance below it, and that chance; null where even the first has more. */
function rankWithin(chances: ArrayLike<number>): { rank: number; below: number } | null {
  let below = 0;
  let rank = 0;
  for (;;) {
    const next = below + (chances[rank] ?? 1);
    if (next > tail) return rank === 0 ? null : { rank, below };
    below = next;
    rank += 1;
  }
}

const pairsWithin = (sorted: readonly number[], most: number): number => {
  let count = 0;
  let other = sorted.length - 1;
  for (const [at, value] of sorted.entries()) {
    while (other >= at && value + (sorted[other] ?? 0) > most) other -= 1;
    if (other < at) break;
    count += other - at + 1;
  }
  return count;
};

/** The k-th smallest sum (from 1) of two of these values, each with itself included: twice a Walsh average. */
export function walshSum(sorted: readonly number[], k: number): number {
  let [low, high] = [2 * (sorted[0] ?? 0), 2 * (sorted.at(-1) ?? 0)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (pairsWithin(sorted, middle) >= k) high = middle;
    else low = middle + 1;
  }
  return low;
}

const inOrder = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The middle of the averages of all pairs (Hodges and Lehmann 1963); null of nothing. */
export function hodgesLehmann(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = inOrder(values);
  const sums = (sorted.length * (sorted.length + 1)) / 2;
  return (walshSum(sorted, Math.ceil(sums / 2)) + walshSum(sorted, Math.floor(sums / 2) + 1)) / 4;
}

function rankOfWalsh(n: number): { rank: number; below: number } | null {
  if (n <= mostExact) return rankWithin(signedRankChances(n));
  const sums = (n * (n + 1)) / 2;
  const rank = Math.floor(sums / 2 - 1.959963984540054 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24));
  return { rank, below: tail };
}

/**
 * The interval of Wilcoxon's signed rank test for the middle of differences that lie evenly around it: from the k-th
 * smallest to the k-th largest average of two. Hollander M, Wolfe DA (1999), Nonparametric Statistical Methods, 3.3. Ties
 * and differences of nothing stay in, which makes the closed interval cautious (Noether 1967). Null where there are too few.
 */
export function walshInterval(values: readonly number[]): MiddleInterval | null {
  const found = rankOfWalsh(values.length);
  if (found === null) return null;
  const sorted = inOrder(values);
  const sums = (sorted.length * (sorted.length + 1)) / 2;
  const { rank, below } = found;
  return {
    low: walshSum(sorted, rank) / 2,
    high: walshSum(sorted, sums + 1 - rank) / 2,
    coverage: 1 - 2 * below,
  };
}

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = inOrder(values);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

/** Chances of each number of heads in n throws, from none up to the half: more is not asked for. */
export function signChances(n: number): Float64Array {
  const chances = new Float64Array(Math.floor(n / 2) + 1);
  let logarithm = -n * Math.LN2;
  for (let heads = 0; heads < chances.length; heads += 1) {
    chances[heads] = Math.exp(logarithm);
    logarithm += Math.log(n - heads) - Math.log(heads + 1);
  }
  return chances;
}

/**
 * The interval of the sign test for a median, from the k-th smallest to the k-th largest value; it assumes nothing of how
 * the values lie. Conover WJ (1999), Practical Nonparametric Statistics, 3.2. Null where there are too few.
 */
export function medianInterval(values: readonly number[]): MiddleInterval | null {
  const found = rankWithin(signChances(values.length));
  if (found === null) return null;
  const sorted = inOrder(values);
  const { rank, below } = found;
  return { low: sorted[rank - 1] ?? 0, high: sorted[sorted.length - rank] ?? 0, coverage: 1 - 2 * below };
}
