import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPoints, scaleOf, swemwbsScore, toHundredths } from './measurement-error.ts';

describe('a recorded number of the short scale', () => {
  it.each([
    [7, 700],
    [20, 1859],
    [35, 3500],
    [18.59, 1859],
    [7.0, 700],
    [26.02, 2602],
    [6, null],
    [36, null],
    [0, null],
    [-20, null],
    [20.5, null],
    [25.99, null],
    [Number.NaN, null],
  ])('%d is the metric score of %s hundredths, and nothing where it can be none', (recorded, score) => {
    expect(swemwbsScore(recorded)).toBe(score);
  });
});

describe('a change of one person', () => {
  const sizes = (instrument: string | null, ...changes: number[]) =>
    changes.map((change) => scaleOf(instrument).sizeOf(toHundredths(change)));

  // Shah and others 2018: one standard error of measurement is 1.03, 2.77 of them are 2.87; only beyond counts.
  it('on the short scale is possible beyond 1.03 and real beyond 2.87', () => {
    expect(sizes('swemwbs', 0, 1.03, 1.04, 2.87, 2.88, -1.03, -1.04, -2.87, -2.88)).toEqual([
      ...['within', 'within', 'possible', 'possible', 'real'],
      ...['within', 'possible', 'possible', 'real'],
    ]);
  });

  // Warwick: from 3; Maheswaran and others 2012: 2.77 standard errors are 6.6 to 8.6.
  it('on the long scale is possible from 3, likely beyond 6.6 and real beyond 8.6', () => {
    expect(sizes('wemwbs', 2, 3, -3, 6, 7, -8, 9)).toEqual([
      ...['within', 'possible', 'possible', 'possible', 'likely', 'likely', 'real'],
    ]);
  });

  it('has no limit where none is published', () => {
    expect(sizes(null, 0, 40)).toEqual(['no-limit', 'no-limit']);
    expect(sizes('ndta', 12)).toEqual(['no-limit']);
  });

  it('is as large upwards as downwards, and is written with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (change) => {
        for (const instrument of ['swemwbs', 'wemwbs'])
          expect(scaleOf(instrument).sizeOf(change)).toBe(scaleOf(instrument).sizeOf(-change));
        expect(toHundredths(Number(inPoints(change)))).toBe(change);
      }),
      { numRuns: 60 },
    );
  });
});
