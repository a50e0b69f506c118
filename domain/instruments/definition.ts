import type { PersonCategory } from '../access.ts';
import type { Polarity } from '../outcomes/values.ts';
import type { IsoDate } from '../time.ts';

/** One thing that an instrument scores, from `lowest` to `highest` in steps, times its weight. */
export interface InstrumentArea {
  readonly code: string;
  readonly label: string;
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
  readonly weight: number;
}

/**
 * How areas become one figure: their sum; their sum read in the published conversion table of the short wellbeing scale;
 * the mean of those that are there; or no figure at all.
 */
export const totalRules = ['sum', 'converted-sum', 'mean', 'none'] as const;
export type TotalRule = (typeof totalRules)[number];

/**
 * From what difference on a change of one person can be more than the error of measuring. `real` has two bounds where what
 * is published is a range: beyond the lower it is likely, beyond the higher it is real.
 */
export interface ChangeThreshold {
  readonly possible: number;
  /** Whether a difference of exactly `possible` counts as possible. */
  readonly possibleIncluded: boolean;
  readonly real: { readonly low: number; readonly high: number };
  /** Where the figures come from. */
  readonly source: string;
}

/** Licences under which instruments are used; the organisation's own reference is asked once for each family. */
export const licenceFamilies = ['wemwbs', 'outcomes-star'] as const;
export type LicenceFamily = (typeof licenceFamilies)[number];

/** An instrument as a plug-in: everything that scoring, showing and comparing need, and never the wording of an item. */
export interface Instrument {
  readonly code: string;
  readonly label: string;
  readonly shortLabel: string;
  readonly description: string;
  readonly areaWord: 'item' | 'area';
  readonly areas: readonly InstrumentArea[];
  readonly rule: TotalRule;
  /** How many areas have to be scored before there is a total. */
  readonly needed: number;
  /** Whether the plain sum may be written down without its areas. */
  readonly mayGiveTotalAlone: boolean;
  readonly polarity: Polarity;
  /** The kind of information that a result is. */
  readonly category: PersonCategory;
  /** Null where no licence has to be recorded before it is used. */
  readonly licence: LicenceFamily | null;
  readonly licenceNote: string;
  /** Words that have to stand wherever it is used. */
  readonly acknowledgement: string | null;
  /** Null where no threshold of change is published or agreed. */
  readonly threshold: ChangeThreshold | null;
  /** How it is usually completed: a code of the list `mode`. */
  readonly usualMode: string;
  /** Null for one that Casebook brings; otherwise the row of a partnership's own. */
  readonly ownId: string | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

/** Lowest and highest plain sum of all areas. */
export const sumRange = ({
  areas,
}: Pick<Instrument, 'areas'>): { readonly lowest: number; readonly highest: number } => ({
  lowest: areas.reduce((sum, { lowest, weight }) => sum + lowest * weight, 0),
  highest: areas.reduce((sum, { highest, weight }) => sum + highest * weight, 0),
});

/** What a total can be, for the head of a column; null where the instrument has none. */
export function totalRange(instrument: Pick<Instrument, 'areas' | 'rule'>): { lowest: number; highest: number } | null {
  const { lowest, highest } = sumRange(instrument);
  if (instrument.rule === 'none') return null;
  if (instrument.rule !== 'mean') return { lowest, highest };
  const weights = instrument.areas.reduce((sum, { weight }) => sum + weight, 0);
  return { lowest: toTwoDecimals(lowest / weights), highest: toTwoDecimals(highest / weights) };
}

/** Two decimals are as far as any of these instruments can be read. */
export const toTwoDecimals = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;
