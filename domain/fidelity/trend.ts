import { type FidelitySectionKey, fidelitySectionKeys, type SectionRatings } from './fidelity.ts';

export interface RatedPeriod {
  readonly periodCode: string;
  /** Two decimals; null while nothing is rated. */
  readonly mean: string | null;
  readonly ratings: SectionRatings;
}

const sections = (count: number): string => (count === 1 ? '1 section' : `${count} sections`);

function movesBetween(from: SectionRatings, to: SectionRatings) {
  const both = fidelitySectionKeys.flatMap((key: FidelitySectionKey) => {
    const [before, after] = [from[key], to[key]];
    return before === null || after === null ? [] : [after - before];
  });
  return {
    compared: both.length,
    higher: both.filter((step) => step > 0).length,
    lower: both.filter((step) => step < 0).length,
    same: both.filter((step) => step === 0).length,
  };
}

/**
 * One sentence over all rated periods, such as "From 2.71 in Y1Q4 to 3.43 in Y2Q3: of 7 sections rated in both, 5 are higher,
 * 1 is lower and 1 is the same." It compares the first with the newest and says nothing of why.
 */
export function trendSentence(periods: readonly RatedPeriod[]): string {
  const rated = periods.filter((period) => period.mean !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  if (first === undefined || last === undefined) return 'No period is rated yet.';
  if (first === last) return `One period is rated so far: ${first.mean} in ${first.periodCode}.`;
  const { compared, higher, lower, same } = movesBetween(first.ratings, last.ratings);
  const head = `From ${first.mean} in ${first.periodCode} to ${last.mean} in ${last.periodCode}`;
  if (compared === 0) return `${head}: no section is rated in both.`;
  const parts = [
    { count: higher, how: 'higher' },
    { count: lower, how: 'lower' },
    { count: same, how: 'the same' },
  ].filter(({ count }) => count > 0);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return `${head}: ${compared === 1 ? 'the one section' : `all ${sections(compared)}`} rated in both ${compared === 1 ? 'is' : 'are'} ${only.how}.`;
  const said = parts.map(({ count, how }) => `${count} ${count === 1 ? 'is' : 'are'} ${how}`);
  return `${head}: of ${sections(compared)} rated in both, ${said.slice(0, -1).join(', ')} and ${said.at(-1)}.`;
}
