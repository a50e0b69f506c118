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

function swemwbsSize(change: Hundredths): ChangeSize {
  const size = Math.abs(change);
  return size > 287 ? 'real' : size > 103 ? 'possible' : 'within';
}

function wemwbsSize(change: Hundredths): ChangeSize {
  const size = Math.abs(change);
  if (size > 860) return 'real';
  return size > 660 ? 'likely' : size >= 300 ? 'possible' : 'within';
}

const scales: Readonly<Record<string, Scale>> = {
  swemwbs: {
    label: 'Short Warwick-Edinburgh scale, metric score',
    scoreOf: swemwbsScore,
    sizeOf: swemwbsSize,
    source: 'Shah and others 2018: one standard error of measurement is 1.03, and 2.77 of them are 2.87.',
  },
  wemwbs: {
    label: 'Warwick-Edinburgh scale',
    scoreOf: wemwbsScore,
    sizeOf: wemwbsSize,
    source:
      'Warwick: 3 or more may matter to a person; Maheswaran and others 2012: 2.77 standard errors are 6.6 to 8.6.',
  },
};

/** What is known of an instrument; another one is compared as it was recorded, and no limit is made up for it. */
export const scaleOf = (instrument: string | null): Scale =>
  (instrument === null ? undefined : scales[instrument]) ?? {
    label: instrument ?? '',
    scoreOf: toHundredths,
    sizeOf: () => 'no-limit',
    source: 'No size of change that counts for one person is published for this.',
  };
