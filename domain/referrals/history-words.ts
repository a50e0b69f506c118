import type { ThingWords } from '../history/thing-words.ts';

/** Referrals, how they are ordered and decided, in plain words. Part of `domain/history/things.ts`. */
export const referralsThings: Readonly<Record<string, ThingWords>> = {};
