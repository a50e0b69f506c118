import type { Content } from './content.ts';

/** What one acknowledged call put where; null takes away. */
export type Effects = readonly (readonly [at: string, it: string | null])[];

/** The content once these calls have had their effect, in their order. */
export function contentAfter(content: Content, calls: readonly Effects[]): Content {
  const next = new Map(content);
  for (const effects of calls) {
    for (const [at, it] of effects) {
      if (it === null) next.delete(at);
      else next.set(at, it);
    }
  }
  return next;
}

/** Where two contents differ, as places only. */
export function differences(expected: Content, found: Content): string[] {
  const places = new Set([...expected.keys(), ...found.keys()]);
  return [...places].filter((at) => expected.get(at) !== found.get(at));
}

export interface Judgement {
  /** Places at which something acknowledged is missing or something stands that nobody wrote. */
  readonly lost: readonly string[];
  /** Places that show that the call in flight had some of its effects, but not all. */
  readonly halfDone: readonly string[];
  /** What the register holds now: with the call in flight or without it. */
  readonly content: Content;
}

/**
 * Holds what was found against what was acknowledged. The call that was in flight when the process died may have
 * happened or not, but only as a whole.
 */
export function judge(
  before: Content,
  acknowledged: readonly Effects[],
  inFlight: Effects | undefined,
  found: Content,
): Judgement {
  const without = contentAfter(before, acknowledged);
  const amiss = differences(without, found);
  if (amiss.length === 0) return { lost: [], halfDone: [], content: without };
  const withIt = contentAfter(without, inFlight === undefined ? [] : [inFlight]);
  if (differences(withIt, found).length === 0) return { lost: [], halfDone: [], content: withIt };
  const inDoubt = new Set((inFlight ?? []).map(([at]) => at));
  return {
    lost: amiss.filter((at) => !inDoubt.has(at)),
    halfDone: amiss.filter((at) => inDoubt.has(at)),
    content: found,
  };
}
