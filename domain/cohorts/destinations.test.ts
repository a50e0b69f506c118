import { describe, expect, test } from 'vitest';
import reference from '../../assets/reference-data.json' with { type: 'json' };
import { isSilence } from './destinations.ts';

const destinations = reference.values.filter(({ list }) => list === 'destination');

describe('silence is not a destination', () => {
  test('no destination that is shipped says that somebody was not heard from', () => {
    expect(destinations.length).toBeGreaterThan(5);
    expect(destinations.filter(({ code, label }) => isSilence(code, label))).toEqual([]);
  });

  test.each([
    ['no-contact', ''],
    ['lost-contact', ''],
    ['disengaged', ''],
    ['non-engagement', ''],
    ['did-not-engage', ''],
    ['x', 'No contact'],
    ['x', 'Could not be reached'],
    ['x', 'Has not been heard from: not heard'],
    ['x', 'Whereabouts unknown'],
    ['x', 'Out of contact'],
    ['x', 'Did not attend'],
  ])('%s %s is silence', (code, label) => {
    expect(isSilence(code, label)).toBe(true);
  });
});
