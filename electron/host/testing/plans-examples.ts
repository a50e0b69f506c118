import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `plans.${string}`>]: InputOf<K> };

const nobodyYet = { ownerUserId: null, ownerWords: null, agencyId: null, dueOn: '2018-04-10' };

async function actionExamples(test: TestHost, personId: string) {
  const asked = { ...nobodyYet, personId, wording: 'Ring the clinic', category: null, isOutreach: false };
  const add = async () => (await test.call('plans.addAction', asked)).id;
  const closing = { state: 'done' as const, on: '2018-04-02', because: 'Seen on Monday' };
  const reopened = await add();
  await test.call('plans.closeAction', { ...closing, actionId: reopened });
  return {
    'plans.actions': { whose: 'all' as const, level: 'both' as const },
    'plans.actionTally': {},
    'plans.owners': {},
    'plans.namesIn': { text: 'A form for everybody' },
    'plans.addAction': asked,
    'plans.changeAction': { ...nobodyYet, actionId: await add(), wording: 'Ring the clinic again' },
    'plans.closeAction': { ...closing, actionId: await add() },
    'plans.reopenAction': { actionId: reopened },
  };
}

/** One input for every operation of this part. */
export async function plansExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { preferredName: 'Iris' });
  return await actionExamples(test, personId);
}
