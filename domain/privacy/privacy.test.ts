import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, daysBetween } from './months.ts';
import { nameWords, redact, redacted, thirdParties } from './passages.ts';
import { clockInWords, dueOn, mayExtend } from './requests.ts';
import { isDue, type RetentionRule, reviewClock } from './retention.ts';

const day = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('the clock of a request', () => {
  test.each([
    ['2018-04-03', '2018-05-03'],
    ['2018-01-31', '2018-02-28'],
    ['2020-01-31', '2020-02-29'],
    ['2018-12-31', '2019-01-31'],
    ['2018-11-30', '2018-12-30'],
  ])('received on %s is due on %s', (received, due) => expect(dueOn(received, false)).toBe(due));

  test('runs for three months where it was extended, and only within the first can it be', () => {
    expect(dueOn('2018-11-30', true)).toBe('2019-02-28');
    expect([mayExtend('2018-04-03', '2018-05-03'), mayExtend('2018-04-03', '2018-05-04')]).toEqual([true, false]);
  });

  test('is said in days', () => {
    expect(clockInWords('2018-05-03', '2018-05-03')).toBe('due today');
    expect(clockInWords('2018-05-03', '2018-05-02')).toBe('1 day left');
    expect(clockInWords('2018-05-03', '2018-05-10')).toBe('7 days late');
  });

  test('months later is the same day or the last of its month, and never goes backwards', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, months) => {
        const to = addMonths(from, months);
        const [year, month, date] = to.split('-').map(Number) as [number, number, number];
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        expect((year - Number(from.slice(0, 4))) * 12 + month - Number(from.slice(5, 7))).toBe(months);
        expect(date === Number(from.slice(8)) || (date === last && date < Number(from.slice(8)))).toBe(true);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the clock of a record', () => {
  const rule = (category: string, leaving: number, activity: number): RetentionRule => ({
    category,
    monthsAfterLeaving: leaving,
    monthsAfterActivity: activity,
  });
  const rules = [rule('identity', 72, 24), rule('contact', 24, 12), rule('health', 96, 24)];
  const left = { joinedOn: '2018-01-01', leftOn: '2018-06-30' };

  test('begins when the last stay ended, and the first category to run out decides', () => {
    const stays = [{ joinedOn: '2017-01-01', leftOn: '2017-03-01' }, left];
    const clock = reviewClock(rules, { stays, lastChangedOn: '2019-01-01', keepUntil: null });
    expect(clock).toEqual({
      reviewOn: '2020-06-30',
      category: 'contact',
      from: '2018-06-30',
      countsFrom: 'leaving',
      months: 24,
    });
    expect([isDue(clock, '2020-06-29'), isDue(clock, '2020-06-30')]).toEqual([false, true]);
  });

  test('does not run while somebody is in a cohort, and counts from the last change where they never were', () => {
    const stays = [left, { joinedOn: '2019-01-01', leftOn: null }];
    expect(reviewClock(rules, { stays, lastChangedOn: '2018-01-01', keepUntil: null })).toBeNull();
    const never = reviewClock(rules, { stays: [], lastChangedOn: '2018-01-31', keepUntil: null });
    expect(never).toMatchObject({ reviewOn: '2019-01-31', countsFrom: 'last-activity', months: 12 });
    expect(reviewClock([], { stays: [], lastChangedOn: '2018-01-31', keepUntil: null })).toBeNull();
    expect(isDue(null, '2999-01-01')).toBe(false);
  });

  test('a decision to keep only ever puts the day off', () => {
    fc.assert(
      fc.property(day, day, (lastChangedOn, keepUntil) => {
        const dates = { stays: [], lastChangedOn, keepUntil: null };
        const before = reviewClock(rules, dates)?.reviewOn ?? '';
        const after = reviewClock(rules, { ...dates, keepUntil })?.reviewOn;
        expect(after).toBe([before, keepUntil].sort()[1]);
      }),
    );
  });
});

describe('passages about somebody else', () => {
  const dictionary = {
    others: nameWords(['Tomos', 'Grace Adébáyò', "O'Brien", null]),
    workers: nameWords(['Robin Ellery']),
    own: nameWords(['Asha Okonjo-Bell', 'Ash']),
  };
  const found = (text: string) =>
    thirdParties(text, dictionary).map(({ start, end, kinds }) => [text.slice(start, end), ...kinds]);

  test.each([
    [
      'She went to see tomos and GRACE ADEBAYO.',
      [
        ['tomos', 'person'],
        ['GRACE', 'person'],
        ['ADEBAYO', 'person'],
      ],
    ],
    [
      'The O’Briens rang; obrien answered',
      [
        ['O’Briens', 'capitalised'],
        ['obrien', 'person'],
      ],
    ],
    ['robin came on Monday', [['robin', 'worker']]],
    ['Asha said that Ash is fine. Okonjo-Bell signed.', []],
    [
      'Call 07700 900123 or 024-7650 0000',
      [
        ['Call', 'capitalised'],
        ['07700 900123', 'number'],
        ['024-7650 0000', 'number'],
      ],
    ],
    [
      'cv1 2ab or a.b@c.org or @someone',
      [
        ['cv1 2ab', 'postcode'],
        ['a.b@c.org', 'email'],
        ['@someone', 'handle'],
      ],
    ],
    ['qq 12 34 56 c', [['qq 12 34 56 c', 'number']]],
    ['12 nights in 2018', []],
    [
      'Mark rang from Paris',
      [
        ['Mark', 'capitalised'],
        ['Paris', 'capitalised'],
      ],
    ],
    [
      'her sister Łucja and 李小龍',
      [
        ['Łucja', 'capitalised'],
        ['李小龍', 'capitalised'],
      ],
    ],
  ] as const)('%s', (text, expected) => expect(found(text)).toEqual(expected));

  test('never overlap, stand in order, and cover every known name whatever stands around it', () => {
    const filler = fc.string({ unit: 'binary' });
    const name = fc.constantFrom('Tomos', 'tomos', 'TOMOS', 'Adébáyò', 'robin');
    fc.assert(
      fc.property(filler, name, filler, (before, somebody, after) => {
        const text = `${before} ${somebody} ${after}`;
        const passages = thirdParties(text, dictionary);
        passages.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(passages[at - 1]?.end ?? 0);
        });
        const at = before.length + 1;
        expect(passages.some(({ start, end }) => start <= at && end >= at + somebody.length)).toBe(true);
      }),
    );
  });

  test('redacting everything leaves no letter of them; redacting nothing leaves the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Tomos', 'went', 'to', 'Paris', '07700900123', 'cv1 2ab')), (words) => {
        const text = words.join(' ');
        const passages = thirdParties(text, dictionary);
        expect(redact(text, [])).toBe(text);
        const without = redact(text, passages).replaceAll(redacted, '');
        for (const gone of ['Tomos', 'Paris', '07700900123', 'cv1 2ab']) expect(without).not.toContain(gone);
        expect(without.split(' ').filter((word) => word === 'went').length).toBe(
          words.filter((word) => word === 'went').length,
        );
      }),
    );
  });
});
