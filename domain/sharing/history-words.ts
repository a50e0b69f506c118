import type { ThingWords } from '../history/thing-words.ts';

/** Consent, refusals and disclosures, in plain words. Part of `domain/history/things.ts`. */
export const sharingThings: Readonly<Record<string, ThingWords>> = {};
