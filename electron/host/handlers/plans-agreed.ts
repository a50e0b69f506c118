import type { WriteDb } from '../../../db/handles.ts';
import { agreementsOf, getLine } from '../../../db/repositories/plans/lines.ts';
import type { Category } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { assertAgencies, assertNotAhead, assertOrder, assertWritable, settled, written } from './plans-rules.ts';

type AgreedHandlers = Pick<
  FeatureHandlers<'plans'>,
  | 'plans.writePromise'
  | 'plans.endPromise'
  | 'plans.writeRisk'
  | 'plans.endRisk'
  | 'plans.writeSafety'
  | 'plans.endSafety'
>;

function writePromise(context: WriteContext, input: ParsedInputOf<'plans.writePromise'>): string {
  const { db } = context;
  const { personId, lineId, ...rest } = input;
  assertWritable(context, personId, rest.category);
  assertAgencies(context, [rest.agencyId], 'agencyId');
  assertOrder(rest.fromOn, rest.untilOn, 'untilOn');
  assertOrder(rest.fromOn, rest.reviewOn, 'reviewOn');
  if (lineId === null) return db.insert('promise', { personId, ...rest, state: 'live' });
  const before = getLine(db, 'promise', personId, lineId);
  assertWritable(context, personId, before.category as Category);
  if (before.state !== 'live') throw new Refusal('promise-ended', 'lineId');
  db.update('promise', lineId, rest);
  return lineId;
}

function endPromise(context: WriteContext, input: ParsedInputOf<'plans.endPromise'>): void {
  const { db } = context;
  const { personId, lineId, state, on, whose, because } = input;
  const before = getLine(db, 'promise', personId, lineId);
  assertMayWrite(db, context.viewer, personId, [{ field: 'state', category: before.category as Category }]);
  if (before.state !== 'live') throw new Refusal('promise-ended', 'lineId');
  assertNotAhead(context, on, 'on');
  assertOrder(before.fromOn, on, 'on');
  if (state === 'not-kept' && whose === null) throw new Refusal('promise-whose-missing', 'whose');
  db.update('promise', lineId, { state, endedOn: on, whose: state === 'not-kept' ? whose : null, because });
}

function agree(db: WriteDb, personId: string, riskId: string, agencyIds: readonly string[], category: string): void {
  const known = agreementsOf(db, riskId);
  for (const one of known) if (!agencyIds.includes(one.agencyId)) db.remove('riskAgreement', one.id);
  for (const agencyId of new Set(agencyIds)) {
    const same = known.find((one) => one.agencyId === agencyId);
    if (same === undefined) db.insert('riskAgreement', { personId, riskId, agencyId, category });
    else db.update('riskAgreement', same.id, { category });
  }
}

function writeRisk(context: WriteContext, input: ParsedInputOf<'plans.writeRisk'>): string {
  const { db, user } = context;
  const { personId, lineId, agencyIds, ...rest } = input;
  assertWritable(context, personId, rest.category);
  assertAgencies(context, agencyIds, 'agencyIds');
  assertNotAhead(context, rest.agreedOn, 'agreedOn');
  assertNotAhead(context, rest.personAgreedOn, 'personAgreedOn');
  assertOrder(rest.agreedOn, rest.reviewOn, 'reviewOn');
  if (lineId === null) {
    const id = db.insert('agreedRisk', { personId, ...rest, workerId: user.id });
    agree(db, personId, id, agencyIds, rest.category);
    return id;
  }
  const before = getLine(db, 'agreedRisk', personId, lineId);
  assertWritable(context, personId, before.category as Category);
  if (before.endedOn !== null) throw new Refusal('line-ended', 'lineId');
  db.update('agreedRisk', lineId, rest);
  agree(db, personId, lineId, agencyIds, rest.category);
  return lineId;
}

/** What was promised, the risks that were agreed, and what keeps somebody safe. */
export const agreedHandlers: AgreedHandlers = {
  'plans.writePromise': (context, input) => written(context.db, writePromise(context, input)),
  'plans.endPromise': (context, input) => {
    endPromise(context, input);
    return settled(context.db);
  },
  'plans.writeRisk': (context, input) => written(context.db, writeRisk(context, input)),
  'plans.endRisk': (context, { personId, lineId, on, because }) => {
    const { db } = context;
    const before = getLine(db, 'agreedRisk', personId, lineId);
    assertMayWrite(db, context.viewer, personId, [{ field: 'because', category: before.category as Category }]);
    if (before.endedOn !== null) throw new Refusal('line-ended', 'lineId');
    assertNotAhead(context, on, 'on');
    db.update('agreedRisk', lineId, { endedOn: on, endedBecause: because });
    return settled(db);
  },
  'plans.writeSafety': (context, { personId, lineId, ...rest }) => {
    const { db, user } = context;
    assertMayWrite(db, context.viewer, personId, [{ field: 'wording', category: 'safety' }]);
    assertNotAhead(context, rest.notedOn, 'notedOn');
    assertOrder(rest.notedOn, rest.reviewOn, 'reviewOn');
    if (lineId === null) return written(db, db.insert('safetyNote', { personId, ...rest, writtenBy: user.id }));
    if (getLine(db, 'safetyNote', personId, lineId).endedOn !== null) throw new Refusal('line-ended', 'lineId');
    db.update('safetyNote', lineId, rest);
    return written(db, lineId);
  },
  'plans.endSafety': (context, { personId, lineId, on, because }) => {
    const { db } = context;
    assertMayWrite(db, context.viewer, personId, [{ field: 'because', category: 'safety' }]);
    if (getLine(db, 'safetyNote', personId, lineId).endedOn !== null) throw new Refusal('line-ended', 'lineId');
    assertNotAhead(context, on, 'on');
    db.update('safetyNote', lineId, { endedOn: on, endedBecause: because });
    return settled(db);
  },
};
