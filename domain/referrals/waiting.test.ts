import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inListOrder,
  isOpen,
  moveOnList,
  type Placed,
  stageOn,
  waitFigures,
  waitFiguresOutside,
  waits,
  waitsInWords,
} from './waiting.ts';

const referral = { personId: 'p', acceptedOn: '2018-03-01', decision: null, deferredUntil: null } as const;

describe('where a referral stands', () => {
  test.each([
    ['nobody known', { personId: null }, 'contact'],
    ['not on the list yet', { acceptedOn: null }, 'new'],
    ['on the list', {}, 'waiting'],
    ['put off to a later day', { decision: 'deferred', deferredUntil: '2018-04-04' }, 'deferred'],
    ['put off to this day', { decision: 'deferred', deferredUntil: '2018-04-03' }, 'back'],
    ['put off to a day that is over', { decision: 'deferred', deferredUntil: '2018-04-01' }, 'back'],
    ['taken on', { decision: 'taken-on' }, 'taken-on'],
    ['not taken on', { decision: 'not-taken-on' }, 'not-taken-on'],
  ] as const)('%s', (_what, given, stage) => {
    expect(stageOn({ ...referral, ...given }, '2018-04-03')).toBe(stage);
  });

  test('waits on the list and when it is back, and is open until it is decided', () => {
    expect((['contact', 'new', 'waiting', 'back', 'deferred', 'taken-on', 'not-taken-on'] as const).map(waits)).toEqual(
      [false, false, true, true, false, false, false],
    );
    expect((['new', 'waiting', 'back', 'deferred'] as const).every(isOpen)).toBe(true);
    expect((['contact', 'taken-on', 'not-taken-on'] as const).some(isOpen)).toBe(false);
  });
});

const row = (id: string, happenedOn: string, listPlace: number | null = null): Placed => ({
  id,
  happenedOn,
  recordedOn: happenedOn,
  listPlace,
});
const ids = (rows: readonly Placed[]) => inListOrder(rows).map(({ id }) => id);
/** The rows after a move, as the register would hold them. */
const placedAfter = (rows: readonly Placed[], id: string, afterId: string | null): Placed[] => {
  const moved = moveOnList(rows, id, afterId);
  return rows.map((one) => ({ ...one, listPlace: moved?.places.get(one.id) ?? one.listPlace }));
};

describe('the waiting list', () => {
  const four = [row('a', '2018-01-01'), row('b', '2018-02-01'), row('c', '2018-03-01'), row('d', '2018-04-01')];

  test('is oldest first while nobody has moved anybody', () => {
    expect(ids(four.toReversed())).toEqual(['a', 'b', 'c', 'd']);
  });

  test('keeps who is behind a move by age, so that an older one recorded late stands before a newer', () => {
    const moved = placedAfter(four, 'c', null);
    expect(ids(moved)).toEqual(['c', 'a', 'b', 'd']);
    expect(moved.find(({ id }) => id === 'd')?.listPlace).toBeNull();
    expect(ids([...moved, row('late', '2018-02-15')])).toEqual(['c', 'a', 'b', 'late', 'd']);
  });

  test('says which way, and that nothing moves to where it stands', () => {
    expect(moveOnList(four, 'c', 'a')?.direction).toBe('earlier');
    expect(moveOnList(four, 'a', 'b')?.direction).toBe('later');
    expect(moveOnList(four, 'b', 'a')).toBeNull();
    expect(moveOnList(four, 'a', null)).toBeNull();
    expect(moveOnList(four, 'a', 'nobody')).toBeNull();
    expect(moveOnList(four, 'nobody', 'a')).toBeNull();
    expect(moveOnList(four, 'a', 'a')).toBeNull();
  });

  test('holds everybody once and in the order asked for, whatever is moved', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2018-01-${String(n).padStart(2, '0')}`);
    const rows = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), day), {
      selector: ([id]) => id,
      minLength: 2,
      maxLength: 9,
    });
    const moves = fc.array(fc.tuple(fc.nat(8), fc.nat(9)), { maxLength: 12 });
    fc.assert(
      fc.property(rows, moves, (given, made) => {
        let list = given.map(([id, happenedOn]) => row(id, happenedOn));
        for (const [one, other] of made) {
          const order = ids(list);
          const id = order[one % order.length] ?? '';
          const rest = order.filter((known) => known !== id);
          const afterId = other % order.length === 0 ? null : (rest[(other % order.length) - 1] ?? null);
          const at = afterId === null ? 0 : rest.indexOf(afterId) + 1;
          list = placedAfter(list, id, afterId);
          expect(ids(list)).toEqual([...rest.slice(0, at), id, ...rest.slice(at)]);
        }
        expect(ids(list).toSorted()).toEqual(given.map(([id]) => id).toSorted());
      }),
    );
  });
});

describe('the waits', () => {
  test('have a middle and a longest, with the number of people', () => {
    expect(waitFigures([30, 10, 50])).toEqual({ people: 3, shortest: 10, longest: 50, median: 30 });
    expect(waitFigures([10, 20])).toMatchObject({ median: 15 });
    expect(waitFigures([])).toEqual({ people: 0, shortest: null, longest: null, median: null });
  });

  test('leave the register with the number of people alone on fewer than ten', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(waitFiguresOutside(nine)).toEqual({ people: 9, shortest: null, longest: null, median: null });
    expect(waitFiguresOutside([...nine, 10])).toMatchObject({ people: 10, median: 5.5, longest: 10 });
  });

  test('are said in words', () => {
    expect(waitsInWords(waitFigures([]))).toBe('Nobody waits.');
    expect(waitsInWords(waitFigures([1]))).toBe('1 person waits, for 1 day.');
    expect(waitsInWords(waitFigures([10, 20, 90]))).toBe(
      '3 people wait. The middle of their waits is 20 days, the longest 90 days.',
    );
  });
});
