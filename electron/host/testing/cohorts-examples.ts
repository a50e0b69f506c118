import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `cohorts.${string}`>]: InputOf<K> };

/** A worker without an account of the first agency, asked to lead. */
export const handoverTo = (agencyId: string): Omit<InputOf<'cohorts.proposeHandover'>, 'personId'> => ({
  toUserId: null,
  toName: 'Ines Duarte',
  toAgencyId: agencyId,
  plannedOn: '2018-04-09',
  note: 'Mornings are best',
  told: 'not-yet',
  toldOn: null,
  introducedOn: null,
});

/** Somebody with a handover that waits for an answer. */
async function withHandover(test: TestHost, preferredName: string) {
  const { id: personId } = await test.call('people.add', { preferredName });
  const { agencyId } = test.session.user;
  const { id: handoverId } = await test.call('cohorts.proposeHandover', { personId, ...handoverTo(agencyId) });
  return { personId, handoverId };
}

async function leadExamples(test: TestHost) {
  const { id: personId } = await test.call('people.add', { preferredName: 'Imani' });
  const confirmed = await withHandover(test, 'Jude');
  const declined = await withHandover(test, 'Kit');
  const takenBack = await withHandover(test, 'Lou');
  const introduced = await withHandover(test, 'Mina');
  const onBehalf = 'By phone on Tuesday';
  return {
    'cohorts.leadOf': { personId },
    'cohorts.mayLead': { personId },
    'cohorts.proposeHandover': { personId, ...handoverTo(test.session.user.agencyId) },
    'cohorts.confirmHandover': { ...confirmed, fromOn: '2018-04-03', onBehalf },
    'cohorts.declineHandover': { ...declined, because: 'She has no room until May', onBehalf },
    'cohorts.takeBackHandover': takenBack,
    'cohorts.recordIntroduction': {
      ...introduced,
      told: 'yes' as const,
      toldOn: '2018-04-02',
      introducedOn: '2018-04-03',
    },
  };
}

/** Somebody who left with two times of looking in: one to be changed, one to be written down. */
async function membershipExamples(test: TestHost) {
  const { id: personId } = await test.call('people.add', { preferredName: 'Nesta', joinedOn: '2018-01-08' });
  const [membership] = (await test.call('people.open', { personId })).memberships;
  const membershipId = membership?.id ?? '';
  const followUps = ['2018-05-01', '2018-06-01'].map((dueOn) => ({ dueOn, wording: 'Look in again' }));
  const how = { destination: 'moved-away', because: 'Nearer to family', followUps };
  await test.call('people.leave', { personId, membershipId, leftOn: '2018-03-01', ...how });
  const [first, second] = (await test.call('cohorts.timesOf', { personId })).times[0]?.followUps ?? [];
  const moved = { actionId: first?.actionId ?? '', dueOn: '2018-05-08', wording: 'Look in again' };
  const kept = { actionId: second?.actionId ?? '', dueOn: '2018-06-01', wording: 'Look in again' };
  return {
    'cohorts.timesOf': { personId },
    'cohorts.planFollowUps': {
      personId,
      membershipId,
      seen: [moved.actionId, kept.actionId],
      followUps: [moved, kept],
    },
    'cohorts.recordFollowUp': {
      personId,
      actionId: second?.actionId ?? '',
      doneOn: '2018-04-03',
      answer: 'could-not-be-reached' as const,
      note: 'The number has changed',
    },
  };
}

const report = (personId: string): InputOf<'cohorts.recordDeath'> => ({
  ...{ personId, status: 'suspected', diedOn: '2018-03', source: null, cause: null },
  ...{ toldBy: 'Their sister, by phone', toldOn: '2018-04-02', peers: 'The Thursday group' },
});

/** Somebody of whom a death was reported. */
async function withDeath(test: TestHost, preferredName: string) {
  const { id: personId } = await test.call('people.add', { preferredName });
  const { id: deathId } = await test.call('cohorts.recordDeath', report(personId));
  return { personId, deathId };
}

async function deathExamples(test: TestHost) {
  const { id: personId } = await test.call('people.add', { preferredName: 'Odile' });
  const changed = await withDeath(test, 'Perran');
  const takenBack = await withDeath(test, 'Quincy');
  const followed = await withDeath(test, 'Romilly');
  const { support, reviews } = await test.call('cohorts.deathOf', { personId: followed.personId });
  const [first, second] = reviews.map(({ id }) => ({ personId: followed.personId, caseReviewId: id }));
  const { peers: _peers, ...known } = report(changed.personId);
  const nobody = { personId: followed.personId, caseReviewId: '' };
  return {
    'cohorts.deathOf': { personId: followed.personId },
    'cohorts.recordDeath': report(personId),
    'cohorts.changeDeath': { ...known, ...changed, status: 'concluded' as const, source: 'family' as const },
    'cohorts.takeBackDeath': { ...takenBack, because: 'He rang this morning' },
    'cohorts.recordSupport': {
      personId: followed.personId,
      supportId: support[0]?.id ?? '',
      thoughtOfOn: '2018-04-03',
      note: 'An afternoon off',
    },
    'cohorts.addSupport': { ...followed, words: 'The neighbours on the landing' },
    'cohorts.changeReview': { ...(first ?? nobody), dueOn: '2018-05-01', ownerUserId: null, ownerWords: 'The panel' },
    'cohorts.decideReview': {
      ...(second ?? nobody),
      state: 'not-needed' as const,
      decidedOn: '2018-04-03',
      because: 'The criteria are not met',
    },
  };
}

async function cohortExamples(test: TestHost) {
  const definitionId = (await test.call('cohorts.list', {})).definitions[0]?.id ?? '';
  const details = (name: string): InputOf<'cohorts.add'> => ({
    ...{ name, definitionId, purpose: 'A home first', methodLabel: 'Version 1', methodWords: 'The panel decides' },
    ...{ plannedSize: 20, validFrom: '2018-02-01', validTo: null },
  });
  const { id: cohortId } = await test.call('cohorts.add', details('A second cohort'));
  const decision = { signedOn: '2018-04-02', meeting: 'The Board', minute: '7', decision: 'endorsed' as const };
  return {
    'cohorts.list': {},
    'cohorts.add': details('A third cohort'),
    'cohorts.change': { cohortId, ...details('A second cohort'), plannedSize: 30 },
    'cohorts.signOff': { cohortId, ...decision, conditions: null },
    'cohorts.paper': { cohortId },
    'cohorts.savePaper': { cohortId, folder: test.folder },
    'cohorts.waiting': {},
  };
}

/** One input for every operation of this part. */
export async function cohortsExamples(test: TestHost): Promise<Inputs> {
  return {
    ...(await leadExamples(test)),
    ...(await membershipExamples(test)),
    ...(await deathExamples(test)),
    ...(await cohortExamples(test)),
  };
}
