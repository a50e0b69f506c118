import type { IsoDate } from '../time.ts';
import type { CodeAndLabel } from './shapes.ts';

interface AgeBand extends CodeAndLabel {
  readonly from: number;
  readonly to: number;
}

const band = (from: number, to: number): AgeBand => ({ code: `${from}-${to}`, label: `${from} to ${to}`, from, to });

/** Bands for publication (rules of disclosure control): six from 18, or two for a public return. */
const fineBands: readonly AgeBand[] = [
  band(18, 24),
  band(25, 34),
  band(35, 44),
  band(45, 54),
  band(55, 64),
  { code: '65-and-over', label: '65 and over', from: 65, to: Infinity },
];
const coarseBands: readonly AgeBand[] = [
  { code: 'under-35', label: 'Under 35', from: 0, to: 34 },
  { code: '35-and-over', label: '35 and over', from: 35, to: Infinity },
];

export const ageBands = (coarse: boolean): readonly AgeBand[] => (coarse ? coarseBands : fineBands);

/**
 * The band of someone's age on a day. A birth date known only to the month or year gives a band when every day that it
 * could be gives the same one; otherwise null, rather than a guess.
 */
export function ageBandOf(birth: string | null, on: IsoDate, bands: readonly AgeBand[]): string | null {
  if (birth === null) return null;
  const oldest = bandOf(ageOn(earliest(birth), on), bands);
  const youngest = bandOf(ageOn(latest(birth), on), bands);
  return oldest === youngest ? oldest : null;
}

const earliest = (birth: string): IsoDate => birth + '-01-01'.slice(birth.length - 4);

function latest(birth: string): IsoDate {
  const month = birth.length === 4 ? `${birth}-12` : birth;
  if (month.length > 7) return month;
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `${month}-${days}`;
}

const bandOf = (age: number, bands: readonly AgeBand[]): string | null =>
  bands.find((candidate) => age >= candidate.from && age <= candidate.to)?.code ?? null;

/** Whole years; the birthday itself counts. Someone born on 29 February has a birthday on 1 March in other years. */
function ageOn(birth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
