/** What a stored value is, so that it can be said in words. `text` is whatever somebody wrote in their own words. */
export type Meaning =
  | 'text'
  | 'day'
  | 'moment'
  | 'flag'
  | 'answer'
  | 'state'
  | 'number'
  | 'hidden'
  | 'need'
  | 'fact'
  | 'fact-value'
  | 'portrait-part'
  | 'agency'
  | 'cohort'
  | 'period'
  | 'definition'
  | 'user'
  | { readonly list: string }
  /** A code of one of several lists. */
  | { readonly lists: readonly string[] }
  | { readonly words: Readonly<Record<string, string>> };

export interface FieldWords {
  readonly label: string;
  readonly meaning: Meaning;
}

export interface ThingWords {
  readonly label: string;
  readonly fields: Readonly<Record<string, FieldWords>>;
}

/** A field in words. */
export const say = (label: string, meaning: Meaning = 'text'): FieldWords => ({ label, meaning });
/** A value that is one of these codes. */
export const words = (given: Readonly<Record<string, string>>): Meaning => ({ words: given });
/** A field that is not told. */
export const hidden = say('', 'hidden');
