import { verdictOf } from '../instruments/change.ts';
import type { Instrument } from '../instruments/definition.ts';
import { swemwbs, wemwbs } from '../instruments/shipped.ts';
import { swemwbsMetric } from '../outcomes/swemwbs.ts';

/** A score in hundredths of a point: comparisons with a limit are then exact. */
export type Hundredths = number;

export const toHundredths = (value: number): Hundredths => Math.round(value * 100);
/** For example 287 as "2.87". */
export const inPoints = (value: Hundredths): string => (value / 100).toFixed(2);

/** How far a change of one person goes beyond what the instrument may differ by itself. */
export const changeSizes = ['real', 'likely', 'possible', 'within', 'no-limit'] as const;
export type ChangeSize = (typeof changeSizes)[number];

export const changeSizeWords: Readonly<Record<ChangeSize, string>> = {
  real: 'Beyond measurement error',
  likely: 'Probably beyond measurement error',
  possible: 'Possibly beyond measurement error',
  within: 'Within measurement error',
  'no-limit': 'No measurement error is published',
};

interface Scale {
  readonly label: string;
  /** The score that may be averaged and compared; null where the recorded number is no score of this instrument. */
  readonly scoreOf: (recorded: number) => Hundredths | null;
  /** Whether a change of this size reaches each limit. */
  readonly sizeOf: (change: Hundredths) => ChangeSize;
  readonly source: string;
}

const rawTotals = Array.from({ length: 29 }, (_, at) => at + 7);
const metricScores = new Set(rawTotals.map((raw) => toHundredths(Number(swemwbsMetric(raw)))));

/**
 * A recorded number of the short scale as its metric score. No metric score but 7.00 and 35.00 is a whole number, so a whole
 * number is a raw total and is converted; anything else that is no metric score is none at all.
 */
export function swemwbsScore(recorded: number): Hundredths | null {
  if (rawTotals.includes(recorded)) return toHundredths(Number(swemwbsMetric(recorded)));
  const metric = toHundredths(recorded);
  return metricScores.has(metric) ? metric : null;
}

const wemwbsScore = (recorded: number): Hundredths | null =>
  Number.isInteger(recorded) && recorded >= 14 && recorded <= 70 ? toHundredths(recorded) : null;

/** What the size of a change of one person says, by the threshold that is published for the instrument. */
const sizedBy =
  (instrument: Instrument): Scale['sizeOf'] =>
  (change) => {
    const verdict = verdictOf(instrument, change / 100);
    if (verdict === 'no-threshold') return 'no-limit';
    return verdict === 'beyond' ? 'real' : verdict;
  };

const published = (instrument: Instrument, label: string, scoreOf: Scale['scoreOf']): Scale => ({
  ...{ label, scoreOf, sizeOf: sizedBy(instrument) },
  source: `Measurement error: ${instrument.threshold?.source ?? 'none is published'}.`,
});

const scales: Readonly<Record<string, Scale>> = {
  swemwbs: published(swemwbs, 'Short Warwick-Edinburgh (metric)', swemwbsScore),
  wemwbs: published(wemwbs, 'Warwick-Edinburgh scale', wemwbsScore),
};

/** What is known of an instrument; another one is compared as it was recorded, and no limit is made up for it. */
export const scaleOf = (instrument: string | null): Scale =>
  (instrument === null ? undefined : scales[instrument]) ?? {
    label: instrument ?? '',
    scoreOf: toHundredths,
    sizeOf: () => 'no-limit',
    source: 'No size of change that counts for one person is published for this.',
  };
