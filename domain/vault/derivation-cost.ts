/** How dear one guess at a passphrase is: what Argon2id is asked for. Memory in KiB. */
export interface DerivationCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** How long a derivation at some cost took on this computer. */
export interface MeasuredDerivation {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly milliseconds: number;
}

const mebibyte = 1024;

/** Below this no key file is taken, however slow the computer is. */
export const leastCost: DerivationCost = { memoryKiB: 64 * mebibyte, passes: 3, parallelism: 1 };

/** Above this no key file is taken: it would make a computer stand still. */
export const mostCost: DerivationCost = { memoryKiB: 1024 * mebibyte, passes: 10, parallelism: 16 };

/** What one unlocking is meant to take, in milliseconds. */
const aimedAt = 1000;

/** Memory is asked for in steps of this size, in KiB. */
const step = 8 * mebibyte;

/** The part of the computer's memory that one derivation may take: it has to work for the others too. */
const shareOfMemory = 1 / 8;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/**
 * The cost at which a derivation takes about a second on a computer where another was measured. Time grows with memory
 * times passes. Memory is what makes guessing dear on graphics cards, so it grows first, as far as the computer has it;
 * the passes grow where it cannot. Never outside what a key file may ask for. `totalMemoryKiB` is all that is built in.
 */
export function costFor(measured: MeasuredDerivation, totalMemoryKiB: number): DerivationCost {
  // What cannot have taken any time was not measured.
  const milliseconds = Math.max(1, measured.milliseconds);
  const affordable = (measured.memoryKiB * measured.passes * aimedAt) / milliseconds;
  const mostMemory = between(leastCost.memoryKiB, totalMemoryKiB * shareOfMemory, mostCost.memoryKiB);
  const wanted = between(leastCost.memoryKiB, affordable / leastCost.passes, mostMemory);
  const memoryKiB = Math.floor(wanted / step) * step;
  const passes = between(leastCost.passes, Math.floor(affordable / memoryKiB), mostCost.passes);
  return { memoryKiB, passes, parallelism: 1 };
}

const work = ({ memoryKiB, passes }: DerivationCost): number => memoryKiB * passes;

/** The dearer of two costs: a passphrase that is changed on a slow computer stays as dear to guess as it was. */
export const dearer = (one: DerivationCost, other: DerivationCost): DerivationCost =>
  work(other) > work(one) ? other : one;

/** Whether a cost is one that a key file may ask for. */
export function isSafeCost(cost: DerivationCost): boolean {
  const parts = ['memoryKiB', 'passes', 'parallelism'] as const;
  return parts.every(
    (part) => Number.isInteger(cost[part]) && cost[part] >= leastCost[part] && cost[part] <= mostCost[part],
  );
}
