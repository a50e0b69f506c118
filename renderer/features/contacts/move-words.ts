import type { QuarterNights } from '../../../domain/contacts/move-operations.ts';

const tones: Readonly<Record<string, string>> = {
  'rough-sleeping': 'street',
  'night-shelter': 'street',
  'prison-or-custody': 'institution',
  hospital: 'institution',
  'rehab-or-detox': 'institution',
  'housing-first-tenancy': 'home',
  'social-tenancy': 'home',
  'private-tenancy': 'home',
  'own-home': 'home',
};

/** The group of a housing category, by which a band draws it; the words beside it say the same. */
export const toneOf = (code: string | null): string => (code === null ? 'unknown' : (tones[code] ?? 'for-now'));

const count = (nights: number): string => `${nights} ${nights === 1 ? 'night' : 'nights'}`;

/** "55 nights rough sleeping, 31 hostel. 4 not known. 86 in all." Every night in scope is in it. */
export function nightsInWords(nights: QuarterNights['nights'], label: (code: string) => string): string {
  const { categories, notKnown, inScope, toCome } = nights;
  const each = categories.map(({ code, nights: many, estimated }) => {
    const sure = estimated === 0 ? '' : estimated === many ? ' (estimated)' : ` (${estimated} estimated)`;
    return `${label(code)}: ${many}${sure}`;
  });
  const unknown = notKnown === 0 ? [] : [`Not known: ${notKnown}`];
  const so = toCome === 0 ? '' : ' so far';
  return `${[...each, ...unknown].join('. ')}. Of ${count(inScope - toCome)}${so}.`;
}
