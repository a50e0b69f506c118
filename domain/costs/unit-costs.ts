import type { IsoDate } from '../time.ts';

/** What one contact, night or day of a service costs, in whole pence: never without a range, a price year and a source. */
export interface UnitCost {
  readonly id: string;
  /** The code of a count of service use, or `nights-` with a category of housing. */
  readonly service: string;
  /** What is counted, such as "attendance" or "night". */
  readonly unit: string;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  /** Such as `2022-23` or `2024`. */
  readonly priceYear: string;
  readonly geography: string;
  readonly source: string;
  readonly note: string | null;
  /** The first day on which this version counts, until a later version begins. */
  readonly validFrom: IsoDate;
}

/** Low, middle and high, in pence: never one figure by itself. */
export interface CostRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** The version that counts on a day; undefined where none does. */
export const unitCostOn = (costs: readonly UnitCost[], service: string, day: IsoDate): UnitCost | undefined =>
  costs
    .filter((cost) => cost.service === service && cost.validFrom <= day)
    .reduce<UnitCost | undefined>(
      (newest, cost) => (newest === undefined || cost.validFrom > newest.validFrom ? cost : newest),
      undefined,
    );

export const rangeOf = (
  count: number,
  { low, amount, high }: Pick<UnitCost, 'low' | 'amount' | 'high'>,
): CostRange => ({
  low: count * low,
  mid: count * amount,
  high: count * high,
});

export const addRanges = (ranges: readonly CostRange[]): CostRange =>
  ranges.reduce((sum, { low, mid, high }) => ({ low: sum.low + low, mid: sum.mid + mid, high: sum.high + high }), {
    low: 0,
    mid: 0,
    high: 0,
  });

export const nightsPrefix = 'nights-';
