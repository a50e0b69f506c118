import type { ThingWords } from '../history/thing-words.ts';

/** Saved views of lists, in plain words. Part of `domain/history/things.ts`. */
export const listsThings: Readonly<Record<string, ThingWords>> = {};
