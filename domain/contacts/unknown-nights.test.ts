import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber, type MembershipDates } from '../programme/periods.ts';
import { type MoveDates, nightsOf, notKnownCode } from './nights.ts';
import { type FillingMove, fillingMoves, nightsOfStretch, unknownStretches } from './unknown-nights.ts';

const quarter = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
const today = '2018-06-30';
const throughout: readonly MembershipDates[] = [{ joinedOn: '2018-01-01', leftOn: null }];
const move = (fromOn: string, code: string, inDay = 1): MoveDates => ({
  id: `${fromOn} ${inDay}`,
  ...{ fromOn, inDay, code },
  certainty: 'recorded',
});

/** The moves as they are once the filling ones were added, each after those of its day. */
const withFilling = (moves: readonly MoveDates[], filling: readonly FillingMove[]): MoveDates[] => [
  ...moves,
  ...filling.map(({ fromOn, housing, certainty }, at) => ({
    ...{ id: `filling ${at}`, fromOn, inDay: 10 + at, code: housing, certainty },
  })),
];
const filled = (moves: readonly MoveDates[], remembered: { housing: string; nights: number }[], stays = throughout) =>
  withFilling(moves, fillingMoves(unknownStretches(moves, stays, quarter, today), remembered, moves, today));
const nights = (moves: readonly MoveDates[], stays = throughout) => nightsOf(moves, stays, quarter, today);

describe('nights that are not known', () => {
  test('are those before the first move and those said to be not known', () => {
    const moves = [move('2018-01-11', 'hospital'), move('2018-02-01', notKnownCode), move('2018-02-05', 'own-home')];
    expect(unknownStretches(moves, throughout, quarter, today)).toEqual([
      { firstDay: '2018-01-01', endDay: '2018-01-11', isSaid: false },
      { firstDay: '2018-02-01', endDay: '2018-02-05', isSaid: true },
    ]);
  });

  test('become not known with nothing remembered, so that somebody has said it', () => {
    const moves = [move('2018-01-11', 'hospital')];
    const after = filled(moves, []);
    expect(after).toHaveLength(2);
    expect(unknownStretches(after, throughout, quarter, today)).toEqual([
      { firstDay: '2018-01-01', endDay: '2018-01-11', isSaid: true },
    ]);
  });

  test('become an estimate that ends with them', () => {
    const moves = [move('2018-01-11', 'hospital')];
    expect(nights(filled(moves, [{ housing: 'hospital', nights: 10 }]))).toMatchObject({
      notKnown: 0,
      categories: [{ code: 'hospital', nights: 90, estimated: 10 }],
    });
    // Nothing is said of the quarter after, where nobody asked.
    const alone = filled([], [{ housing: 'sofa-surfing', nights: 90 }]);
    const next = { firstDay: '2018-04-01', lastDay: '2018-06-30' };
    expect(nights(alone)).toMatchObject({ notKnown: 0, categories: [{ code: 'sofa-surfing', nights: 90 }] });
    expect(nightsOf(alone, throughout, next, today)).toMatchObject({ notKnown: 91, categories: [] });
  });

  test('are refused where they do not add up, and where none is open', () => {
    const moves = [move('2018-01-11', 'hospital')];
    const codeOf = (remembered: { housing: string; nights: number }[], given: readonly MoveDates[] = moves) => {
      try {
        filled(given, remembered);
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return null;
    };
    expect(codeOf([{ housing: 'sofa-surfing', nights: 11 }])).toBe('nights-do-not-add-up');
    expect(codeOf([{ housing: 'sofa-surfing', nights: 10 }])).toBeNull();
    expect(codeOf([], [move('2018-01-01', 'hospital')])).toBe('nights-all-known');
    expect(codeOf([{ housing: 'sofa-surfing', nights: 1 }], [move('2018-01-01', 'hospital')])).toBe('nights-all-known');
    expect(codeOf([], [move('2018-01-01', notKnownCode)])).toBe('nights-all-known');
  });

  const day = (at: number) => dayFromNumber(dayNumber('2017-12-01') + at);
  const anyMoves = fc.array(
    fc.record({ at: fc.nat(150), code: fc.constantFrom('hospital', 'own-home', notKnownCode) }),
    { maxLength: 6 },
  );
  const anyStays = fc.array(fc.record({ joined: fc.nat(130), length: fc.nat(90) }), { minLength: 1, maxLength: 3 });

  test('always add up: what was known stays, what is remembered is counted, and the rest is not known', () => {
    fc.assert(
      fc.property(
        anyMoves,
        anyStays,
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
        (given, spans, parts) => {
          const moves = given.map(({ at, code }, inDay) => ({ ...move(day(at), code, inDay + 1), id: `${inDay}` }));
          const stays = spans.map(({ joined, length }) => ({ joinedOn: day(joined), leftOn: day(joined + length) }));
          const before = nightsOf(moves, stays, quarter, today);
          const stretches = unknownStretches(moves, stays, quarter, today);
          expect(stretches.reduce((sum, one) => sum + nightsOfStretch(one), 0)).toBe(before.notKnown);
          const remembered = parts.map((count) => ({ housing: 'sofa-surfing', nights: count }));
          const sum = parts.reduce((all, count) => all + count, 0);
          fc.pre(sum > 0 && sum <= before.notKnown);
          const after = nightsOf(filled(moves, remembered, stays), stays, quarter, today);
          expect(after.inScope).toBe(before.inScope);
          expect(after.notKnown).toBe(before.notKnown - sum);
          expect(after.categories.find(({ code }) => code === 'sofa-surfing')).toMatchObject({
            nights: sum,
            estimated: sum,
          });
          for (const known of before.categories) expect(after.categories).toContainEqual(known);
        },
      ),
      { numRuns: 300 },
    );
  });
});
