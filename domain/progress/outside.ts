import type { Figures, Paired, Point, Share } from './shapes.ts';

/** No mean, median or percentage of fewer people leaves the register. */
export const leastOutside = 10;

export const withheldSentence = `Means, medians, differences and intervals of fewer than ${leastOutside} people are left out.`;

interface Middles {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
}

const middles = <M extends Middles>(given: M): M =>
  given.n < leastOutside ? { ...given, mean: null, median: null } : given;

const point = (given: Point): Point => ({
  ...middles(given),
  ...(given.n < leastOutside ? { low: null, high: null } : {}),
  complete: given.complete === null ? null : middles(given.complete),
});

const share = (given: Share): Share =>
  given.of < leastOutside ? { ...given, difference: null, low: null, high: null } : given;

const paired = (given: Paired): Paired => ({
  ...given,
  ...(given.pairs < leastOutside ? { middle: null, low: null, high: null, coverage: null } : {}),
  before: middles(given.before),
  after: middles(given.after),
  availableBefore: middles(given.availableBefore),
  availableAfter: middles(given.availableAfter),
});

/** The figures as they may leave the register: counts stay, what is worked out from fewer than ten people goes. */
export const asOutside = (figures: Figures): Figures => ({
  ...figures,
  series: figures.series.map((one) => ({ ...one, points: one.points.map(point) })),
  comparison:
    figures.comparison === null
      ? null
      : {
          ...figures.comparison,
          shares: figures.comparison.shares.map(share),
          paired: figures.comparison.paired.map(paired),
        },
});
