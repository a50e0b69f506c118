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

/** One input for every operation of this part. */
export async function cohortsExamples(test: TestHost): Promise<Inputs> {
  return { ...(await leadExamples(test)) };
}
