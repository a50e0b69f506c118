/** A word that puts the blame on the person, and what says the same without it. */
export interface KinderWord {
  readonly said: string;
  readonly instead: string;
}

const words: readonly (KinderWord & { readonly pattern: RegExp })[] = [
  {
    pattern: /\bfail(ed|ing|s|ure)? to engage\b/i,
    said: 'failed to engage',
    instead: 'could not be reached, or chose not to meet',
  },
  { pattern: /\brefus(ed|es|ing|al)\b/i, said: 'refused', instead: 'said no, or decided against it' },
  {
    pattern: /\bnon-?\s?complian(t|ce)\b/i,
    said: 'non-compliant',
    instead: 'did not take up the offer, with the reason if it is known',
  },
  // Only in capitals: the abbreviation for "did not attend".
  { pattern: /\bDNA('?d|s)?\b/, said: 'DNA', instead: 'was not there, and what may have made it hard' },
  {
    pattern: /\bchaotic\b/i,
    said: 'chaotic',
    instead: 'what is hard at the moment, such as no phone or nowhere to sleep',
  },
  { pattern: /\bhard[- ]to[- ]reach\b/i, said: 'hard to reach', instead: 'we have not reached them yet' },
  {
    pattern: /\battention[- ]seeking\b/i,
    said: 'attention seeking',
    instead: 'what happened, and what the person was asking for',
  },
];

/** The blaming words in a text, each once, with what could stand instead. */
export const kinderWordsFor = (text: string): readonly KinderWord[] =>
  words.filter(({ pattern }) => pattern.test(text));
