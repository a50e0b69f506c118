/**
 * What may be sealed: facts that can put somebody in danger or shame them when the wrong person reads them. A closed list,
 * because only the program knows how to keep each of them out of lists, search and returns.
 */
export const sealedKinds = [
  {
    code: 'whereabouts',
    label: 'Refuge or whereabouts',
    hint: 'Where somebody stays who is at risk from another person.',
  },
  { code: 'sex-work', label: 'Sex work', hint: 'Selling or exchanging sex, now or before.' },
  { code: 'immigration', label: 'Immigration and asylum', hint: 'Status, a claim, or worries about either.' },
  { code: 'gender-history', label: 'Gender history', hint: 'A former name, or a gender given at birth.' },
  { code: 'sexual-orientation', label: 'Sexual orientation', hint: 'In the person’s own words.' },
  { code: 'hiv', label: 'HIV', hint: 'Status and treatment.' },
] as const;

export type SealedKind = (typeof sealedKinds)[number]['code'];

export const sealedKindCodes = sealedKinds.map((kind) => kind.code) as [SealedKind, ...SealedKind[]];

/** Longest text of a sealed fact, in UTF-16 units. */
export const longestSealedText = 600;

/** Every box about a person is filled up to this many bytes, so that its length says nothing about what is in it. */
export const sealedFactLength = 3072;
/** The same for the box that stands beside a coded value. */
export const sealedValueLength = 256;
