import type { ThingWords } from '../history/thing-words.ts';

/** Goals, strengths, actions and agreed risks, in plain words. Part of `domain/history/things.ts`. */
export const plansThings: Readonly<Record<string, ThingWords>> = {};
