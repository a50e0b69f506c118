import path from 'node:path';
import type { InputOf, OperationName } from '../../../domain/contract.ts';
import { addAccountWithoutSlot } from './account-without-slot.ts';
import { cohortsExamples } from './cohorts-examples.ts';
import { addAside, addColleague, addOpening } from './colleague.ts';
import { collectingExamples } from './collecting-examples.ts';
import { contactsExamples } from './contacts-examples.ts';
import { fidelityExamples } from './fidelity-examples.ts';
import { importExamples } from './import-examples.ts';
import { listsExamples } from './lists-examples.ts';
import { measuresExamples } from './measures-examples.ts';
import type { TestHost } from './open-test-host.ts';
import { outcomesExamples } from './outcomes-examples.ts';
import { asha, need } from './person-input.ts';
import { plansExamples } from './plans-examples.ts';
import { privacyExamples } from './privacy-examples.ts';
import { progressExamples } from './progress-examples.ts';
import { referralsExamples } from './referrals-examples.ts';
import { sharingExamples } from './sharing-examples.ts';

type Inputs = { readonly [K in OperationName]: InputOf<K> };

const entry = { perspective: 'system' as const, question: 'Who holds the key?', finding: 'Nobody', evidence: null };
const entryInput = (periodId: string) => ({ ...entry, periodId });

/** The operations that open or leave a register and so cannot run on an open test host. */
export const vaultJourney: readonly OperationName[] = [
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.restoreHeader',
  'vault.openDemonstration',
  'vault.exportDemonstration',
  'vault.pickRegister',
  'vault.pickFolder',
  'imports.pickFile',
  'contacts.pickFile',
  'collecting.pickFile',
  'vault.verify',
  'backups.askHolder',
  'vault.signInNames',
  'vault.changePassphrase',
  'vault.newRecoveryCode',
  'vault.confirmRecoveryCode',
  'vault.setDeviceFactor',
];

const wholeTrail = {
  userId: null,
  agencyId: null,
  area: null,
  disclosed: null,
  fromOn: null,
  untilOn: null,
  reference: null,
};

const passphrase = 'river lantern copper violin';

const vaultExamples = (folder: string, register = path.join(folder, 'Other.mcn')) => ({
  'vault.status': {},
  'vault.create': {
    folder,
    registerName: 'Other',
    areaName: 'Midshire',
    agencyName: 'Lanternfield Housing',
    displayName: 'Sam Teale',
    passphrase,
  },
  'vault.unlock': { path: register, passphrase },
  'vault.signInNames': { path: register },
  'vault.changePassphrase': { current: passphrase, next: 'marble thistle engine window' },
  'vault.deviceFactor': {},
  'vault.setDeviceFactor': { current: passphrase, on: true },
  'vault.suggestPassphrase': {},
  'vault.recover': { path: register, recoveryCode: 'x', newPassphrase: passphrase },
  'vault.restoreHeader': { path: register },
  'vault.openDemonstration': {},
  'vault.exportDemonstration': {},
  'vault.lock': {},
  'vault.stillHere': {},
  'vault.setIdleMinutes': { minutes: 3 },
  'vault.pickRegister': {},
  'vault.pickFolder': {},
  'vault.verify': {},
  'vault.keys': {},
  'vault.rekey': {},
  'vault.newRecoveryCode': { current: passphrase, parts: 2 as const },
  'vault.confirmRecoveryCode': { lastGroups: ['x', 'x'] },
});

const leftExample = ({ session }: TestHost) => ({
  registerId: session.registerId,
  userId: session.user.id,
  boxes: [{ ephemeral: Buffer.alloc(44, 1).toString('base64'), sealed: Buffer.alloc(40, 2).toString('base64') }],
});

const backupExamples = (folder: string, backup: string) => ({
  'backups.overview': {},
  'backups.make': {},
  'backups.setFolder': { folder: null },
  'backups.list': { path: null },
  'backups.restore': { backup, folder, name: 'Test restored' },
  'backups.askHolder': { path: path.join(folder, 'Other.mcn') },
  'backups.lookAtFolder': { folder },
});

/** A colleague for each thing that is done about one, a former one who comes back, and an agency nobody works for. */
function usersExamples(test: TestHost) {
  const agencyId = test.session.user.agencyId;
  const account = (signInName: string, active: boolean): string =>
    addAccountWithoutSlot(test, { signInName, agencyId, roles: ['caseworker'], active });
  const signInName = 'Kezia Amoah';
  return {
    'users.list': {},
    'users.add': { displayName: signInName, signInName, agencyId, roles: ['reader' as const], passphrase },
    'users.changeDetails': {
      userId: account('Ines Duarte', true),
      displayName: 'Inês Duarte',
      signInName: 'Inês',
      agencyId,
    },
    'users.changeRoles': { userId: account('Wen Li', true), roles: ['coordinator' as const] },
    'users.disable': { userId: account('Owain Price', true) },
    'users.enable': { userId: account('Zofia Nowak', false), passphrase },
    'users.givePassphrase': { userId: account('Idris Bello', true), passphrase },
    'users.addAgency': { name: 'Northgate Probation', kind: 'probation' as const },
    'users.changeAgency': { agencyId, name: 'Midshire County Council', kind: 'council' as const, active: true },
  };
}

interface People {
  readonly personId: string;
  readonly leaving: string;
  readonly membershipId: string;
  readonly joining: string;
  readonly cohortId: string;
  readonly whereaboutsId: string;
  readonly twinId: string;
  readonly joinedId: string;
  readonly mergeId: string;
}

const bench = { words: 'On the bench by the library', lastKnownOn: '2018-04-01', category: 'contact' as const };

/** Somebody, somebody who may leave and somebody who may join. */
async function addPeople(test: TestHost): Promise<People> {
  const { id: personId } = await test.call('people.add', { ...asha, reference: 'EX-1' });
  const { id: leaving } = await test.call('people.add', { ...asha, reference: 'EX-2' });
  const { id: joining } = await test.call('people.add', { preferredName: 'Tomos' });
  const [membership] = (await test.call('people.open', { personId: leaving })).memberships;
  const { id: whereaboutsId } = await test.call('people.recordWhereabouts', { personId, ...bench });
  const { id: membershipId = '', cohortId = '' } = membership ?? {};
  const { id: twinId } = await test.call('people.add', { preferredName: 'Ashe' });
  const { id: joinedId } = await test.call('people.add', { preferredName: 'Aysha' });
  const joined = { personId, otherId: joinedId, takeOther: [], because: null };
  const { id: mergeId } = await test.call('people.merge', joined);
  return { personId, leaving, joining, membershipId, cohortId, whereaboutsId, twinId, joinedId, mergeId };
}

const numbersAndChoices = {
  identifiers: [{ scheme: 'nhs-number' as const, value: '943 476 5919', issuerId: null }],
  choices: { 'contact-preference': { state: 'recorded' as const, codes: ['no-phone', 'text'] } },
};

const period = { calendar: 'meam', label: 'Another', note: null };

const peopleExamples = (people: People, later: string) => {
  const { personId, leaving, membershipId, joining, cohortId, whereaboutsId, twinId, joinedId, mergeId } = people;
  return {
    'programme.reference': {},
    'programme.periods': {},
    'programme.addPeriod': { ...period, code: 'Y2Q2', firstDay: '2018-07-01', lastDay: '2018-09-30' },
    'programme.changePeriod': {
      ...period,
      periodId: later,
      code: 'Y2Q1',
      firstDay: '2018-04-01',
      lastDay: '2018-06-29',
    },
    'people.list': {},
    'people.counts': {},
    'people.search': { text: 'ash', limit: 20 },
    'people.open': { personId },
    'people.add': { ...asha, reference: 'EX-3' },
    'people.change': { personId, changes: { goal: 'A door I can lock' }, aliases: ['Ash'], ...numbersAndChoices },
    'people.candidates': {
      ...{ preferredName: 'Aisha', givenName: null, familyName: 'Okonjo Bell', aliases: [], birthDate: null },
      identifiers: [],
    },
    'people.alike': { personId },
    'people.leadsTo': { personId: joinedId },
    'people.mergePreview': { personId, otherId: twinId },
    'people.merge': { personId, otherId: twinId, takeOther: [], because: 'Met twice under two names' },
    'people.unmerge': { personId, mergeId },
    'people.recordWhereabouts': { personId, ...bench },
    'people.changeWhereabouts': { personId, whereaboutsId, now: 'still' as const, on: '2018-04-02' },
    'people.recordNeed': { personId, need: need('worklessness', { disclosed: 'yes' }) },
    'people.join': { personId: joining, cohortId, joinedOn: '2018-02-01' },
    'people.leave': {
      personId: leaving,
      membershipId,
      leftOn: '2018-03-01',
      destination: 'moved-away',
      because: 'Nearer to family',
    },
    'people.recordConsent': { personId, decision: 'agreed' as const, decidedOn: '2018-02-01' },
  };
};

async function evaluationExamples(test: TestHost, periodId: string) {
  const kept = await test.call('evaluation.add', entryInput(periodId));
  const dropped = await test.call('evaluation.add', entryInput(periodId));
  return {
    'evaluation.list': {},
    'evaluation.add': entryInput(periodId),
    'evaluation.change': { ...entryInput(periodId), entryId: kept.id, finding: 'Three people do' },
    'evaluation.remove': { entryId: dropped.id },
  };
}

async function sealedExamples(test: TestHost, personId: string, colleague: string) {
  await test.call('sealed.record', { personId, kind: 'hiv', text: 'On treatment' });
  const factId = (await test.call('sealed.ofPerson', { personId })).facts[0]?.id ?? '';
  return {
    'sealed.ofPerson': { personId },
    'sealed.record': { personId, kind: 'immigration' as const, text: 'Waiting for a decision' },
    'sealed.remove': { personId, factId },
    'sealed.grants': {},
    'sealed.grant': { userId: colleague },
    'sealed.revoke': { userId: colleague },
    'sealed.begin': {},
  };
}

/** Something said already by whoever asks and by a colleague, and somebody of whom it can be said. */
async function briefingExamples(test: TestHost, colleague: string) {
  await test.call('briefing.askPrivately', { words: 'I may know somebody' });
  const [own] = (await test.call('briefing.ownAsides', {})).asides;
  const { id: personId } = await test.call('people.add', { preferredName: 'Noor' });
  return {
    'briefing.show': {},
    'briefing.prepare': { asked: ['own-place' as const], blocked: ['waiting' as const] },
    'briefing.notThisOne': { personId, words: null },
    'briefing.askPrivately': { words: 'I may know somebody' },
    'briefing.ownAsides': {},
    'briefing.takeBackAside': { asideId: own?.id ?? '' },
    'briefing.asides': {},
    'briefing.seenAside': { asideId: addAside(test, personId, colleague) },
  };
}

/**
 * One input for every operation of the contract that its schema takes and, apart from those of the vault, that its
 * handler takes too, once each, in the order in which they stand here.
 */
export async function examples(test: TestHost): Promise<Inputs> {
  const people = await addPeople(test);
  const { personId, leaving: otherId } = people;
  const periodId = test.periods.Y1Q4 ?? '';
  const later = test.periods.Y2Q1 ?? '';
  const portrait = { title: 'A first winter', pseudonym: 'Wren', agreementAskedOn: null, personId };
  const { id: portraitId } = await test.call('portraits.add', portrait);
  const thrownAway = await test.call('portraits.add', portrait);
  const undone = await test.call('people.change', { personId, changes: { pronouns: 'she/her' } });
  const draft = { form: 'portrait', subject: portraitId };
  const { backup } = await test.call('backups.make', {});
  const colleague = addColleague(test, 'Jo Marsh', ['caseworker']);
  const agencyId = test.session.user.agencyId;
  const apart = await test.call('sharing.keepApart', { personId, otherId, reason: null });
  const openingId = addOpening(test, personId, colleague);
  return {
    ...vaultExamples(test.folder),
    ...usersExamples(test),
    ...peopleExamples(people, later),
    ...{ ...(await outcomesExamples(test)), ...(await importExamples(test)) },
    ...(await referralsExamples(test)),
    ...(await cohortsExamples(test)),
    ...(await contactsExamples(test)),
    ...(await plansExamples(test)),
    ...(await listsExamples(test)),
    ...(await fidelityExamples(test)),
    ...(await collectingExamples(test)),
    ...(await progressExamples(test)),
    ...(await measuresExamples(test, periodId)),
    ...(await evaluationExamples(test, periodId)),
    ...(await briefingExamples(test, colleague)),
    'portraits.list': {},
    'portraits.open': { portraitId },
    'portraits.add': { ...portrait, personId: null },
    'portraits.change': { portraitId, changes: { pseudonym: 'Sparrow' } },
    'portraits.write': { portraitId, sectionKey: 'own-words', body: 'They rang me back' },
    'portraits.remove': { portraitId: thrownAway.id },
    'returns.preview': { periodId, rule: 'nhs-2018' },
    'returns.export': { periodId, rule: 'nhs-2018', folder: test.folder },
    'returns.list': {},
    ...(await sharingExamples(test, {
      personId,
      joining: people.joining,
      agencyId,
      keepApartId: apart.id,
      openingId,
    })),
    ...(await sealedExamples(test, personId, colleague)),
    'governance.pack': {},
    'governance.lostLaptop': { noticed: { on: '2018-04-02', at: '08:30' } },
    'governance.save': { folder: test.folder, papers: ['dpia' as const, 'lost-laptop' as const], noticed: null },
    ...(await privacyExamples(test)),
    'history.undo': { transactionId: undone.transactionId },
    'history.recent': { limit: 20 },
    'history.ofPerson': { personId, before: null },
    'jobs.cancel': { job: 'imports.takeIn' },
    'drafts.keep': { ...draft, personId, content: 'typed but not saved' },
    'drafts.find': draft,
    'drafts.discard': draft,
    'drafts.leave': leftExample(test),
    'audit.list': { ...wholeTrail, before: null },
    'audit.ofPerson': { personId },
    'audit.export': { ...wholeTrail, folder: test.folder },
    ...backupExamples(test.folder, backup.path),
  };
}
