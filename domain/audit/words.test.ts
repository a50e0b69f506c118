import { expect, test } from 'vitest';
import { contract } from '../contract.ts';
import { operationInWords } from './words.ts';

/** Leaves no entry: nobody but its author sees a draft. */
const unlogged = /^drafts\./;

test('whatever is written or shows somebody is told in words of its own', () => {
  const told = Object.entries(contract).filter(
    ([name, { kind, discloses }]) => !unlogged.test(name) && (kind === 'write' || discloses.kind !== 'none'),
  );
  expect(told.length).toBeGreaterThan(60);
  const bare = told.map(([name]) => operationInWords(name)).filter((words) => words.includes(':'));
  expect(bare).toEqual([]);
});
