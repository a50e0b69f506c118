import { expect, test } from 'vitest';
import type { Aim } from '../../../domain/fidelity/shapes.ts';
import { aimsInWords, aimTree } from './aim-tree.ts';
import { againstLast, meanAgainstLast, trendPoints } from './rating-words.ts';

const aim = (id: string, parentId: string | null = null, state: Aim['state'] = 'open'): Aim => ({
  id,
  parentId,
  wording: id,
  owner: null,
  dueOn: null,
  state,
  action: null,
});
const mean = (value: string | null, rated = 7) => ({
  mean: value,
  rated,
  of: 7,
  sentence: `mean of ${rated} of 7 sections`,
});

test('aims nest, and one whose parent is gone stays visible', () => {
  const tree = aimTree([aim('a'), aim('b', 'a'), aim('c', 'gone'), aim('d', 'b')]);
  expect(tree.map((branch) => branch.aim.id)).toEqual(['a', 'c']);
  expect(tree[0]?.under[0]?.under[0]?.aim.id).toBe('d');
});

test('aims are counted in words, and none agreed differs from nothing written', () => {
  expect(aimsInWords({ aims: [], noneAgreed: true })).toBe('None agreed this quarter');
  expect(aimsInWords({ aims: [], noneAgreed: false })).toBe('No aims written yet');
  expect(aimsInWords({ aims: [aim('a')], noneAgreed: false })).toBe('1 aim, none done');
  expect(
    aimsInWords({ aims: [aim('a', null, 'done'), aim('b', 'a'), aim('c', null, 'dropped')], noneAgreed: false }),
  ).toBe('2 aims, 1 done');
  expect(aimsInWords({ aims: [aim('a', null, 'dropped')], noneAgreed: false })).toBe('All aims dropped');
});

test('a rating is compared with the previous period', () => {
  expect(againstLast(5, 3, 'Y1Q4')).toBe('Up from 3 in Y1Q4');
  expect(againstLast(2, 3, 'Y1Q4')).toBe('Down from 3 in Y1Q4');
  expect(againstLast(3, 3, 'Y1Q4')).toBe('Same as in Y1Q4');
  expect(againstLast(null, 3, 'Y1Q4')).toBe('3 in Y1Q4');
  expect(againstLast(4, null, 'Y1Q4')).toBe('Not rated in Y1Q4');
  expect(againstLast(4, null, null)).toBe('');
});

test('means are compared in whole hundredths', () => {
  const previous = { ...mean('2.71'), periodCode: 'Y1Q4' };
  expect(meanAgainstLast({ average: mean('3.00'), previous })).toBe(
    'Y1Q4: 2.71, mean of 7 of 7 sections; up 0.29 since.',
  );
  expect(meanAgainstLast({ average: mean(null, 0), previous })).toBe('Y1Q4: 2.71, mean of 7 of 7 sections.');
  expect(meanAgainstLast({ average: mean('3.00'), previous: null })).toMatch(/^This is the first period/);
});

test('the trend skips periods without a mean', () => {
  const period = (periodCode: string, value: string | null) => ({
    periodId: periodCode,
    periodCode,
    average: mean(value, value === null ? 0 : 7),
    status: null,
    overallRag: 'not-set' as const,
    issuedOn: null,
    ratings: {},
  });
  const points = trendPoints([
    period('Y1Q4', '2.71'),
    period('Y2Q1', null),
    period('Y2Q2', '2.71'),
    period('Y2Q3', '2.57'),
  ]);
  expect(points.map((point) => point.step)).toEqual([null, null, 'no change', 'down 0.14']);
});
