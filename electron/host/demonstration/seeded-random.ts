/** Chance that falls the same way every time. Good enough to scatter invented figures, never for keys. */
export interface SeededRandom {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  bytes(length: number): Uint8Array;
}

/** Mulberry32: 32 bits of state, moved on by an odd constant and mixed. The same seed gives the same sequence. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = (): number => next() / 2 ** 32;
  return {
    fraction,
    chance: (probability) => fraction() < probability,
    between: (lowest, highest) => lowest + Math.floor(fraction() * (highest - lowest + 1)),
    pick: (list) => list[Math.floor(fraction() * list.length)] ?? list[0],
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  };
}
