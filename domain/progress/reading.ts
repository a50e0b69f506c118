import type { PersonChange } from './operations.ts';
import type { Comparison, Distribution, Paired, Share, Step, Verdict } from './shapes.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
const inPercent = (share: number): string => signed(Math.round(share * 100), 0);

export const verdictWords: Readonly<Record<Verdict, string>> = {
  better: 'Better, beyond chance',
  worse: 'Worse, beyond chance',
  changed: 'Changed, beyond chance',
  'cannot-tell': 'Cannot be told from chance',
  'too-few': 'Too few to tell',
  'no-pairs': 'Nobody to compare',
  muted: 'Recording changed: not compared',
};

const intervalWords = (share: Share): string =>
  share.difference === null || share.low === null || share.high === null
    ? ''
    : ` The difference of ${inPercent(share.difference)} percentage points has a 95 % interval from ${inPercent(share.low)} to ${inPercent(share.high)}${
        share.verdict === 'cannot-tell' ? ', so it cannot be told from chance' : ''
      }.`;

/** The value that changed most, in one sentence; null where nobody can be compared. */
export function sharesReading(
  { shares, flow, pairs }: Pick<Comparison, 'shares' | 'flow' | 'pairs'>,
  labelOf: (key: string) => string,
  [from, to]: readonly [Step, Step],
): string {
  if (pairs === 0) return `Nobody has a value in both ${from.code} and ${to.code}, so there is nothing to compare.`;
  const stayed = flow
    .filter((move) => move.from === move.to && move.from.startsWith('v:'))
    .reduce((sum, { count }) => sum + count, 0);
  const head = `Of ${people(pairs)} with a value in both ${from.code} and ${to.code}, ${stayed} ${stayed === 1 ? 'has' : 'have'} the same and ${pairs - stayed} another.`;
  const most = shares.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
  if (most === undefined || most.after === most.before) return head;
  const muted = most.verdict === 'muted' ? ' Recording practice changed in between, so no trend is read from it.' : '';
  return `${head} ${labelOf(most.key)}: ${most.before} before, ${most.after} after.${muted === '' ? intervalWords(most) : muted}`;
}

function beyondWords({ beyond, pairs }: Paired): string {
  if (beyond === null) return '';
  const { real, likely, possible } = beyond;
  const perhaps = possible.up + possible.down + likely.up + likely.down;
  return ` Beyond measurement error ${real.up} rose and ${real.down} fell; ${perhaps} of ${pairs} may have changed.`;
}

/** What the paired change of one instrument says, in one or two sentences. */
export function pairedReading(paired: Paired, [from, to]: readonly [Step, Step]): string {
  const { pairs, rose, fell, same, middle, low, high, verdict } = paired;
  if (pairs === 0) return `Nobody has a value in both ${from.code} and ${to.code}, so there is nothing to compare.`;
  const head = `Of ${people(pairs)} with a value in both ${from.code} and ${to.code}, ${rose} rose, ${fell} fell and ${same} stayed the same.`;
  if (verdict === 'muted') return `${head} Recording practice changed in between, so no trend is read from it.`;
  if (verdict === 'too-few') return `${head} With so few it cannot be told what the group did.${beyondWords(paired)}`;
  if (middle === null || low === null || high === null) return `${head}${beyondWords(paired)}`;
  const chance = verdict === 'cannot-tell' ? ', so it cannot be told from chance' : '';
  return `${head} The middle change is ${signed(middle, 2)}, with a 95 % interval from ${signed(low, 2)} to ${signed(high, 2)}${chance}.${beyondWords(paired)}`;
}

const leftOutWords = (otherInstrument: number, notAScore: number): string =>
  [
    otherInstrument === 0
      ? ''
      : ` ${people(otherInstrument)} had two different instruments, and two instruments are never joined.`,
    notAScore === 0
      ? ''
      : ` ${people(notAScore)} had a number that is no score of the instrument; it is left out, and can be put right in the quarter.`,
  ].join('');

/** The one-sentence reading of a comparison, whatever it compares. */
export function comparisonReading(
  comparison: Omit<Comparison, 'reading'>,
  labelOf: (key: string) => string,
  ends: readonly [Step, Step],
): string {
  const { paired, otherInstrument, notAScore } = comparison;
  const isScored = paired.length > 0;
  const several = paired.length > 1;
  const body = isScored
    ? paired.map((one) => `${several ? `${one.label}: ` : ''}${pairedReading(one, ends)}`).join(' ')
    : sharesReading(comparison, labelOf, ends);
  return body + leftOutWords(otherInstrument, notAScore);
}

/** How much of the newest step is known, in one sentence. */
export function distributionReading(distributions: readonly Distribution[], steps: readonly Step[]): string {
  const known = distributions.filter(({ recorded }) => recorded > 0);
  const newest = known.at(-1);
  const label = steps.find(({ step }) => step === newest?.step)?.code;
  if (newest === undefined || label === undefined)
    return 'Nothing was recorded for anybody yet, so there is no change to show.';
  const unknown = newest.inScope - newest.recorded;
  const rest =
    unknown === 0 ? 'Nobody is missing.' : `For ${people(unknown)} there is no value, each for its own reason.`;
  return `In ${label} there is a value for ${newest.recorded} of ${people(newest.inScope)} in the cohort. ${rest}`;
}

/** How many changed beyond measurement error, for the list by name. */
export function peopleReading(
  given: readonly Pick<PersonChange, 'verdict' | 'size' | 'change'>[],
  ends: readonly [Step, Step] | null,
): string {
  if (ends === null || given.length === 0)
    return 'There are no two quarters with values yet, so nobody can be compared.';
  const comparable = given.filter(({ verdict }) => verdict !== 'no-pairs');
  const real = comparable.filter(({ size }) => size === 'real').length;
  const changed = comparable.filter(({ verdict }) => verdict !== 'same').length;
  const rest = given.length - comparable.length;
  const missing = rest === 0 ? '' : ` ${people(rest)} cannot be compared, each for the reason beside the name.`;
  const measured = comparable.some(({ size }) => size !== null && size !== 'no-limit');
  const what = measured
    ? `${real} changed beyond measurement error`
    : `${changed} changed and ${comparable.length - changed} did not`;
  return `Of ${people(comparable.length)} with a value in both ${ends[0].code} and ${ends[1].code}, ${what}.${missing}`;
}
