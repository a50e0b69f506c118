import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber, daysIn, inScope, type MembershipDates } from '../programme/periods.ts';
import { inOrder, type MoveDates, nightsOf, stayOn } from './nights.ts';

const quarter = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
const whole: readonly MembershipDates[] = [{ joinedOn: '2017-06-01', leftOn: null }];
const today = '2018-12-31';
let made = 0;
const move = (fromOn: string, code: string, extra: Partial<MoveDates> = {}): MoveDates => {
  made += 1;
  return { id: `m${String(made).padStart(4, '0')}`, fromOn, inDay: 1, code, certainty: 'recorded', ...extra };
};
const nights = (moves: readonly MoveDates[], memberships = whole, until = today) =>
  nightsOf(moves, memberships, quarter, until);
const of = (found: ReturnType<typeof nightsOf>, code: string): number =>
  found.categories.find((one) => one.code === code)?.nights ?? 0;

describe('nights follow from dated moves', () => {
  test('a night belongs to the date on which it begins', () => {
    const found = nights([move('2017-12-01', 'rough-sleeping'), move('2018-01-10', 'hostel')]);
    // 1 to 9 January outside, from the night of the tenth inside.
    expect(of(found, 'rough-sleeping')).toBe(9);
    expect(of(found, 'hostel')).toBe(81);
    expect(found).toMatchObject({ inScope: 90, notKnown: 0, toCome: 0, lastCode: 'hostel' });
  });

  test('each move ends the one before, also one in the middle of another', () => {
    const found = nights([move('2018-01-01', 'hostel'), move('2018-03-01', 'hostel'), move('2018-02-01', 'prison')]);
    expect(of(found, 'prison')).toBe(28);
    expect(of(found, 'hostel')).toBe(62);
  });

  test('of two moves on one day the later has the night, whichever was written down first', () => {
    const [early, late] = [move('2018-01-01', 'hospital', { inDay: 1 }), move('2018-01-01', 'hostel', { inDay: 2 })];
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      expect(of(nights(order), 'hospital')).toBe(0);
      expect(of(nights(order), 'hostel')).toBe(90);
    }
  });

  test('before the first move, and where the list itself says so, it is not known', () => {
    const found = nights([move('2018-02-01', 'hostel'), move('2018-03-01', 'not-known')]);
    expect(found).toMatchObject({ notKnown: 31 + 31, lastCode: null });
    expect(found.categories).toEqual([{ code: 'hostel', nights: 28, estimated: 0 }]);
  });

  test('scope begins at joining and ends on the day before leaving or death', () => {
    const found = nights([move('2017-01-01', 'hostel')], [{ joinedOn: '2018-01-11', leftOn: '2018-01-21' }]);
    expect(found).toMatchObject({ inScope: 10, notKnown: 0 });
    expect(of(found, 'hostel')).toBe(10);
  });

  test('somebody in two cohorts at once has each night once', () => {
    const both = [
      { joinedOn: '2018-01-01', leftOn: '2018-02-01' },
      { joinedOn: '2018-01-15', leftOn: null },
    ];
    expect(nights([], both)).toMatchObject({ inScope: 90, notKnown: 90 });
  });

  test('nights that have not come yet are neither known nor missing', () => {
    const found = nights([move('2018-01-01', 'hostel')], whole, '2018-01-10');
    expect(found).toMatchObject({ inScope: 90, notKnown: 0, toCome: 80, lastCode: 'hostel' });
    expect(of(found, 'hostel')).toBe(10);
  });

  test('estimated nights are counted apart', () => {
    const guessed = move('2018-03-01', 'sofa-surfing', { certainty: 'estimated' });
    const found = nights([move('2018-01-01', 'sofa-surfing'), guessed]);
    expect(found.categories).toEqual([{ code: 'sofa-surfing', nights: 90, estimated: 31 }]);
  });
});

const day = fc.integer({ min: dayNumber('2017-10-01'), max: dayNumber('2018-06-30') }).map(dayFromNumber);
const anyMove = fc
  .record({
    id: fc.uuid(),
    fromOn: day,
    inDay: fc.integer({ min: 1, max: 3 }),
    code: fc.constantFrom('rough-sleeping', 'hostel', 'prison', 'not-known'),
    certainty: fc.constantFrom('recorded' as const, 'estimated' as const),
  })
  .map((one): MoveDates => one);
const anyMoves = fc.uniqueArray(anyMove, { selector: ({ id }) => id, maxLength: 12 });
const anyMembership = fc
  .tuple(day, fc.option(day, { nil: null }))
  .map(([joinedOn, leftOn]) => ({ joinedOn, leftOn: leftOn !== null && leftOn < joinedOn ? joinedOn : leftOn }));
const anyMemberships = fc.array(anyMembership, { maxLength: 3 });

describe('whatever was written down', () => {
  test('the nights add up to the days in scope', () => {
    fc.assert(
      fc.property(anyMoves, anyMemberships, day, (moves, memberships, until) => {
        const found = nightsOf(moves, memberships, quarter, until);
        const known = found.categories.reduce((sum, one) => sum + one.nights, 0);
        expect(known + found.notKnown + found.toCome).toBe(found.inScope);
        expect(Math.min(found.notKnown, found.toCome, found.inScope)).toBeGreaterThanOrEqual(0);
        expect(found.inScope).toBeLessThanOrEqual(daysIn(quarter));
        for (const one of found.categories) expect(one.estimated).toBeLessThanOrEqual(one.nights);
      }),
    );
  });

  test('with one membership the days in scope are those of the rule for periods', () => {
    fc.assert(
      fc.property(anyMoves, anyMembership, day, (moves, membership, until) => {
        expect(nightsOf(moves, [membership], quarter, until).inScope).toBe(inScope(membership, quarter));
      }),
    );
  });

  test('the order in which it was written down does not matter', () => {
    fc.assert(
      fc.property(
        anyMoves.chain((moves) =>
          fc.tuple(fc.constant(moves), fc.shuffledSubarray(moves, { minLength: moves.length })),
        ),
        anyMemberships,
        day,
        ([moves, shuffled], memberships, until) => {
          expect(nightsOf(shuffled, memberships, quarter, until)).toEqual(nightsOf(moves, memberships, quarter, until));
        },
      ),
    );
  });

  test('the nights are those that asking night by night gives', () => {
    fc.assert(
      fc.property(anyMoves, anyMembership, day, (moves, membership, until) => {
        const asked = new Map<string, number>();
        for (let at = dayNumber(quarter.firstDay); at <= dayNumber(quarter.lastDay); at += 1) {
          const night = dayFromNumber(at);
          const isIn = night >= membership.joinedOn && (membership.leftOn === null || night < membership.leftOn);
          if (!isIn || night > until) continue;
          const code = stayOn(moves, night)?.code ?? 'not-known';
          asked.set(code, (asked.get(code) ?? 0) + 1);
        }
        const found = nightsOf(moves, [membership], quarter, until);
        expect(found.notKnown).toBe(asked.get('not-known') ?? 0);
        asked.delete('not-known');
        expect(new Map(found.categories.map((one) => [one.code, one.nights]))).toEqual(asked);
      }),
    );
  });

  test('taking a move away gives its nights to the one before, or to not known', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat(), (moves, at) => {
        fc.pre(moves.length > 0);
        const ordered = inOrder(moves);
        const taken = at % ordered.length;
        const left = ordered.filter((_move, index) => index !== taken);
        const found = nightsOf(left, whole, quarter, today);
        expect(found.categories.reduce((sum, one) => sum + one.nights, 0) + found.notKnown).toBe(90);
      }),
    );
  });
});
