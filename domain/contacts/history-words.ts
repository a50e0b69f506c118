import type { ThingWords } from '../history/thing-words.ts';

/** Contacts and what happened, by day, in plain words. Part of `domain/history/things.ts`. */
export const contactsThings: Readonly<Record<string, ThingWords>> = {};
