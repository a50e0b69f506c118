import { randomUUID } from 'node:crypto';
import { type PersonCategory, type Role, roles } from '../../../domain/access.ts';
import { handoverTo } from './cohorts-examples.ts';
import { addOpening } from './colleague.ts';
import { plantContacts } from './contacts-world.ts';
import { examples } from './examples.ts';
import { ndtaOf } from './instruments-examples.ts';
import type { TestHost } from './open-test-host.ts';
import { need } from './person-input.ts';
import { plantPlan } from './plan-planted.ts';
import { plantSharing } from './plant-sharing.ts';
import { plantReferrals } from './referrals-examples.ts';
import { addWorker } from './worker.ts';

/** The coordinating agency, one that holds people, and a stranger. */
export const everyAgency = ['coordinating', 'holding', 'stranger'] as const;
export type Agency = (typeof everyAgency)[number];

/** The kinds of information of which each person carries a word that stands nowhere else. */
export const words = ['identity', 'contact', 'story', 'health', 'offending', 'housing'] as const;
export type Word = (typeof words)[number];

interface Planned {
  readonly name: string;
  readonly heldBy: Agency;
  /** What is shared with the stranger, and what is kept from the coordinating agency. */
  readonly shared: readonly PersonCategory[];
  readonly kept: readonly PersonCategory[];
  /** Whether use of the record is restricted, so that it stays with those who keep it. */
  readonly restricted?: true;
}

const planned: readonly Planned[] = [
  { name: 'Quill', heldBy: 'holding', shared: [], kept: [], restricted: true },
  { name: 'Rowan', heldBy: 'holding', shared: ['identity', 'housing', 'story'], kept: ['health', 'contact'] },
  { name: 'Sorrel', heldBy: 'coordinating', shared: ['identity', 'contact'], kept: [] },
  { name: 'Tansy', heldBy: 'holding', shared: ['identity'], kept: ['identity'] },
  { name: 'Umber', heldBy: 'holding', shared: ['identity', 'story'], kept: ['identity'], restricted: true },
];

/** Somebody planted, with the id of each thing about them by the name of the field that reaches it. */
export interface Planted extends Planned {
  readonly reference: string;
  readonly ids: Readonly<Record<string, string>>;
}

export const wordOf = ({ name }: Pick<Planned, 'name'>, of: Word): string => `${name}${of}word`;
const referenceOf = ({ name }: Planned): string => `${name}-REF`;

/** Categories of information that each role may see at most. */
const most: Readonly<Record<Role, readonly Word[]>> = {
  administrator: [],
  'information-governance': ['identity'],
  coordinator: words,
  caseworker: words,
  evaluator: [],
  'expert-by-experience': [],
  reader: [],
};

/** The rule, written once more from the words of the brief and without any of the code that keeps it. */
export function maySee(role: Role, agency: Agency, person: Planned, category: Word): boolean {
  const decides = (of: Word): boolean => {
    if (!most[role].includes(of)) return false;
    if (agency === 'stranger') return person.restricted !== true && person.shared.includes(of);
    if (agency === 'coordinating' && person.kept.includes(of)) return false;
    return person.heldBy === agency || (agency === 'coordinating' && role !== 'caseworker');
  };
  return decides('identity') && decides(category);
}

export interface World {
  /** An input of every operation. */
  readonly inputs: Readonly<Record<string, object>>;
  readonly people: readonly Planted[];
  readonly agencies: Readonly<Record<Agency, string>>;
  /** Who opened every record in an emergency, an hour ago. */
  readonly opener: string;
  /** The user who is one role in one agency. */
  worker(role: Role, agency: Agency): string;
}

const because = 'Agreed with the officer';

async function plantRecord(open: TestHost, person: Planned, periodId: string): Promise<Record<string, string>> {
  const { id: personId } = await open.call('people.add', {
    preferredName: person.name,
    reference: referenceOf(person),
    familyName: wordOf(person, 'identity'),
    contactPreference: wordOf(person, 'contact'),
    goal: wordOf(person, 'story'),
    strengths: wordOf(person, 'story'),
    languageWords: wordOf(person, 'contact'),
    adjustmentWords: wordOf(person, 'health'),
    identifiers: [
      { scheme: 'housing-case', value: wordOf(person, 'housing'), issuerId: open.session.user.agencyId },
      { scheme: 'local-case', value: wordOf(person, 'identity'), issuerId: open.session.user.agencyId },
    ],
    aliases: [`${wordOf(person, 'identity')}s`],
    needs: [need('homelessness', { disclosed: 'yes' }), need('mental-ill-health', { disclosed: 'yes' })],
    joinedOn: '2018-01-05',
  });
  const portrait = { title: wordOf(person, 'story'), pseudonym: null, agreementAskedOn: null, personId };
  const { id: portraitId } = await open.call('portraits.add', portrait);
  const fact = { state: 'recorded' as const, valueCode: null, valueNumber: 3 };
  await open.call('outcomes.record', { personId, periodId, factCode: 'offending-arrests', fact });
  const atJoining = { ...fact, valueCode: 'looking', valueNumber: null };
  await open.call('outcomes.record', { personId, periodId: null, factCode: 'eet-status', fact: atJoining });
  const { transactionId } = await open.call('people.change', { personId, changes: { goalOn: '2018-02-01' } });
  const [membership] = (await open.call('people.open', { personId })).memberships;
  await open.call('sealed.record', { personId, kind: 'hiv', text: wordOf(person, 'health') });
  const factId = (await open.call('sealed.ofPerson', { personId })).facts[0]?.id ?? '';
  const place = { words: wordOf(person, 'contact'), lastKnownOn: '2018-04-01', category: 'contact' as const };
  const twin = await open.call('people.add', { preferredName: `${wordOf(person, 'identity')}twin` });
  const { id: mergeId } = await open.call('people.merge', { personId, otherId: twin.id, takeOther: [], because: null });
  const { id: whereaboutsId } = await open.call('people.recordWhereabouts', { personId, ...place });
  const plan = await plantPlan(open, personId, (of) => wordOf(person, of));
  const { id: resultId } = await open.call('instruments.record', ndtaOf(personId));
  return {
    personId,
    personIds: personId,
    ...plan,
    resultId,
    whereaboutsId,
    mergeId,
    portraitId,
    transactionId,
    factId,
    membershipId: membership?.id ?? '',
    ...(await plantContacts(open, personId, (of) => wordOf(person, of))),
    ...(await plantReferrals(open, personId, (of) => wordOf(person, of))),
  };
}

/** What is asked, held, restricted and reviewed of somebody. */
async function plantRights(open: TestHost, person: Planned, personId: string): Promise<Record<string, string>> {
  const asked = { reference: referenceOf(person), receivedOn: '2018-04-01', fromWhom: 'person' as const, asked: null };
  const begin = (kind: 'access' | 'correction', place: string | null) =>
    open.call('privacy.beginRequest', { ...asked, kind, place });
  const { id: requestId } = await begin('access', null);
  const corrected = await begin('correction', 'person.preferred-name');
  await open.call('privacy.decideRequest', { requestId: corrected.id, decision: 'met', because });
  const { requests } = await open.call('privacy.requests', {});
  const noticeId = requests.find((request) => request.id === corrected.id)?.notices[0]?.id ?? '';
  const { id: holdId } = await open.call('privacy.hold', { personId, because });
  const { id: reviewId } = await open.call('privacy.beginReview', { personId });
  if (person.restricted === undefined) return { requestId, noticeId, holdId, reviewId };
  await open.call('privacy.restrict', { personId, ground: 'accuracy', because });
  const restrictionId = (await open.call('privacy.standing', { personId })).restriction?.id ?? '';
  return { requestId, noticeId, holdId, reviewId, restrictionId };
}

/** Who is asked to lead for somebody, with words of each kind that it holds. */
async function plantCohorts(open: TestHost, person: Planned, personId: string): Promise<Record<string, string>> {
  const { id: handoverId } = await open.call('cohorts.proposeHandover', {
    personId,
    ...handoverTo(open.session.user.agencyId),
    toName: wordOf(person, 'contact'),
    note: wordOf(person, 'story'),
  });
  const { id: deathId } = await open.call('cohorts.recordDeath', {
    ...{ personId, status: 'suspected', diedOn: null, toldOn: '2018-04-02', source: null, cause: null },
    ...{ toldBy: wordOf(person, 'story'), peers: wordOf(person, 'story') },
  });
  const { support, reviews } = await open.call('cohorts.deathOf', { personId });
  return { handoverId, deathId, supportId: support[0]?.id ?? '', caseReviewId: reviews[0]?.id ?? '' };
}

async function decide(open: TestHost, person: Planned, agencies: World['agencies'], personId: string): Promise<void> {
  const said = { personId, basis: 'public-task' as const, fromOn: '2018-01-01', untilOn: null, note: null };
  const { stranger, coordinating } = agencies;
  if (person.shared.length > 0) {
    const shared = { ...said, agencyId: stranger, decision: 'shared' as const };
    await open.call('sharing.decide', { ...shared, categories: [...person.shared] });
  }
  if (person.kept.length > 0) {
    const kept = { ...said, agencyId: coordinating, decision: 'not-shared' as const };
    await open.call('sharing.decide', { ...kept, categories: [...person.kept] });
  }
}

/** Something said privately of somebody, behind the application's back, by a user who is nobody of the matrix. */
function plantAside({ session }: TestHost, personId: string, userId: string): string {
  const id = randomUUID();
  session.raw
    .prepare('INSERT INTO standAside (id, userId, personId, saidAt) VALUES (?, ?, ?, ?)')
    .run(id, userId, personId, '2018-04-03T08:00:00.000Z');
  return id;
}

/** A register in which everything that can be about somebody is about each of four people. */
export async function plantWorld(open: TestHost): Promise<World> {
  const inputs = (await examples(open)) as unknown as Record<string, object>;
  const holding = (await open.call('users.addAgency', { name: 'Holding Homes', kind: 'housing' })).id;
  const stranger = (await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' })).id;
  const agencies = { coordinating: open.session.user.agencyId, holding, stranger };
  const opener = addWorker(open, 'Opener', ['caseworker'], stranger);
  const { id: otherId } = await open.call('people.add', { preferredName: 'Vesper' });
  const people: Planted[] = [];
  for (const person of planned) {
    const record = await plantRecord(open, person, open.periods.Y1Q4 ?? '');
    const personId = record.personId ?? '';
    const { id: keepApartId } = await open.call('sharing.keepApart', { personId, otherId, reason: null });
    const openingId = addOpening(open, personId, opener);
    const asideId = plantAside(open, personId, opener);
    const cohort = await plantCohorts(open, person, personId);
    open.session.raw.prepare('UPDATE person SET agencyId = ? WHERE id = ?').run(agencies[person.heldBy], personId);
    await decide(open, { ...person, kept: [] }, agencies, personId);
    const shared = await plantSharing(open, personId, stranger, {
      health: wordOf(person, 'health'),
      story: wordOf(person, 'story'),
    });
    const rights = await plantRights(open, person, personId);
    await decide(open, { ...person, shared: [] }, agencies, personId);
    const planted = { ...record, ...rights, ...cohort, ...shared };
    const ids = { ...planted, otherId: personId, keepApartId, openingId, asideId };
    people.push({ ...person, reference: referenceOf(person), ids });
  }
  const workers = new Map<string, string>();
  const key = (role: Role, agency: Agency): string => `${role} ${agency}`;
  for (const role of roles)
    for (const agency of everyAgency)
      workers.set(key(role, agency), addWorker(open, key(role, agency), [role], agencies[agency]));
  return { inputs, people, agencies, opener, worker: (role, agency) => workers.get(key(role, agency)) ?? '' };
}
