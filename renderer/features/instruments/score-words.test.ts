import { expect, test } from 'vitest';
import { ndta, swemwbs } from '../../../domain/instruments/shipped.ts';
import { allowedInWords, figureIn, isInUse } from './score-words.ts';

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  [' 18.59 ', 18.59],
  ['18,59', 18.59],
  ['3 or 4', 'no-figure'],
  ['x', 'no-figure'],
])('%s is read as %s', (typed, figure) => expect(figureIn(typed)).toBe(figure));

test('says what may be given', () => {
  const words = (code: string) =>
    ndta.areas.filter((area) => area.code === code).map((area) => allowedInWords(area))[0];
  expect(words('risk-to-others')).toBe('0, 2, 4, 6 or 8');
  expect(words('housing')).toBe('0 to 4');
  expect(allowedInWords({ code: 'a', label: 'A', lowest: 0, highest: 100, step: 10, weight: 1 })).toBe(
    '0 to 100, in steps of 10',
  );
});

test('a measure is in use between its days', () => {
  const shown = { ...swemwbs, areas: [...swemwbs.areas], validFrom: '2018-01-01', validTo: '2018-06-30' };
  expect(['2017-12-31', '2018-01-01', '2018-06-30', '2018-07-01'].map((day) => isInUse(shown, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
