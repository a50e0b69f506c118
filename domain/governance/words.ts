import type { Category, Role } from '../access.ts';
import { isSharingBasis, sharingBasisLabels } from '../sharing/words.ts';
import type { IsoDate, IsoInstant } from '../time.ts';

export const roleLabels: Readonly<Record<Role, string>> = {
  administrator: 'Administrator (users and machines, no case content)',
  'information-governance': 'Information governance',
  coordinator: 'Coordinator',
  caseworker: 'Caseworker',
  evaluator: 'Evaluator',
  'expert-by-experience': 'Expert by experience',
  reader: 'Reader',
};

export const categoryLabels: Readonly<Record<Category, string>> = {
  identity: 'Identity: names, birth date, equality data, sharing record',
  contact: 'Contact: how somebody likes to be reached',
  safety: 'Safety: people to keep apart, risks and what protects',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health: drugs or alcohol, mental health, wellbeing',
  story: 'Story: goals, strengths, notes, agreement, pen portraits',
  sealed: 'Sealed facts',
  programme: 'The programme’s own affairs',
  administration: 'Users and machines',
};

/** What a decision to share rests on; another one is not repeated here, because somebody wrote it in words of their own. */
export const basisInWords = (code: string): string =>
  isSharingBasis(code)
    ? sharingBasisLabels[code]
    : code === 'none'
      ? 'No basis recorded'
      : 'Another basis, in words of its own';

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A number of people as a scale, because a paper that travels should not count a small cohort. */
export function scaleOf(people: number): string {
  if (people === 0) return 'nobody yet';
  if (people < 10) return 'fewer than ten people';
  if (people < 50) return 'tens of people, fewer than fifty';
  if (people < 250) return 'between fifty and two hundred and fifty people';
  return 'more than two hundred and fifty people';
}

const zone = 'Europe/London';
const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone });
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: zone,
});
const partsFormat = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: zone,
});

/** `3 April 2018`, as it was in London. */
export const dayInWords = (moment: IsoInstant | IsoDate): string => dayFormat.format(Date.parse(moment));

/** `Tuesday 3 April 2018 at 10:00`, as clocks in London show it. */
export const momentInWords = (moment: IsoInstant | number): string =>
  momentFormat
    .format(typeof moment === 'number' ? moment : Date.parse(moment))
    .replace(/,? at |, (?=\d\d:)/, ' at ')
    .replace(',', '');

/**
 * The moment, in milliseconds, at which clocks in London show a day and a time; of two such moments, when the clocks go
 * back, the earlier one. Where they go forward and never show it, the moment that would have been.
 */
export function londonMoment(on: IsoDate, at: string): number {
  const asUtc = Date.parse(`${on}T${at}:00Z`);
  const wanted = `${on}, ${at}`;
  const summer = asUtc - 3_600_000;
  return partsFormat.format(summer) === wanted ? summer : asUtc;
}
