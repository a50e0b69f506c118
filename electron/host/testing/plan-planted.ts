import type { TestHost } from './open-test-host.ts';

type Planting = 'story' | 'health' | 'housing';

/** Lines of somebody's plan, each with the word of its kind of information; answers with the ids that lead to them. */
export async function plantPlan(
  open: TestHost,
  personId: string,
  word: (of: Planting) => string,
): Promise<{ readonly actionId: string; readonly lineId: string }> {
  const [at, on] = [{ personId, lineId: null }, '2018-01-10'];
  const asked = { personId, ownerUserId: null, ownerWords: null, agencyId: null, dueOn: on, isOutreach: false };
  const ask = async (category: Planting) =>
    (await open.call('plans.addAction', { ...asked, wording: word(category), category })).id;
  const actionId = await ask('story');
  await ask('health');
  const { id: lineId } = await open.call('plans.writeGoal', { ...at, wording: word('story'), saidOn: on });
  const promise = {
    ...at,
    agencyId: open.session.user.agencyId,
    toWhom: null,
    fromOn: on,
    untilOn: null,
    reviewOn: null,
  };
  for (const category of ['housing', 'health', 'story'] as const)
    await open.call('plans.writePromise', { ...promise, wording: word(category), category });
  const correction = { personId, lineKind: 'goal' as const, lineId, saidOn: on };
  await open.call('plans.correct', { ...correction, wording: word('story') });
  await open.call('plans.writeStory', { ...at, wording: word('story'), toldOn: on });
  return { actionId, lineId };
}
