import type { ThingWords } from '../history/thing-words.ts';

/** Cohorts, who is in them and who leads for whom, in plain words. Part of `domain/history/things.ts`. */
export const cohortsThings: Readonly<Record<string, ThingWords>> = {};
