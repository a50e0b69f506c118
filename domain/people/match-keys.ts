import { firstNamesOf, isSlipLong, type Matchable, soundsOf, wholeNamesOf } from './matching.ts';
import { nicknameGroups } from './nicknames.ts';

/** A word with each of its letters left out: two words that are one slip apart have one of these in common. */
const lettersLeftOut = (word: string): string[] =>
  isSlipLong(word) ? [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))] : [];

const keysOfWord = (word: string): string[] => [
  `is ${word}`,
  ...[...nicknameGroups(word)].map((group) => `nick ${group}`),
  ...soundsOf(word).map((sound) => `sounds ${sound}`),
  ...lettersLeftOut(word).map((rest) => `slip ${rest}`),
];

/** Several words are like others by their first and last; like a single one only where a space came in between. */
function keysOfName(name: string): string[] {
  const words = name.split(' ');
  if (words.length === 1) return keysOfWord(name);
  const inOrder = `names ${[...words].sort().join(' ')}`;
  const together = words.length === 2 ? [`slip ${words.join('')}`] : [];
  return [...keysOfWord(words[0] ?? ''), inOrder, ...together];
}

/**
 * Under which keys somebody is looked for, so that not everybody has to be compared with everybody: two who may be one
 * person by `likenessOf` have at least one key in common. The converse does not hold.
 */
export function matchKeys(one: Matchable): string[] {
  return [
    ...new Set([
      ...wholeNamesOf(one).flatMap(keysOfName),
      ...firstNamesOf(one).map((name) => `first ${name}`),
      ...(one.numbers ?? []).map((number) => `number ${number}`),
    ]),
  ];
}
