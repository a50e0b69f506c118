import type { PersonCategory } from '../access.ts';
import type { RefusalCode } from '../refusal.ts';
import type { EqualityState } from './coded-facts.ts';

/**
 * What is chosen several at a time: how somebody may be reached, what they need to take part in a conversation (Accessible
 * Information Standard, DCB1605), and what makes a meeting possible (Equality Act 2010, section 20).
 */
export const choiceLists = ['contact-preference', 'communication-need', 'adjustment'] as const;
export type ChoiceList = (typeof choiceLists)[number];

interface ListWords {
  readonly label: string;
  /** The column that says whether it was asked. */
  readonly state: 'contactState' | 'communicationState' | 'adjustmentState';
  readonly category: PersonCategory;
}

/** An adjustment tells of health. How to talk with somebody has to be known to whoever may get in touch at all. */
export const choiceListWords: Readonly<Record<ChoiceList, ListWords>> = {
  'contact-preference': { label: 'How to get in touch', state: 'contactState', category: 'contact' },
  'communication-need': { label: 'Communication needs', state: 'communicationState', category: 'contact' },
  adjustment: { label: 'Reasonable adjustments', state: 'adjustmentState', category: 'health' },
};

/** Asked, and nothing is needed: stands alone. */
const none = 'none-needed';

/** Pairs of which only one can be true. */
const contrary: readonly (readonly [string, string])[] = [
  ['phone', 'no-phone'],
  ['text', 'no-text'],
  ['post', 'no-letter'],
];

/** What is wrong with what was chosen from a list; null where nothing is. */
export function checkChoices(codes: readonly string[], state: EqualityState): RefusalCode | null {
  if (state === 'recorded' && codes.length === 0) return 'value-missing';
  if (state !== 'recorded' && codes.length > 0) return 'value-not-expected';
  if (codes.includes(none) && codes.length > 1) return 'none-and-some';
  return contrary.some((pair) => pair.every((code) => codes.includes(code))) ? 'contact-contrary' : null;
}

/** What a worker has to see before they get in touch, in the order in which it matters. */
export const contactWarnings = ['safe-times', 'no-phone', 'no-text', 'no-letter', 'no-voicemail'] as const;
