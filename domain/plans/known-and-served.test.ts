import { describe, expect, test } from 'vitest';
import {
  type Evidence,
  gapByQuarter,
  gapMoved,
  knownAndServed,
  type PromiseSpan,
  stoodOn,
} from './known-and-served.ts';

const names = ['Clinic', 'Hostel', 'Police', 'Probation', 'Street team', 'Ward', 'Women’s centre'];
const knows = (name: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ agencyId: name, agencyName: name, how: 'contact', fromOn: '2018-01-10', untilOn: null },
  ...more,
});
const promised = (name: string, more: Partial<PromiseSpan> = {}): PromiseSpan => ({
  ...{ agencyId: name, agencyName: name, fromOn: '2018-02-01', untilOn: null, endedOn: null },
  ...more,
});
const say = (known: number, served: number): string =>
  knownAndServed(
    'Asha',
    names.slice(0, known).map((name) => knows(name)),
    names.slice(0, served).map((name) => promised(name)),
    '2018-04-03',
  ).sentence;

test('the sentence comes first and says both', () => {
  expect(say(7, 2)).toBe('Seven services know Asha. Two have promised something that still stands.');
  expect(say(7, 1)).toBe('Seven services know Asha. One has promised something that still stands.');
  expect(say(3, 0)).toBe('Three services know Asha. None has promised anything that still stands.');
  expect(say(2, 2)).toBe('Two services know Asha. Each of them has promised something that still stands.');
  expect(say(1, 1)).toBe('One service knows Asha. It has promised something that still stands.');
  expect(say(1, 0)).toBe('One service knows Asha. It has promised nothing that still stands.');
  expect(say(0, 0)).toBe('No service is written down as knowing Asha.');
});

test('one agency is one agency however many ways it knows somebody, and each way is named', () => {
  const { known, served, gap } = knownAndServed(
    'Asha',
    [knows('Ward'), knows('Ward', { how: 'shares' }), knows('Clinic', { how: 'referred' })],
    [promised('Ward'), promised('Ward')],
    '2018-04-03',
  );
  expect(known).toEqual([
    { agencyId: 'Clinic', agencyName: 'Clinic', how: ['referred'], promises: 0 },
    { agencyId: 'Ward', agencyName: 'Ward', how: ['contact', 'promise', 'shares'], promises: 2 },
  ]);
  expect([served.length, gap]).toEqual([1, 1]);
});

describe('a promise', () => {
  test.each([
    ['before it begins', promised('Ward', { fromOn: '2018-04-04' }), false],
    ['on its first day', promised('Ward', { fromOn: '2018-04-03' }), true],
    ['on its last day', promised('Ward', { untilOn: '2018-04-03' }), true],
    ['after its last day', promised('Ward', { untilOn: '2018-04-02' }), false],
    ['on the day on which it ended', promised('Ward', { endedOn: '2018-04-03' }), false],
    ['before the day on which it ended', promised('Ward', { endedOn: '2018-04-04' }), true],
  ])('%s', (_when, promise, stood) => {
    expect(stoodOn(promise, '2018-04-03')).toBe(stood);
  });

  test('that no longer stands still says that its agency knows the person', () => {
    const { known, served } = knownAndServed('Asha', [], [promised('Ward', { endedOn: '2018-03-01' })], '2018-04-03');
    expect([known.length, served.length]).toEqual([1, 0]);
  });
});

test('what is shared until a day is known until that day', () => {
  const until = knows('Ward', { how: 'shares', untilOn: '2018-03-31' });
  expect(knownAndServed('Asha', [until], [], '2018-03-31').known).toHaveLength(1);
  expect(knownAndServed('Asha', [until], [], '2018-04-01').known).toHaveLength(0);
});

test('by quarter, so that the gap is watched closing; the present one as it stands today', () => {
  const quarters = [
    { label: 'Y1Q4', firstDay: '2018-01-01', lastDay: '2018-03-31' },
    { label: 'Y2Q1', firstDay: '2018-04-01', lastDay: '2018-06-30' },
    { label: 'Y2Q2', firstDay: '2018-07-01', lastDay: '2018-09-30' },
  ];
  const evidence = [knows('Ward'), knows('Clinic'), knows('Police', { fromOn: '2018-04-02' })];
  const promises = [promised('Ward', { fromOn: '2018-04-01' }), promised('Clinic', { fromOn: '2018-04-02' })];
  const seen = gapByQuarter(evidence, promises, quarters, '2018-04-03');
  expect(seen).toEqual([
    { label: 'Y1Q4', on: '2018-03-31', known: 2, served: 0, gap: 2 },
    { label: 'Y2Q1', on: '2018-04-03', known: 3, served: 2, gap: 1 },
  ]);
  expect(gapMoved(seen)).toBe('The gap has closed from 2 to 1 since the end of Y1Q4.');
  expect(gapMoved(seen.toReversed())).toBe('The gap has opened from 1 to 2 since the end of Y2Q1.');
  expect(gapMoved(seen.slice(0, 1))).toBeNull();
});
