import { randomInt } from 'node:crypto';
import { passphraseWords } from '../vault/suggest-passphrase.ts';

/**
 * More words than for a passphrase of one's own: a workbook lies in mailboxes for years, and Excel's own rounds cost whoever
 * guesses far less than Argon2id does. Six of 7,776 are about 77 bits.
 */
const wordsInPassword = 6;

/** A password to be told by another way than the workbook, chosen by the system's source of randomness. */
export const requestPassword = (throwDie: (sides: number) => number = randomInt): string =>
  Array.from({ length: wordsInPassword }, () => passphraseWords[throwDie(passphraseWords.length)]).join(' ');
