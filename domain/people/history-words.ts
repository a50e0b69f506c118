import type { ThingWords } from '../history/thing-words.ts';

/** Numbers, facts of equality and what else is known of a person, in plain words. Part of `domain/history/things.ts`. */
export const peopleThings: Readonly<Record<string, ThingWords>> = {};
