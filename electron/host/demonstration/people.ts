import { followUpsAfter } from '../../../domain/cohorts/follow-ups.ts';
import type { Answer } from '../../../domain/people/eligibility.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { InventedPerson } from './invented-person.ts';
import { referring } from './referrals.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Play, Schedule } from './stage.ts';
import { daysAfter, workday } from './stepping-clock.ts';

/** Somebody in the demonstration's register; the id is there from the day of the referral. */
export interface Enrolled {
  readonly person: InventedPerson;
  id: string;
}

type Equality<List extends string> = { [K in List]: string | null } & { [K in `${List}State`]: 'recorded' };

function equality<List extends 'sex' | 'ethnicity'>(list: List, value: string): Equality<List> {
  const noValue = ['not-known', 'declined', 'not-asked'].includes(value);
  return { [list]: noValue ? null : value, [`${list}State`]: noValue ? value : 'recorded' } as Equality<List>;
}

/** What is known of a need when somebody is first talked about: often only what others suspect. */
function firstNeed(code: string, on: string, random: SeededRandom): NeedInput {
  const suspectedFirst = random.chance(0.4);
  return {
    code,
    suspected: suspectedFirst ? 'yes' : random.pick(['not-known', 'yes', 'not-asked']),
    suspectedOn: suspectedFirst ? on : null,
    disclosed: suspectedFirst ? random.pick(['not-asked', 'not-known']) : 'yes',
    disclosedOn: suspectedFirst ? null : on,
    helpOffered: null,
    helpOfferedOn: null,
    helpAgreed: null,
    helpAgreedOn: null,
    onsetOn: random.chance(0.6) ? String(Number(on.slice(0, 4)) - random.between(1, 14)) : null,
    identifiedOn: on,
    atRisk: false,
  };
}

const absentNeed = (code: string, atRisk: boolean, on: string): NeedInput => ({
  code,
  suspected: 'no',
  suspectedOn: null,
  disclosed: atRisk ? 'no' : 'not-asked',
  disclosedOn: null,
  helpOffered: null,
  helpOfferedOn: null,
  helpAgreed: null,
  helpAgreedOn: null,
  onsetOn: null,
  identifiedOn: atRisk ? on : null,
  atRisk,
});

/** A few weeks later: what the person has said by then, what was offered and what they chose. */
function laterNeed(need: NeedInput, on: string, random: SeededRandom): NeedInput {
  const disclosed = need.disclosed === 'yes' || random.chance(0.8);
  const offered = random.chance(0.85);
  const agreed = offered ? random.pick<Answer>(['yes', 'yes', 'yes', 'no', 'not-known']) : null;
  return {
    ...need,
    disclosed: disclosed ? 'yes' : 'declined',
    disclosedOn: need.disclosedOn ?? (disclosed ? on : null),
    helpOffered: offered ? 'yes' : 'not-known',
    helpOfferedOn: offered ? on : null,
    helpAgreed: agreed,
    helpAgreedOn: agreed === 'yes' ? on : null,
  };
}

function detailsOf(person: InventedPerson) {
  const [preferredName, givenName, familyName] = person.name;
  return {
    preferredName,
    givenName,
    familyName,
    pronouns: person.pronouns ?? null,
    birthDate: person.born,
    birthDateEstimated: person.bornEstimated ?? false,
    ...equality('sex', person.sex),
    ...equality('ethnicity', person.ethnicity),
    contactPreference: person.contact ?? null,
    ineffectiveContact: person.ineffectiveContact,
    aliases: [...(person.aliases ?? [])],
  };
}

function scheduleAgreement(play: Play, schedule: Schedule, one: Enrolled, on: string): void {
  const { agreement } = one.person;
  if (agreement === 'not-asked') return;
  const answer = (decision: 'agreed' | 'declined' | 'withdrawn', day: string): void =>
    schedule.on(day, () => {
      play('people.recordConsent', { personId: one.id, decision, decidedOn: workday(day) });
    });
  answer(agreement === 'declined' ? 'declined' : 'agreed', on);
  if (agreement === 'withdrawn') answer('withdrawn', daysAfter(on, 140));
}

/** Whoever never left was referred on the day they were first talked about, and joins by the decision of the panel. */
function scheduleTakingOn(play: Play, schedule: Schedule, one: Enrolled, referred: string, at: number): void {
  const refers = referring(play);
  let referralId = '';
  schedule.on(referred, () => {
    referralId = refers.refer(one, at, referred);
  });
  schedule.on(one.person.joined, () => refers.takeOn(referralId, one.person.joined));
}

function scheduleMembership(play: Play, schedule: Schedule, one: Enrolled, cohortId: string): void {
  const { joined, left } = one.person;
  let membershipId = '';
  const join = (joinedOn: string): void =>
    schedule.on(joinedOn, () => {
      membershipId = play('people.join', { personId: one.id, cohortId, joinedOn }).id;
    });
  join(joined);
  if (left === undefined) return;
  const { on, destination, backOn, because, said = null, stays = null, lookIn = [] } = left;
  schedule.on(on, () => {
    const how = { leftOn: on, destination, because, personSaid: said, staysInPlace: stays };
    play('people.leave', { personId: one.id, membershipId, ...how, followUps: followUpsAfter(on, lookIn) });
  });
  if (backOn !== undefined) join(backOn);
}

/** Puts one person's time with the programme on the days on which it was written down. */
export function schedulePerson(
  play: Play,
  schedule: Schedule,
  person: InventedPerson,
  cohortId: string,
  random: SeededRandom,
  at: number,
): Enrolled {
  const one: Enrolled = { person, id: '' };
  const waiting = person.waiting === true;
  const referred = waiting ? person.joined : workday(daysAfter(person.joined, -random.between(9, 16)));
  const needs = person.needs.map((code) => firstNeed(code, referred, random));
  const atRisk = (person.atRisk ?? []).map((code) => absentNeed(code, true, referred));
  schedule.on(referred, () => {
    one.id = play('people.add', { ...detailsOf(person), needs: [...needs, ...atRisk] }).id;
  });
  if (waiting) return one;
  if (person.left === undefined) scheduleTakingOn(play, schedule, one, referred, at);
  else scheduleMembership(play, schedule, one, cohortId);
  scheduleAgreement(play, schedule, one, daysAfter(person.joined, random.between(3, 12)));
  const goalOn = workday(daysAfter(person.joined, random.between(8, 18)));
  schedule.on(goalOn, () => {
    const { goal, strengths } = person;
    play('people.change', { personId: one.id, changes: { goal, goalOn, strengths } });
  });
  for (const need of needs) {
    const heardOn = workday(daysAfter(person.joined, random.between(15, 45)));
    const heard = laterNeed(need, heardOn, random);
    schedule.on(heardOn, () => {
      play('people.recordNeed', { personId: one.id, need: heard });
    });
  }
  return one;
}
