import type { WriteDb } from '../../../db/handles.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import { considerationsOf, factorsOf, getMethod, listMethods } from '../../../db/repositories/referrals/methods.ts';
import { getReferral, type KnownReferral, listReferrals } from '../../../db/repositories/referrals/referrals.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { dayBefore } from '../../../domain/people/definitions.ts';
import { isOpen, moveOnList, stageOn, waits } from '../../../domain/referrals/waiting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';

/** The referral, if the viewer may go on with it; refused once it was decided. */
function openReferral(db: WriteDb, viewer: Viewer, referralId: string): KnownReferral {
  const referral = getReferral(db, viewer, referralId);
  assertMayWrite(db, viewer, referral.personId, [{ field: 'referralId', category: 'story' }]);
  assertNotRestricted(db, referral.personId, 'referralId');
  if (!isOpen(stageOn(referral, viewer.today))) throw new Refusal('decided-already', 'referralId');
  return referral;
}

function accept(db: WriteDb, viewer: Viewer, { referralId, acceptedOn }: ParsedInputOf<'referrals.accept'>): string {
  const referral = openReferral(db, viewer, referralId);
  if (referral.acceptedOn !== null) throw new Refusal('already-waiting', 'referralId');
  if (acceptedOn > viewer.today) throw new Refusal('date-in-future', 'acceptedOn');
  if (acceptedOn < referral.happenedOn) throw new Refusal('accepted-before-referred', 'acceptedOn');
  db.update('referral', referralId, { acceptedOn });
  return referral.personId;
}

/** People decide the order; each move says why, and no number of it is ever shown. */
function move(db: WriteDb, viewer: Viewer, { referralId, afterId, because }: ParsedInputOf<'referrals.move'>): string {
  const referral = openReferral(db, viewer, referralId);
  const list = listReferrals(db, viewer).filter((one) => waits(stageOn(one, viewer.today)));
  if (!list.some(({ id }) => id === referralId)) throw new Refusal('not-waiting', 'referralId');
  if (afterId !== null && !list.some(({ id }) => id === afterId)) throw new Refusal('not-found', 'afterId');
  const moved = moveOnList(list, referralId, afterId);
  if (moved === null) throw new Refusal('move-to-itself', 'afterId');
  for (const [id, listPlace] of moved.places) db.update('referral', id, { listPlace });
  const { personId } = referral;
  const by = { movedOn: viewer.today, movedBy: viewer.userId };
  db.insert('waitingMove', { referralId, personId, direction: moved.direction, because, ...by });
  return personId;
}

/** The version before ends on the day before; what was considered under it stays. */
function addMethod(db: WriteDb, input: ParsedInputOf<'referrals.addMethod'>): string {
  const { factors, ...row } = input;
  const [newest] = listMethods(db);
  if (newest !== undefined && row.validFrom <= newest.validFrom) throw new Refusal('method-overlaps', 'validFrom');
  const seen = new Set<string>();
  for (const [at, { wording }] of factors.entries()) {
    const folded = wording.toLowerCase();
    if (seen.has(folded)) throw new Refusal('method-factor-twice', `factors.${at}.wording`);
    seen.add(folded);
  }
  const own = listMethods(db).filter(({ name }) => name === row.name);
  const version = Math.max(0, ...own.map((one) => one.version)) + 1;
  if (newest !== undefined && newest.validTo === null)
    db.update('prioritisationMethod', newest.id, { validTo: dayBefore(row.validFrom) });
  const methodId = db.insert('prioritisationMethod', { ...row, version, validTo: null });
  for (const [at, factor] of factors.entries())
    db.insert('prioritisationFactor', { methodId, position: at + 1, ...factor });
  return methodId;
}

/** Each referral is considered under one version; another has to be asked for, and what was said before stays. */
function consider(db: WriteDb, viewer: Viewer, input: ParsedInputOf<'referrals.consider'>): string {
  const { referralId, methodId, anew, factors } = input;
  const referral = openReferral(db, viewer, referralId);
  getMethod(db, methodId);
  if (referral.methodId !== null && referral.methodId !== methodId && !anew)
    throw new Refusal('considered-otherwise', 'methodId');
  const known = factorsOf(db, methodId);
  const before = considerationsOf(db, referralId);
  for (const [at, { factorId, answer, words }] of factors.entries()) {
    if (!known.some(({ id }) => id === factorId)) throw new Refusal('not-found', `factors.${at}.factorId`);
    if (answer !== 'not-known' && words === null) throw new Refusal('factor-words-missing', `factors.${at}.words`);
    const row = { answer, words, consideredOn: viewer.today };
    const said = before.get(factorId);
    const { personId } = referral;
    if (said === undefined) db.insert('consideration', { referralId, personId, methodId, factorId, ...row });
    else if (said.answer !== answer || said.words !== words) db.update('consideration', said.id, row);
  }
  db.update('referral', referralId, { methodId });
  return referral.personId;
}

type Considering =
  | 'referrals.accept'
  | 'referrals.move'
  | 'referrals.methods'
  | 'referrals.addMethod'
  | 'referrals.consider';

export const referralsConsideringHandlers: Pick<FeatureHandlers<'referrals'>, Considering> = {
  'referrals.accept': ({ db, viewer }, input) => ({
    personId: accept(db, viewer, input),
    transactionId: db.transactionId,
  }),
  'referrals.move': ({ db, viewer }, input) => ({
    personId: move(db, viewer, input),
    transactionId: db.transactionId,
  }),
  'referrals.methods': ({ db, clock }) => ({
    methods: listMethods(db).map((method) => ({
      ...method,
      factors: factorsOf(db, method.id).map(({ id, wording, explanation }) => ({ id, wording, explanation })),
    })),
    proposals: listValues(db, clock.today())
      .filter(({ list }) => list === 'prioritisation-factor')
      .map(({ label, definition }) => ({ wording: label, explanation: definition })),
  }),
  'referrals.addMethod': ({ db }, input) => ({ id: addMethod(db, input), transactionId: db.transactionId }),
  'referrals.consider': ({ db, viewer }, input) => ({
    personId: consider(db, viewer, input),
    transactionId: db.transactionId,
  }),
};
