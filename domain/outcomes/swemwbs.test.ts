import { describe, expect, it } from 'vitest';
import { swemwbsMetric } from './swemwbs.ts';

// Typed in a second time, from the published table, independently of the source.
const published = `7=7.00 8=9.51 9=11.25 10=12.40 11=13.33 12=14.08 13=14.75 14=15.32 15=15.84 16=16.36
17=16.88 18=17.43 19=17.98 20=18.59 21=19.25 22=19.98 23=20.73 24=21.54 25=22.35 26=23.21 27=24.11 28=25.03
29=26.02 30=27.03 31=28.13 32=29.31 33=30.70 34=32.55 35=35.00`;

describe('the short wellbeing scale', () => {
  const rows = published.split(/\s+/).map((pair) => pair.split('='));

  it('has all 29 totals', () => expect(rows).toHaveLength(29));
  it.each(rows)('converts %s to %s', (raw, metric) => expect(swemwbsMetric(Number(raw))).toBe(metric));
  it.each([6, 36, 0, -1, 7.5, Number.NaN])('refuses %s', (raw) => {
    expect(() => swemwbsMetric(raw)).toThrow(expect.objectContaining({ code: 'value-out-of-range' }));
  });
});
