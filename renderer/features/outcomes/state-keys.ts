import type { ReasonState } from './cell-entry.ts';

/** The letter that, with Alt, says why there is no value. No value begins with Alt, so they never collide. */
export const stateLetters: Readonly<Record<ReasonState, string>> = {
  'not-known': 'K',
  declined: 'D',
  'not-asked': 'A',
  'not-applicable': 'N',
  'not-supplied': 'S',
};

/** What else a letter with Alt does. */
export const proposalLetter = 'P';
export const confirmLetter = 'C';
export const estimateLetter = 'E';

interface Pressed {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The letter pressed with Alt alone, in capitals; null otherwise. By the key and not what it writes: with Alt some
 * keyboards write a sign instead. AltGr, which is Ctrl and Alt together, writes letters and does nothing here.
 */
export function altLetter({ code, altKey, ctrlKey, metaKey }: Pressed): string | null {
  if (!altKey || ctrlKey || metaKey || !code.startsWith('Key')) return null;
  return code.slice('Key'.length);
}

export const stateOfLetter = (letter: string): ReasonState | null => {
  const found = Object.entries(stateLetters).find(([, own]) => own === letter);
  return found === undefined ? null : (found[0] as ReasonState);
};
