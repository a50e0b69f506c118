import type { WriteDb } from '../../../db/handles.ts';
import { needsOf } from '../../../db/repositories/people/people.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import {
  decisionsOf,
  getDecision,
  getReferral,
  type KnownReferral,
} from '../../../db/repositories/referrals/referrals.ts';
import type { EntityTables } from '../../../db/schema.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { checkDecision } from '../../../domain/referrals/deciding.ts';
import { isOpen, stageOn } from '../../../domain/referrals/waiting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { join } from './people-rules.ts';

type Decided = Omit<ParsedInputOf<'referrals.decide'>, 'referralId'>;
type DecisionRow = EntityTables['referralDecision'];

const standing = (db: WriteDb, referralId: string): DecisionRow[] =>
  decisionsOf(db, referralId).filter(({ correctedBy }) => correctedBy === null);

function assertMayDecide(db: WriteDb, viewer: Viewer, { personId }: KnownReferral, field: string): void {
  assertMayWrite(db, viewer, personId, [{ field, category: 'story' }]);
  assertNotRestricted(db, personId, field);
}

/** Opens the membership of somebody who is taken on, under the version that was chosen. */
function takeOn(db: WriteDb, viewer: Viewer, referral: KnownReferral, given: Decided): string | null {
  if (given.decision !== 'taken-on') return null;
  const { cohortId } = eligibilityRule(db, viewer.today, given.cohortId ?? undefined, given.definitionId);
  const chosen = { under: given.definitionId, field: 'decidedOn' };
  return join(db, referral.personId, cohortId, given.decidedOn, viewer.today, chosen);
}

/** Keeps a decision, with how the person reads under the chosen version on that day, and what follows from it. */
function keep(
  db: WriteDb,
  viewer: Viewer,
  referral: KnownReferral,
  given: Decided,
  membershipId: string | null,
): string {
  const { cohortId: _cohort, ...said } = given;
  const { definition, assess } = eligibilityRule(db, viewer.today, given.cohortId ?? undefined, given.definitionId);
  const id = db.insert('referralDecision', {
    ...said,
    referralId: referral.id,
    personId: referral.personId,
    recordedOn: viewer.today,
    definitionId: definition.id,
    eligibility: assess(needsOf(db, [referral.personId])).outcome,
    methodId: referral.methodId,
    membershipId,
  });
  const { decision, decidedOn, deferredUntil } = given;
  db.update('referral', referral.id, { decision, decidedOn, deferredUntil });
  return id;
}

/** Refuses what cannot be, before anything is written. `earlier` are the decisions that stand before this one. */
function assertDecision(
  viewer: Viewer,
  referral: KnownReferral,
  given: Decided,
  earlier: readonly DecisionRow[],
): void {
  const lastDecidedOn =
    earlier
      .map(({ decidedOn }) => decidedOn)
      .toSorted()
      .at(-1) ?? '';
  const refused = checkDecision(given, { ...referral, lastDecidedOn }, viewer.today);
  if (refused !== null) throw new Refusal(refused.code, refused.field);
}

/** Takes back the membership that a decision opened, unless something has been recorded of it since. */
function takeBackMembership(db: WriteDb, { membershipId, personId }: DecisionRow): void {
  if (membershipId === null) return;
  const membership = db.first(db.selectFrom('membership').selectAll().where('id', '=', membershipId));
  if (membership === undefined) return;
  const facts = db.first(db.selectFrom('fact').select('id').where('personId', '=', personId));
  if (membership.leftOn !== null || facts !== undefined) throw new Refusal('decision-has-followed', 'decisionId');
  db.remove('membership', membershipId);
}

const saysTheSame = (before: DecisionRow, given: Decided): boolean =>
  (
    ['decision', 'decidedOn', 'decidedBy', 'decidedWhere', 'definitionId', 'reason', 'advice', 'deferredUntil'] as const
  ).every((field) => before[field] === given[field]);

/** Whether the time in the cohort that a decision opened stays what it is. */
const keepsMembership = (before: DecisionRow, given: Decided): boolean =>
  before.decision === 'taken-on' &&
  given.decision === 'taken-on' &&
  before.decidedOn === given.decidedOn &&
  before.definitionId === given.definitionId;

/** Another decision in the place of one that was wrong, which stays with the reason. */
function correct(db: WriteDb, viewer: Viewer, input: ParsedInputOf<'referrals.correctDecision'>) {
  const { decisionId, because, ...given } = input;
  const before = getDecision(db, viewer, decisionId);
  const referral = getReferral(db, viewer, before.referralId);
  assertMayDecide(db, viewer, referral, 'decisionId');
  const all = standing(db, referral.id);
  if (before.correctedBy !== null || all[0]?.id !== before.id) throw new Refusal('decision-not-last', 'decisionId');
  if (saysTheSame(before, given)) throw new Refusal('correction-same', 'decision');
  assertDecision(viewer, referral, given, all.slice(1));
  const stays = keepsMembership(before, given);
  if (!stays) takeBackMembership(db, before);
  const membershipId = stays ? before.membershipId : takeOn(db, viewer, referral, given);
  const id = keep(db, viewer, referral, given, membershipId);
  db.update('referralDecision', before.id, { correctedBy: id, correctedBecause: because });
  return { id, personId: referral.personId };
}

export const referralsDecidingHandlers: Pick<
  FeatureHandlers<'referrals'>,
  'referrals.decide' | 'referrals.correctDecision'
> = {
  'referrals.decide': ({ db, viewer }, { referralId, ...given }) => {
    const referral = getReferral(db, viewer, referralId);
    assertMayDecide(db, viewer, referral, 'referralId');
    if (!isOpen(stageOn(referral, viewer.today))) throw new Refusal('decided-already', 'decision');
    assertDecision(viewer, referral, given, standing(db, referralId));
    const id = keep(db, viewer, referral, given, takeOn(db, viewer, referral, given));
    return { id, personId: referral.personId, transactionId: db.transactionId };
  },
  'referrals.correctDecision': ({ db, viewer }, input) => ({
    ...correct(db, viewer, input),
    transactionId: db.transactionId,
  }),
};
