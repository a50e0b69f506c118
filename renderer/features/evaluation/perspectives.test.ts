import { expect, test } from 'vitest';
import type { FrameworkEntry } from '../../../domain/evaluation/operations.ts';
import { findEntries } from './perspectives.ts';

const entry = (id: string, perspective: FrameworkEntry['perspective'], question: string): FrameworkEntry => ({
  id,
  perspective,
  periodId: 'p',
  periodCode: 'Y1Q4',
  question,
  finding: 'Waits for treatment grew shorter',
  evidence: null,
  changedAt: `2018-04-0${id}T09:00:00.000Z`,
});
const entries = [
  entry('1', 'individual', 'Did people feel heard?'),
  entry('2', 'system', 'What keeps people waiting?'),
  entry('3', 'individual', 'Who was missed?'),
];
const ids = (found: readonly FrameworkEntry[]) => found.map((one) => one.id);

test('the newest change stands first', () => {
  expect(ids(findEntries(entries, 'all', ''))).toEqual(['3', '2', '1']);
});

test('a perspective and the beginnings of words narrow the list', () => {
  expect(ids(findEntries(entries, 'individual', ''))).toEqual(['3', '1']);
  expect(ids(findEntries(entries, 'all', 'wait people'))).toEqual(['2', '1']);
  expect(ids(findEntries(entries, 'system', 'heard'))).toEqual([]);
  expect(ids(findEntries(entries, 'all', 'y1q4'))).toHaveLength(3);
});
