import type { InputOf, OperationName } from '../../../domain/contract.ts';
import { publicTask } from './ground-input.ts';
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

/** A line of every kind, each of which is written, settled and put right. */
async function lineExamples(test: TestHost, personId: string) {
  const at = { personId, lineId: null };
  const on = '2018-04-02';
  const agencyId = test.session.user.agencyId;
  const goal = { ...at, wording: 'A door I can lock', saidOn: on };
  const note = { ...at, kind: 'helps' as const, wording: 'A text first', saidBy: 'person' as const, saidOn: on };
  const promise = {
    ...{ ...at, agencyId, wording: 'A visit every Tuesday', toWhom: null, category: 'housing' as const },
    ...{ fromOn: on, untilOn: null, reviewOn: '2018-07-01' },
  };
  const risk = {
    ...{ ...at, wording: 'Her brother may stay over', reason: 'He keeps her company', benefits: null },
    ...{ thinkAgain: 'If money goes missing', personAgreedOn: on, agencyIds: [agencyId], agreedOn: on },
    ...{ reviewOn: '2018-07-01', category: 'safety' as const },
  };
  const safety = {
    ...{ ...at, wording: 'A dog at the flat', whatToDo: 'Ring before you come', source: 'Housing officer' },
    ...{ notedOn: on, reviewOn: '2018-07-01' },
  };
  const story = { ...at, wording: 'I grew up by the canal', toldOn: on };
  const goalId = (await test.call('plans.writeGoal', goal)).id;
  const line = (id: string) => ({ personId, lineId: id });
  const promiseId = (await test.call('plans.writePromise', promise)).id;
  const riskId = (await test.call('plans.writeRisk', risk)).id;
  const safetyId = (await test.call('plans.writeSafety', safety)).id;
  const correction = { ...line(goalId), lineKind: 'goal' as const, wording: 'I said a flat', saidOn: on };
  const correctionId = (await test.call('plans.correct', correction)).id;
  const ended = { on, because: 'It no longer holds' };
  return {
    'plans.ofPerson': { personId },
    'plans.glance': { personId },
    'plans.knownAndServed': { personId },
    'plans.gaps': {},
    'plans.readTogether': { personId, form: 'plain' as const },
    'plans.savePage': {
      ...{ personId, form: 'easy-read' as const, ticked: [], unticked: [], folder: test.folder },
      disclosure: publicTask,
    },
    'plans.owed': { code: null, from: 0, count: 200 },
    'plans.setContactDays': { days: 21 },
    'plans.writeGoal': { ...goal, lineId: goalId, wording: 'A door I can lock and a key' },
    'plans.setGoalState': { ...line(goalId), state: 'resting' as const, on },
    'plans.writeNote': note,
    'plans.endNote': { ...line((await test.call('plans.writeNote', note)).id), on },
    'plans.writePromise': promise,
    'plans.endPromise': {
      ...line(promiseId),
      state: 'not-kept' as const,
      on,
      whose: 'threshold' as const,
      because: null,
    },
    'plans.writeRisk': { ...risk, lineId: riskId, agencyIds: [] },
    'plans.endRisk': { ...line(riskId), ...ended },
    'plans.writeSafety': safety,
    'plans.endSafety': { ...line(safetyId), ...ended },
    'plans.writeStory': story,
    'plans.removeStory': line((await test.call('plans.writeStory', story)).id),
    'plans.correct': correction,
    'plans.takeBackCorrection': line(correctionId),
    'plans.recordReading': { personId, readOn: on, agreedOn: on, copyGivenOn: null, reviewOn: '2018-07-01' },
  };
}

/** One input for every operation of this part. */
export async function plansExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { preferredName: 'Iris' });
  return { ...(await actionExamples(test, personId)), ...(await lineExamples(test, personId)) };
}
