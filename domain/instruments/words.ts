import type { Change, Verdict } from './change.ts';
import { type Instrument, type LicenceFamily, type TotalRule, totalRange } from './definition.ts';

/** Who answered: scores that a worker gave and scores that the person gave are read differently. */
export const completers = ['person', 'person-and-worker', 'worker', 'several-workers', 'somebody-close'] as const;
export type Completer = (typeof completers)[number];

export const completerLabels: Readonly<Record<Completer, string>> = {
  person: 'The person',
  'person-and-worker': 'The person with a worker',
  worker: 'A worker',
  'several-workers': 'Several workers together',
  'somebody-close': 'Somebody close to the person',
};

export const licenceLabels: Readonly<Record<LicenceFamily, string>> = {
  wemwbs: 'WEMWBS and SWEMWBS (University of Warwick)',
  'outcomes-star': 'Outcomes Star (Triangle)',
};

export const ruleLabels: Readonly<Record<TotalRule, string>> = {
  sum: 'The sum of all areas',
  'converted-sum': 'The sum, converted by the published table',
  mean: 'The mean of the areas',
  none: 'No total',
};

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  within: 'Within measurement error',
  possible: 'Possible change',
  likely: 'Likely change',
  beyond: 'Beyond measurement error',
  'no-threshold': 'No threshold of change is published',
};

/** A total with the decimals that its instrument has. */
export const totalInWords = ({ rule }: Pick<Instrument, 'rule'>, total: number): string =>
  rule === 'converted-sum' ? total.toFixed(2) : String(total);

/** "of 0 to 48, higher is worse": a figure is never bare. */
export function rangeInWords(instrument: Pick<Instrument, 'areas' | 'rule' | 'polarity'>): string | null {
  const range = totalRange(instrument);
  if (range === null) return null;
  const end = (value: number) => totalInWords(instrument, value);
  const span = `${end(range.lowest)} to ${end(range.highest)}`;
  if (instrument.polarity === 'up-is-good') return `${span}, higher is better`;
  return instrument.polarity === 'down-is-good' ? `${span}, higher is worse` : span;
}

/** "3.41 higher, which is better": within error the difference alone, since it says nothing about change. */
export function changeInWords(instrument: Pick<Instrument, 'rule'>, { difference, better }: Change): string {
  if (difference === 0) return 'The same figure';
  const size = totalInWords(instrument, Math.abs(difference));
  const direction = `${size} ${difference > 0 ? 'higher' : 'lower'}`;
  return better === null ? direction : `${direction}, which is ${better ? 'better' : 'worse'}`;
}
