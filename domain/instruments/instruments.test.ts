import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changeSince, type Point, trendOf, type Verdict, verdictOf } from './change.ts';
import { type Instrument, sumRange, totalRange } from './definition.ts';
import { checkOwn, type OwnInstrument, ownInstrument } from './own.ts';
import { checkAnswers, keptScores, readScores, totalOf } from './score.ts';
import { homelessnessStar, homeStar, ndta, shippedInstruments, swemwbs, wemwbs } from './shipped.ts';
import { changeInWords, rangeInWords } from './words.ts';

// Typed in a second time, from the published table, independently of the source.
const published = `7=7.00 8=9.51 9=11.25 10=12.40 11=13.33 12=14.08 13=14.75 14=15.32 15=15.84 16=16.36
17=16.88 18=17.43 19=17.98 20=18.59 21=19.25 22=19.98 23=20.73 24=21.54 25=22.35 26=23.21 27=24.11 28=25.03
29=26.02 30=27.03 31=28.13 32=29.31 33=30.70 34=32.55 35=35.00`
  .split(/\s+/)
  .map((pair) => pair.split('=').map(Number) as [number, number]);

const alone = (sumAlone: number | null) => ({ scores: {}, sumAlone });
const scored = (scores: Record<string, number>) => ({ scores, sumAlone: null });
const everyArea = (instrument: Instrument, value: (at: number) => number) =>
  scored(Object.fromEntries(instrument.areas.map(({ code }, at) => [code, value(at)])));
/** Seven items that add up to a sum. */
const sevenItems = (sum: number) =>
  everyArea(swemwbs, (at) => 1 + Math.floor((sum - 7) / 7) + (at < (sum - 7) % 7 ? 1 : 0));

describe('SWEMWBS', () => {
  it.each(published)('a sum of %i is %f, from its items and alone', (sum, metric) => {
    expect(checkAnswers(swemwbs, sevenItems(sum))).toBeNull();
    expect(totalOf(swemwbs, sevenItems(sum))).toEqual({ value: metric, why: null });
    expect(checkAnswers(swemwbs, alone(sum))).toBeNull();
    expect(totalOf(swemwbs, alone(sum)).value).toBe(metric);
  });

  it('has no total of six items, and says so', () => {
    const { 'item-4': _left, ...six } = sevenItems(21).scores;
    expect(checkAnswers(swemwbs, scored(six))).toBeNull();
    expect(totalOf(swemwbs, scored(six))).toEqual({
      value: null,
      why: 'No total: six of seven items are scored, and all seven are needed.',
    });
  });

  it.each([6, 36, -7])('refuses a sum of %i', (sum) =>
    expect(checkAnswers(swemwbs, alone(sum))).toEqual({ code: 'score-out-of-range', field: 'sumAlone' }),
  );
  it('refuses half a point', () =>
    expect(checkAnswers(swemwbs, alone(7.5))).toEqual({ code: 'value-not-whole', field: 'sumAlone' }));
  it('refuses scores and their sum at once, and neither', () => {
    expect(checkAnswers(swemwbs, { ...sevenItems(20), sumAlone: 20 })?.code).toBe('instrument-sum-and-scores');
    expect(checkAnswers(swemwbs, alone(null))).toEqual({ code: 'instrument-nothing-scored', field: 'scores' });
  });
});

describe('every boundary of every instrument', () => {
  const boundaries = shippedInstruments.flatMap((instrument) =>
    instrument.areas.map((area) => [instrument.code, area.code, instrument, area] as const),
  );
  it.each(boundaries)('%s %s', (_code, code, instrument, area) => {
    const refused = (value: number) => checkAnswers(instrument, scored({ [code]: value }));
    expect(refused(area.lowest)).toBeNull();
    expect(refused(area.highest)).toBeNull();
    for (const value of [area.lowest - area.step, area.highest + area.step, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refused(value)).toEqual({ code: 'score-out-of-range', field: `scores.${code}` });
    expect(refused(area.lowest + area.step / 2)).toEqual({ code: 'score-not-allowed', field: `scores.${code}` });
  });

  it.each([
    [wemwbs, 14, 70],
    [swemwbs, 7, 35],
    [ndta, 0, 48],
    [homelessnessStar, 1, 10],
    [homeStar, 1, 10],
  ])('$code has a total between its ends', (instrument, lowest, highest) => {
    expect(totalRange(instrument)).toEqual({ lowest, highest });
    const { areas } = instrument;
    expect(
      totalOf(
        instrument,
        everyArea(instrument, (at) => areas[at]?.lowest ?? 0),
      ).value,
    ).toBe(lowest);
    expect(
      totalOf(
        instrument,
        everyArea(instrument, (at) => areas[at]?.highest ?? 0),
      ).value,
    ).toBe(highest);
  });

  it('knows the areas of no other', () =>
    expect(checkAnswers(ndta, scored({ 'item-1': 1 }))).toEqual({ code: 'unknown-code', field: 'scores' }));
});

describe('NDTA', () => {
  it.each(['risk-to-others', 'risk-from-others'])('refuses a score of 3 for %s, and every odd one', (code) => {
    for (const value of [1, 3, 5, 7])
      expect(checkAnswers(ndta, scored({ [code]: value }))).toEqual({
        code: 'score-not-allowed',
        field: `scores.${code}`,
      });
    for (const value of [0, 2, 4, 6, 8]) expect(checkAnswers(ndta, scored({ [code]: value }))).toBeNull();
  });

  it.each(ndta.areas.map(({ code }) => code))('has no total without %s', (code) => {
    const { [code]: _left, ...nine } = everyArea(ndta, () => 2).scores;
    expect(totalOf(ndta, scored(nine)).why).toBe('No total: nine of ten areas are scored, and all ten are needed.');
  });

  it('takes no total without its areas, and names whose copyright it is', () => {
    expect(checkAnswers(ndta, alone(20))?.code).toBe('instrument-areas-needed');
    expect(ndta.acknowledgement).toContain('South West London and St George’s Mental Health NHS Trust');
  });
});

test('no item of a licensed instrument is worded', () => {
  for (const { licence, areas } of shippedInstruments.filter((one) => one.licence !== null))
    expect([licence, areas.filter(({ label }) => !/^(Item|Area) \d+$/.test(label))]).toEqual([licence, []]);
});

const at = (instrument: Instrument, doneOn: string, total: number | null, mode = 'self-completed'): Point => ({
  instrument: instrument.code,
  doneOn,
  total,
  mode,
});

describe('change', () => {
  it.each<[Instrument, number, Verdict]>([
    [swemwbs, 1.03, 'within'],
    [swemwbs, 1.04, 'possible'],
    [swemwbs, 2.87, 'possible'],
    [swemwbs, 2.88, 'beyond'],
    [wemwbs, 2, 'within'],
    [wemwbs, 3, 'possible'],
    [wemwbs, 6, 'possible'],
    [wemwbs, 6.6, 'possible'],
    [wemwbs, 7, 'likely'],
    [wemwbs, 8.6, 'likely'],
    [wemwbs, 9, 'beyond'],
    [ndta, 48, 'no-threshold'],
    [homeStar, 9, 'no-threshold'],
  ])('$code, a difference of %f, is %s, up and down', (instrument, difference, verdict) => {
    expect(verdictOf(instrument, difference)).toBe(verdict);
    expect(verdictOf(instrument, -difference)).toBe(verdict);
  });

  it('is better or worse by the polarity, and neither within error or without a threshold', () => {
    const better = (instrument: Instrument, from: number, to: number) =>
      changeSince(instrument, at(instrument, '2018-01-01', from), at(instrument, '2018-04-01', to))?.better;
    const downIsGood: Instrument = { ...swemwbs, polarity: 'down-is-good' };
    expect([better(swemwbs, 14.08, 20), better(swemwbs, 20, 14.08)]).toEqual([true, false]);
    expect([better(downIsGood, 14.08, 20), better(downIsGood, 20, 14.08)]).toEqual([false, true]);
    expect(better({ ...swemwbs, polarity: 'ambiguous' }, 14.08, 20)).toBeNull();
    expect([better(swemwbs, 20, 20.5), better(ndta, 40, 4)]).toEqual([null, null]);
  });

  it('says that the two were completed in different ways', () => {
    const change = changeSince(swemwbs, at(swemwbs, '2018-01-01', 20), at(swemwbs, '2018-04-01', 24, 'read-aloud'));
    expect(change).toMatchObject({ otherMode: true, difference: 4, since: '2018-01-01' });
    expect(change && changeInWords(swemwbs, change)).toBe('4.00 higher, which is better');
    expect(rangeInWords(ndta)).toBe('0 to 48, higher is worse');
  });

  it('passes over a result without a total, in whatever order they are given', () => {
    const points = [at(swemwbs, '2018-07-01', 24), at(swemwbs, '2018-04-01', null), at(swemwbs, '2018-01-01', 20)];
    expect(trendOf(swemwbs, points).map(({ change }) => change?.since ?? null)).toEqual([null, null, '2018-01-01']);
  });

  it.each([
    [homelessnessStar, homeStar],
    [homeStar, homelessnessStar],
    [swemwbs, wemwbs],
  ])('$code and another never join in one trend', (one, other) => {
    const mixed = [at(one, '2018-01-01', 5), at(other, '2018-04-01', 6)];
    const refused = expect.objectContaining({ code: 'instruments-mixed' });
    expect(() => trendOf(one, mixed)).toThrow(refused);
    expect(() => trendOf(other, mixed)).toThrow(refused);
    expect(() => changeSince(one, at(one, '2018-01-01', 5), at(other, '2018-04-01', 6))).toThrow(refused);
  });
});

const own: OwnInstrument = {
  label: 'How safe it feels',
  description: null,
  areas: [
    { label: 'At home', lowest: 0, highest: 10, step: 1, weight: 2 },
    { label: 'Outside', lowest: 0, highest: 10, step: 5, weight: 1 },
  ],
  ...{ rule: 'mean', needed: 1, polarity: 'up-is-good', category: 'story' },
  ...{ licenceNote: null, acknowledgement: null, validFrom: '2018-01-01' },
};

describe('a measure of the partnership’s own', () => {
  it('is scored by its own ranges, weights and rule for what is missing', () => {
    const instrument = ownInstrument(own, 'id', null);
    expect(checkOwn(own, [])).toBeNull();
    expect(totalOf(instrument, scored({ 'at-home': 6, outside: 0 })).value).toBe(4);
    expect(totalOf(instrument, scored({ outside: 5 })).value).toBe(5);
    expect(totalOf(ownInstrument({ ...own, needed: 2 }, 'id', null), scored({ outside: 5 })).why).toBe(
      'No total: one of two areas is scored, and all two are needed.',
    );
    expect(totalOf(ownInstrument({ ...own, rule: 'none' }, 'id', null), scored({ outside: 5 })).value).toBeNull();
    // A sum of fewer areas is another scale, whatever was said.
    expect(totalOf(ownInstrument({ ...own, rule: 'sum' }, 'id', null), scored({ outside: 5 })).value).toBeNull();
  });

  it.each<[Partial<OwnInstrument>, string, string]>([
    [{ label: '---' }, 'text-missing', 'label'],
    [{ label: 'SWEMWBS' }, 'instrument-code-taken', 'label'],
    [{ label: 'how SAFE it feels!' }, 'instrument-code-taken', 'label'],
    [
      { areas: [{ label: 'A', lowest: 3, highest: 3, step: 1, weight: 1 }] },
      'instrument-range-order',
      'areas.0.highest',
    ],
    [{ areas: [{ label: 'A', lowest: 0, highest: 10, step: 3, weight: 1 }] }, 'instrument-step-misses', 'areas.0.step'],
    [
      { areas: [...own.areas, { label: 'at home', lowest: 0, highest: 1, step: 1, weight: 1 }] },
      'instrument-area-twice',
      'areas.2.label',
    ],
    [{ needed: null }, 'instrument-needed-range', 'needed'],
    [{ needed: 3 }, 'instrument-needed-range', 'needed'],
  ])('cannot be %o', (part, code, field) => {
    expect(checkOwn({ ...own, label: 'Another', ...part }, ['how-safe-it-feels'])).toEqual({ code, field });
  });
});

const instruments = fc.constantFrom(...shippedInstruments);
/** An instrument and scores that it takes, for some of its areas or for all. */
const filled = instruments.chain((instrument) =>
  fc
    .tuple(
      ...instrument.areas.map(({ lowest, highest, step }) =>
        fc.option(fc.integer({ min: 0, max: (highest - lowest) / step }).map((steps) => lowest + steps * step)),
      ),
    )
    .map((values) => {
      const scores = Object.fromEntries(
        instrument.areas.flatMap(({ code }, index) => {
          const value = values[index];
          return value == null ? [] : [[code, value]];
        }),
      );
      return { instrument, scores };
    }),
);

describe('whatever is scored', () => {
  it('has a total exactly where every area is scored, within the range, and a reason where it has none', () => {
    fc.assert(
      fc.property(filled, ({ instrument, scores }) => {
        const count = Object.keys(scores).length;
        expect(checkAnswers(instrument, scored(scores)) === null).toBe(count > 0);
        const { value, why } = totalOf(instrument, scored(scores));
        expect(value === null).toBe(count < instrument.areas.length);
        expect(why === null).toBe(value !== null);
        const range = totalRange(instrument);
        if (value !== null && range !== null) {
          expect(value).toBeGreaterThanOrEqual(range.lowest);
          expect(value).toBeLessThanOrEqual(range.highest);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is read back as it was kept', () => {
    fc.assert(
      fc.property(filled, ({ instrument, scores }) => {
        expect(readScores(keptScores(instrument, scores))).toEqual(scores);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a higher total for a higher sum', () => {
    const pair = fc.tuple(fc.constantFrom(wemwbs, swemwbs), fc.nat(56), fc.nat(56));
    fc.assert(
      fc.property(pair, ([instrument, one, other]) => {
        const { lowest, highest } = sumRange(instrument);
        const of = (steps: number) => totalOf(instrument, alone(Math.min(highest, lowest + steps))).value ?? 0;
        expect(Math.sign(of(one) - of(other))).toBe(
          Math.sign(Math.min(highest - lowest, one) - Math.min(highest - lowest, other)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
