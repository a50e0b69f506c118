import { expect, test } from 'vitest';
import { nightsInWords, toneOf } from './move-words.ts';

const label = (code: string): string => ({ hostel: 'Hostel', street: 'Rough sleeping' })[code] ?? code;
const nights = { inScope: 90, categories: [], notKnown: 0, toCome: 0, lastCode: null };

test('nights are said with what is estimated, what is not known, and out of how many', () => {
  const two = [
    { code: 'hostel', nights: 55, estimated: 0 },
    { code: 'street', nights: 30, estimated: 4 },
  ];
  expect(nightsInWords({ ...nights, categories: two, notKnown: 5 }, label)).toBe(
    'Hostel: 55. Rough sleeping: 30 (4 estimated). Not known: 5. Of 90 nights.',
  );
});

test('those that have not come yet are not counted', () => {
  const one = [{ code: 'hostel', nights: 1, estimated: 1 }];
  expect(nightsInWords({ ...nights, categories: one, toCome: 89 }, label)).toBe(
    'Hostel: 1 (estimated). Of 1 night so far.',
  );
});

test('what is sealed is drawn like what it shows as', () => {
  expect(toneOf('refuge')).toBe(toneOf('temporary-accommodation'));
  expect(toneOf(null)).toBe('unknown');
});
