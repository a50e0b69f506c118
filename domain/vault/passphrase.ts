import type { RefusalCode } from '../refusal.ts';
import { commonPassphrases, knownRuns } from './common-passphrases.ts';

/** What a passphrase must be: at least 15 characters, not a common one, no rules of composition, paste allowed. */

export const shortestPassphrase = 15;
const longestPassphrase = 1024;
/** A passphrase with this many characters or fewer that no list explains is as good as the list. */
const leastOfOnesOwn = 4;

/** The one form in which a passphrase is measured and turned into a key, so that keyboards and systems agree. */
export const normalisePassphrase = (text: string): string => text.normalize('NFKC');

/** Null when the passphrase may be used, otherwise why not. Characters are code points after normalisation. */
export function checkPassphrase(text: string): RefusalCode | null {
  const normal = normalisePassphrase(text);
  const length = [...normal].length;
  if (length > longestPassphrase) return 'passphrase-too-long';
  if (length < shortestPassphrase) return 'passphrase-too-short';
  return ownCharacters(normal) <= leastOfOnesOwn ? 'passphrase-too-common' : null;
}

export type StrengthWord = 'too short' | 'too long' | 'too common' | 'fair' | 'good' | 'strong';

export interface PassphraseStrength {
  readonly word: StrengthWord;
  readonly sentence: string;
}

/** How well a passphrase would hold against someone who has copied the file, in a word and a sentence. */
export function passphraseStrength(text: string): PassphraseStrength {
  const refused = checkPassphrase(text);
  if (refused === 'passphrase-too-long') return { word: 'too long', sentence: 'Use at most 1,024 characters.' };
  if (refused === 'passphrase-too-short') return { word: 'too short', sentence: shortBy(text) };
  if (refused !== null) {
    return {
      word: 'too common',
      sentence: 'An attacker would try this early. Use words that only you would put together.',
    };
  }
  const own = ownCharacters(normalisePassphrase(text));
  if (own < 17)
    return { word: 'fair', sentence: 'This will do. One more unrelated word makes it much harder to guess.' };
  if (own < 22) return { word: 'good', sentence: 'This would take an attacker a very long time.' };
  return { word: 'strong', sentence: 'This is as strong as the register needs.' };
}

function shortBy(text: string): string {
  const missing = shortestPassphrase - [...normalisePassphrase(text)].length;
  return `${missing} more ${missing === 1 ? 'character is' : 'characters are'} needed. Four unrelated words work well.`;
}

/**
 * Characters that are the person's own: those left over when words and runs that everyone knows, years and repeated
 * characters are taken away. Spaces and punctuation are not counted. Something short said twice is still short.
 */
function ownCharacters(normal: string): number {
  const { raw, leet } = folded(normal);
  const period = shortestPeriod(raw);
  const repeats = period * 2 <= raw.length;
  if (new Set(raw).size <= leastOfOnesOwn || (repeats && period < shortestPassphrase)) return 0;
  const end = repeats ? period : raw.length;
  return leastUnexplained(raw.slice(0, end), leet.slice(0, end));
}

const leetLetters: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '£': 'l',
};

/** Lower case without marks, spaces and punctuation; beside it, the same with digits read as the letters they stand for. */
function folded(normal: string): { readonly raw: string[]; readonly leet: string[] } {
  const lower = [...normal.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')];
  const kept = lower.filter((character) => /[\p{L}\p{N}@$£]/u.test(character));
  const raw = kept.some((character) => /[\p{L}\p{N}]/u.test(character))
    ? kept
    : lower.filter((character) => /\S/u.test(character));
  return { raw, leet: raw.map((character) => leetLetters[character] ?? character) };
}

/** Length of the shortest beginning that, repeated, gives the whole (the last time may be cut off). */
function shortestPeriod(text: readonly string[]): number {
  const border = [0];
  for (let at = 1, length = 0; at < text.length; at += 1) {
    while (length > 0 && text[at] !== text[length]) length = border[length - 1] ?? 0;
    if (text[at] === text[length]) length += 1;
    border.push(length);
  }
  return text.length - (border.at(-1) ?? 0);
}

const longestCommon = Math.max(...[...commonPassphrases].map((entry) => entry.length));
const runs = knownRuns.flatMap((run) => [run, [...run].reverse().join('')]);
const shortestPart = 3;

/** The fewest characters that must be left over when everything known is taken away, by dynamic programming. */
function leastUnexplained(raw: readonly string[], leet: readonly string[]): number {
  const least = [0];
  for (let end = 1; end <= raw.length; end += 1) {
    let best = (least[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - longestCommon); start <= end - shortestPart; start += 1) {
      const before = least[start] ?? 0;
      if (before < best && isKnown(raw.slice(start, end).join(''), leet.slice(start, end).join(''))) best = before;
    }
    least.push(best);
  }
  return least[raw.length] ?? 0;
}

const isKnown = (raw: string, leet: string): boolean =>
  commonPassphrases.has(raw) ||
  commonPassphrases.has(leet) ||
  /^(?:(.)\1{2,}|(?:19|20)\d\d)$/u.test(raw) ||
  runs.some((run) => run.includes(raw));
