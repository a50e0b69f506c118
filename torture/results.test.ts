import { expect, test } from 'vitest';
import { addRuns, asReport, type Result, skippedResult, tallyOf } from './results.ts';

const kills = (tried: number, lost: number, failures: string[] = []): Result => ({
  what: 'Killed during write',
  tried,
  unit: 'kills',
  seconds: 10,
  counts: { acknowledged: tried * 3, lost, 'half done': 0 },
  failures,
});
const control: Result = {
  what: 'Control: power cut',
  tried: 40,
  unit: 'crash states',
  seconds: 1,
  counts: { 'with something lost': 15 },
  control: true,
  failures: [],
};

test('several runs add up to one table, line by line', () => {
  const sum = addRuns([kills(250, 0), control], [kills(150, 1, ['lost person:T-1']), control]);
  expect(sum).toEqual([
    { ...kills(400, 1, ['lost person:T-1']), seconds: 20 },
    { ...control, tried: 80, seconds: 2, counts: { 'with something lost': 30 } },
  ]);
});

test('what one run skipped and another did counts as done', () => {
  const skipped = skippedResult('Killed during write', 'kills', 'no strace');
  expect(addRuns([skipped], [kills(5, 0)])).toEqual([kills(5, 0)]);
  expect(addRuns([kills(5, 0)], [skipped])).toEqual([kills(5, 0)]);
  expect(tallyOf(addRuns([skipped], [skipped]))).toEqual({ passed: 0, failed: 0, skipped: 1 });
});

test('a line that failed once stays failed, and the totals leave the controls out', () => {
  const sum = addRuns([kills(250, 1, ['lost person:T-1']), control], [kills(250, 0)]);
  expect(tallyOf(sum)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  const report = asReport(sum);
  expect(report).toContain('FAILED: 1500 acknowledged, 1 lost, 0 half done');
  expect(report).toContain('- 500 kills: 1 lost, 0 half done, 1 failures');
  expect(report).not.toContain('- 40 crash states');
  expect(report).toContain('Controls: in each of these a loss had to be seen.');
});
