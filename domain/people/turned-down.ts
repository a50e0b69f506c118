import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/**
 * The list that says whose it was that something did not come about: an offer that was turned down, or a contact that did
 * not happen. One list, so that both are told in the same words.
 */
export const nonEngagementReasons = 'non-engagement-reason';

/** The reason that goes with another need; the others stand alone. */
export const becauseOfAnotherNeed = 'excluded-other-need';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `12 May`, with the year where it is not this one. */
export function dayAndMonth(day: IsoDate, today: IsoDate): string {
  const words = `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1] ?? ''}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** How each reason continues a sentence; a reason of the partnership’s own is said by its label. */
const because: Readonly<Record<string, string | null>> = {
  'person-choice': null,
  'not-known': null,
  'referrer-delay': 'because the referral came late',
  'receiving-delay': 'because the service was late',
  'threshold-not-met': 'because its threshold was not met',
  'wrong-details': 'because the contact details were wrong',
};

/** What is said of one offer that was turned down. */
export interface TurnedDownInWords {
  readonly saidNoBy: 'person' | 'service';
  readonly agencyName: string | null;
  readonly reason: string;
  readonly reasonLabel: string;
  /** The other need in words; null where there is none, or where it is not shown to whoever reads. */
  readonly otherNeed: string | null;
  readonly happenedOn: IsoDate;
}

function reasonInWords({ reason, reasonLabel, otherNeed }: TurnedDownInWords): string | null {
  if (reason === becauseOfAnotherNeed) return `because of ${otherNeed ?? 'another need'}`;
  return Object.hasOwn(because, reason) ? (because[reason] ?? null) : `because: ${reasonLabel.toLowerCase()}`;
}

/**
 * Who said no, why and when: `Turning Path said no, because of drug use, 12 May` is not `The person said no, 3 April`.
 * A service’s no is never told as the person’s.
 */
export function turnedDownInWords(said: TurnedDownInWords, today: IsoDate): string {
  const who = said.saidNoBy === 'person' ? 'The person' : (said.agencyName ?? 'The service');
  return [`${who} said no`, reasonInWords(said), dayAndMonth(said.happenedOn, today)]
    .filter((part) => part !== null)
    .join(', ');
}

export interface TurnedDownFacts {
  readonly needCode: string;
  readonly offeredOn: IsoDate | null;
  readonly saidNoBy: 'person' | 'service';
  readonly reason: string;
  readonly otherNeed: string | null;
  readonly happenedOn: IsoDate;
}

/**
 * Why these facts do not fit together, or null. `reasonIsOf` says whose reason it is; a service that was too late is
 * never the person’s choice.
 */
export function checkTurnedDown(
  { needCode, offeredOn, saidNoBy, reason, otherNeed, happenedOn }: TurnedDownFacts,
  reasonIsOf: string | undefined,
): { readonly code: RefusalCode; readonly field: string } | null {
  if (reasonIsOf !== undefined && reasonIsOf !== 'either' && reasonIsOf !== saidNoBy)
    return { code: 'reason-not-theirs', field: 'reason' };
  if (reason === becauseOfAnotherNeed && otherNeed === null) return { code: 'other-need-missing', field: 'otherNeed' };
  if (reason !== becauseOfAnotherNeed && otherNeed !== null) return { code: 'value-not-expected', field: 'otherNeed' };
  if (otherNeed === needCode) return { code: 'other-need-same', field: 'otherNeed' };
  if (offeredOn !== null && offeredOn > happenedOn) return { code: 'turned-down-before-offered', field: 'happenedOn' };
  return null;
}
