import type { ReadDb } from '../../../db/handles.ts';
import { answersHeld, asValue, findRequest, requestsOf } from '../../../db/repositories/collecting/requests.ts';
import { sameValue } from '../../../domain/collecting/answers.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { askAgency } from './collecting-ask.ts';
import { collectingBoard } from './collecting-board.ts';
import { collectingPeriod } from './collecting-period.ts';
import { planRequest, requestShown } from './collecting-plan.ts';
import { lookAtRequest, takeInRequest } from './collecting-take-in.ts';

function openRequestRow(db: ReadDb, askedId: string) {
  const found = findRequest(db, askedId);
  if (found === undefined) throw new Refusal('not-found', 'askedId');
  if (found.closedOn !== null) throw new Refusal('collecting-closed', 'askedId');
  return found;
}

/** Which values of a period an agency supplied, as long as they still stand as it gave them. */
function sourcesOf(context: ReadContext, periodId: string) {
  const { people, slots } = collectingPeriod(context, periodId);
  const answers = new Map(
    answersHeld(context.db, periodId).map((answer) => [`${answer.personId} ${answer.factCode}`, answer]),
  );
  const names = new Map(
    people.map(({ personId, reference, preferredName }) => [personId, { reference, preferredName }]),
  );
  return slots.flatMap(({ personId, factCode, value }) => {
    const answer = answers.get(`${personId} ${factCode}`);
    const who = names.get(personId);
    if (answer === undefined || value === undefined || who === undefined) return [];
    const given = asValue(answer.answerState, answer.answerCode, answer.answerNumber);
    if (!sameValue(value, given)) return [];
    return [
      {
        ...{ personId, reference: who.reference, name: who.preferredName, factCode, value },
        agency: answer.agency,
        askedOn: answer.madeAt.slice(0, 10),
        answeredOn: (answer.answeredAt ?? '').slice(0, 10),
      },
    ];
  });
}

export const collectingHandlers: FeatureHandlers<'collecting'> = {
  'collecting.board': (context, { periodId }) => collectingBoard(context, periodId),
  'collecting.whom': (context, input) => requestShown(context, planRequest(context, input), input.withKnown),
  'collecting.ask': askAgency,
  'collecting.requests': ({ db }, { periodId }) => ({ requests: requestsOf(db, periodId) }),
  'collecting.close': ({ db, viewer }, { askedId }) => {
    const { id } = openRequestRow(db, askedId);
    db.update('collectingRequest', id, { closedOn: viewer.today });
    return { transactionId: db.transactionId };
  },
  'collecting.pickFile': async ({ ports }) => {
    const picked = await ports.pickFile({ title: 'Read an answer that came back', extensions: ['xlsx'] });
    if (picked === 'unavailable') throw new Refusal('picker-unavailable');
    return { path: picked };
  },
  'collecting.look': lookAtRequest,
  'collecting.takeIn': takeInRequest,
  'collecting.sources': (context, { periodId }) => ({ sources: sourcesOf(context, periodId) }),
};
