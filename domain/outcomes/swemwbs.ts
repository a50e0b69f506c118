import { Refusal } from '../refusal.ts';

/** Short Warwick-Edinburgh Mental Wellbeing Scale: the scores of seven answered items, never the items themselves. */

/** Metric score of each raw total from 7 to 35, as printed in the published conversion table. */
const metricByRaw = [
  '7.00',
  '9.51',
  '11.25',
  '12.40',
  '13.33',
  '14.08',
  '14.75',
  '15.32',
  '15.84',
  '16.36',
  '16.88',
  '17.43',
  '17.98',
  '18.59',
  '19.25',
  '19.98',
  '20.73',
  '21.54',
  '22.35',
  '23.21',
  '24.11',
  '25.03',
  '26.02',
  '27.03',
  '28.13',
  '29.31',
  '30.70',
  '32.55',
  '35.00',
] as const;

/** Every metric score that there is, with two decimals. */
export const swemwbsMetrics: readonly string[] = metricByRaw;

const lowestRaw = 7;

/**
 * Converts a raw total (7 to 35, all seven items answered) into the metric score with two decimals.
 * The conversion is not linear, so raw totals are never averaged. Throws `value-out-of-range` outside the table.
 */
export function swemwbsMetric(raw: number): string {
  const metric = metricByRaw[raw - lowestRaw];
  if (metric === undefined) throw new Refusal('value-out-of-range');
  return metric;
}
