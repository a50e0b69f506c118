import type { WriteDb } from '../../../db/handles.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { getAction } from '../../../db/repositories/plans/actions.ts';
import { getLine, type LineTable } from '../../../db/repositories/plans/lines.ts';
import type { Category } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { LineKind } from '../../../domain/plans/words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { assertNotAhead, assertOrder, assertWritable, settled, written } from './plans-rules.ts';

type ToldHandlers = Pick<
  FeatureHandlers<'plans'>,
  | 'plans.writeGoal'
  | 'plans.setGoalState'
  | 'plans.writeNote'
  | 'plans.endNote'
  | 'plans.writeStory'
  | 'plans.removeStory'
  | 'plans.correct'
  | 'plans.takeBackCorrection'
  | 'plans.recordReading'
>;

/** Makes the goal that stands in the row of the person a goal of its own; answers with its id. */
function goalOfItsOwn(db: WriteDb, personId: string): string {
  const { goal, goalOn } = getPerson(db, personId);
  if (goal === null) throw new Refusal('not-found', 'lineId');
  db.update('person', personId, { goal: null, goalOn: null });
  return db.insert('goal', { personId, wording: goal, saidOn: goalOn, state: 'working-on-it' });
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Makes each strength in the row of the person a note of its own; answers with the id of the first. */
function strengthsOfTheirOwn(db: WriteDb, personId: string): string {
  const { strengths } = getPerson(db, personId);
  if (strengths === null) throw new Refusal('not-found', 'lineId');
  db.update('person', personId, { strengths: null });
  const ids = linesIn(strengths).map((wording) =>
    db.insert('planNote', { personId, kind: 'strength', wording, saidBy: 'worker' }),
  );
  return ids[0] ?? '';
}

/** The id of a goal or note in its own table, made there if it still stands in the row of the person. */
function ownId(db: WriteDb, table: 'goal' | 'planNote', personId: string, lineId: string): string {
  if (lineId === personId) return table === 'goal' ? goalOfItsOwn(db, personId) : strengthsOfTheirOwn(db, personId);
  return getLine(db, table, personId, lineId).id;
}

function writeNotes(context: WriteContext, input: ParsedInputOf<'plans.writeNote'>): string {
  const { db, user } = context;
  const { personId, lineId, wording, ...rest } = input;
  if (lineId !== null && lineId !== personId) {
    getLine(db, 'planNote', personId, lineId);
    db.update('planNote', lineId, { ...rest, wording });
    return lineId;
  }
  // What stood in the row of the person is written anew, each line by itself.
  if (lineId === personId) db.update('person', personId, { strengths: null });
  const ids = linesIn(wording).map((one) =>
    db.insert('planNote', { ...rest, personId, wording: one, writtenBy: user.id }),
  );
  return ids[0] ?? '';
}

const tables: Readonly<Record<Exclude<LineKind, 'action'>, LineTable>> = {
  goal: 'goal',
  note: 'planNote',
  promise: 'promise',
  risk: 'agreedRisk',
  safety: 'safetyNote',
  story: 'storyPart',
};

/** The line that is put right: its id in its own table, and the category of information that it belongs to. */
function lineToCorrect(
  context: WriteContext,
  input: ParsedInputOf<'plans.correct'>,
): { id: string; category: Category } {
  const { db, viewer } = context;
  const { personId, lineKind, lineId } = input;
  if (lineKind === 'action') {
    const row = getAction(db, viewer, lineId);
    if (row.personId !== personId) throw new Refusal('not-found', 'lineId');
    return { id: lineId, category: row.category as Category };
  }
  if (lineKind === 'promise' || lineKind === 'risk')
    return { id: lineId, category: getLine(db, tables[lineKind] as 'promise', personId, lineId).category as Category };
  const category = lineKind === 'safety' ? 'safety' : 'story';
  assertMayWrite(db, viewer, personId, [{ field: 'wording', category }]);
  if (lineKind === 'goal' || lineKind === 'note')
    return { id: ownId(db, lineKind === 'goal' ? 'goal' : 'planNote', personId, lineId), category };
  return { id: getLine(db, tables[lineKind], personId, lineId).id, category };
}

/** What somebody wants, what helps, their story, and what they put right. */
export const toldHandlers: ToldHandlers = {
  'plans.writeGoal': (context, { personId, lineId, wording, saidOn }) => {
    const { db, user } = context;
    assertWritable(context, personId, 'story');
    assertNotAhead(context, saidOn, 'saidOn');
    if (lineId === null)
      return written(db, db.insert('goal', { personId, wording, saidOn, writtenBy: user.id, state: 'working-on-it' }));
    const id = ownId(db, 'goal', personId, lineId);
    db.update('goal', id, { wording, saidOn });
    return written(db, id);
  },
  'plans.setGoalState': (context, { personId, lineId, state, on }) => {
    const { db } = context;
    assertWritable(context, personId, 'story', 'state');
    assertNotAhead(context, on, 'on');
    db.update('goal', ownId(db, 'goal', personId, lineId), { state, stateOn: on });
    return settled(db);
  },
  'plans.writeNote': (context, input) => {
    assertWritable(context, input.personId, 'story');
    assertNotAhead(context, input.saidOn, 'saidOn');
    return written(context.db, writeNotes(context, input));
  },
  'plans.endNote': (context, { personId, lineId, on }) => {
    const { db } = context;
    assertWritable(context, personId, 'story', 'on');
    assertNotAhead(context, on, 'on');
    db.update('planNote', ownId(db, 'planNote', personId, lineId), { endedOn: on });
    return settled(db);
  },
  'plans.writeStory': (context, { personId, lineId, wording, toldOn }) => {
    const { db, user } = context;
    assertWritable(context, personId, 'story');
    assertNotAhead(context, toldOn, 'toldOn');
    if (lineId === null) return written(db, db.insert('storyPart', { personId, wording, toldOn, writtenBy: user.id }));
    getLine(db, 'storyPart', personId, lineId);
    db.update('storyPart', lineId, { wording, toldOn });
    return written(db, lineId);
  },
  'plans.removeStory': (context, { personId, lineId }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, [{ field: 'lineId', category: 'story' }]);
    getLine(db, 'storyPart', personId, lineId);
    db.remove('storyPart', lineId);
    return settled(db);
  },
  'plans.correct': (context, input) => {
    const { db, user, viewer } = context;
    const { id: lineId, category } = lineToCorrect(context, input);
    const { personId, lineKind, wording, saidOn } = input;
    assertMayWrite(db, viewer, personId, [{ field: 'wording', category }]);
    assertNotAhead(context, saidOn, 'saidOn');
    const row = { personId, lineKind, lineId, wording, saidOn, writtenBy: user.id, category };
    return written(db, db.insert('correction', row));
  },
  'plans.takeBackCorrection': (context, { personId, lineId }) => {
    const { db, viewer } = context;
    const before = getLine(db, 'correction', personId, lineId);
    assertMayWrite(db, viewer, personId, [{ field: 'lineId', category: before.category as Category }]);
    db.remove('correction', lineId);
    return settled(db);
  },
  'plans.recordReading': (context, { personId, ...rest }) => {
    const { db, user } = context;
    assertWritable(context, personId, 'story', 'readOn');
    assertNotAhead(context, rest.readOn, 'readOn');
    assertNotAhead(context, rest.agreedOn, 'agreedOn');
    assertNotAhead(context, rest.copyGivenOn, 'copyGivenOn');
    assertOrder(rest.readOn, rest.reviewOn, 'reviewOn');
    return written(db, db.insert('planReading', { personId, ...rest, readBy: user.id }));
  },
};
