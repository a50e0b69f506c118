import { describe, expect, test } from 'vitest';
import { keyWords, makingWords, nextWords, restoringWords } from './backup-words.ts';

describe('words about backups', () => {
  test('name the step, whatever number comes', () => {
    expect([0, 1, 2, 3, 9].map(makingWords).map((words) => words.split(' ')[0])).toEqual([
      'Copying',
      'Reading',
      'Putting',
      'Putting',
      'Putting',
    ]);
  });
  test('say how far a restore is in tenths, and nothing of nothing', () => {
    expect(restoringWords(0, 0)).toBe('Copying the backup.');
    expect([0, 19, 20, 99, 100].map((done) => restoringWords(done, 100))).toEqual(
      ['0', '10', '20', '90', '100'].map((tenth) => `Copying the backup: ${tenth} %.`),
    );
  });
  test('say when the next one is made', () => {
    const today = '2026-11-25';
    expect(nextWords({ automatic: false, nextAt: null }, today)).toContain('Only when you ask');
    expect(nextWords({ automatic: true, nextAt: null }, today)).toContain('When something changes');
    expect(nextWords({ automatic: true, nextAt: '2026-11-26T14:02:00.000Z' }, today)).toMatch(
      /26 November 2026 at \d\d:02\.$/,
    );
  });
  test('never promise a new passphrase for an old key', () => {
    expect(keyWords({ olderKey: true })).toContain('not with newer ones');
    for (const olderKey of [false, null]) expect(keyWords({ olderKey })).toContain('on the day it was made');
  });
});
