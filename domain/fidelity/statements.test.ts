import { expect, test } from 'vitest';
import { fidelitySectionKeys } from './fidelity.ts';
import { longestStatement, statementCounts, statementsFromPaste, statementTotal } from './statements.ts';

const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => `Statement ${at + 1}`);
const refused = (pasted: string) => {
  try {
    statementsFromPaste(pasted);
    return null;
  } catch (error) {
    return [(error as { code: string }).code, (error as { field: string }).field];
  }
};

test('sixteen statements go to the seven sections in order: 2, 3, 3, 2, 2, 2, 2', () => {
  expect(statementTotal).toBe(16);
  const found = statementsFromPaste(lines(16).join('\n'));
  expect(fidelitySectionKeys.map((key) => found[key].length)).toEqual([2, 3, 3, 2, 2, 2, 2]);
  expect(fidelitySectionKeys.map((key) => statementCounts[key])).toEqual([2, 3, 3, 2, 2, 2, 2]);
  expect(fidelitySectionKeys.flatMap((key) => found[key])).toEqual(lines(16));
});

test('marks of lists, spaces, Windows line ends and empty lines around it are not part of the wording', () => {
  const marks = ['• ', '- ', '1. ', 'a) ', 'o ', '– ', '(2) ', '\t* '];
  const pasted = `\r\n\r\n${lines(16)
    .map((line, at) => `${marks[at % marks.length]}${line}  `)
    .join('\r\n')}\r\n\r\n`;
  expect(fidelitySectionKeys.flatMap((key) => statementsFromPaste(pasted)[key])).toEqual(lines(16));
  // A statement that begins with a letter of its own keeps it.
  const own = lines(16).with(0, 'o-one is left out').with(1, 'A plan holds');
  expect(statementsFromPaste(own.join('\n'))['partnership-and-coproduction']).toEqual([
    'o-one is left out',
    'A plan holds',
  ]);
});

test.each([
  ['none', ''],
  ['one', 'Only one'],
  ['fifteen', lines(15).join('\n')],
  ['seventeen', lines(17).join('\n')],
])('%s is the wrong number', (_name, pasted) => {
  expect(refused(pasted)).toEqual(['statements-wrong-number', 'pasted']);
});

test('an empty line between statements is refused and not guessed at', () => {
  for (const gap of ['', '   ', '\u00a0'])
    expect(refused([...lines(8), gap, ...lines(8)].join('\n'))).toEqual(['statement-empty', 'pasted']);
});

test('a statement that is too long is refused, one at the limit is not', () => {
  const of = (length: number): string => lines(16).with(3, 'x'.repeat(length)).join('\n');
  expect(refused(of(longestStatement))).toBeNull();
  expect(refused(of(longestStatement + 1))).toEqual(['statement-too-long', 'pasted']);
});
