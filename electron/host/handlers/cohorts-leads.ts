import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { type HandoverRow, handoverOf, type Lead, leadNow, leadsOf } from '../../../db/repositories/cohorts/leads.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import { caseRoles } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { leadOf, mayLead, mayPropose } from './cohorts-lead-view.ts';

type LeadHandlers = Pick<
  FeatureHandlers<'cohorts'>,
  | 'cohorts.leadOf'
  | 'cohorts.mayLead'
  | 'cohorts.proposeHandover'
  | 'cohorts.confirmHandover'
  | 'cohorts.declineHandover'
  | 'cohorts.takeBackHandover'
  | 'cohorts.recordIntroduction'
>;

type Proposal = ParsedInputOf<'cohorts.proposeHandover'>;
type Warmth = Pick<Proposal, 'told' | 'toldOn' | 'introducedOn'>;

function assertWarmth({ told, toldOn, introducedOn }: Warmth, today: string): void {
  if (toldOn !== null && told !== 'yes') throw new Refusal('told-without-telling', 'toldOn');
  if (toldOn !== null && toldOn > today) throw new Refusal('date-in-future', 'toldOn');
  if (introducedOn !== null && introducedOn > today) throw new Refusal('date-in-future', 'introducedOn');
}

/** Who is asked: a user who works with people by name, or a worker by name and agency. */
function askedIn(db: ReadDb, { toUserId, toName, toAgencyId }: Proposal) {
  if (toUserId !== null) {
    const account = listAccounts(db).find((one) => one.id === toUserId);
    const mayEver = account?.active === true && account.roles.some((role) => caseRoles.includes(role));
    if (account === undefined || !mayEver) throw new Refusal('lead-not-possible', 'toUserId');
    return { toUserId, toName: null, toAgencyId: account.agencyId };
  }
  if (toName === null) throw new Refusal('lead-missing', 'toName');
  const agency = db.first(
    db
      .selectFrom('agency')
      .select('id')
      .where('id', '=', toAgencyId ?? '')
      .where('active', '=', 1),
  );
  if (agency === undefined) throw new Refusal('lead-agency-missing', 'toAgencyId');
  return { toUserId: null, toName, toAgencyId: agency.id };
}

/** Ends whoever led before on the first day of the next, and begins the next. */
function begin(context: WriteContext, handover: HandoverRow, fromOn: string): string {
  const { db, user, viewer } = context;
  const before = leadNow(db, handover.personId);
  if (before !== undefined) db.update('leadContact', before.id, { untilOn: fromOn });
  return db.insert('leadContact', {
    personId: handover.personId,
    userId: handover.toUserId,
    leadName: handover.toName,
    agencyId: handover.toAgencyId,
    fromOn,
    confirmedAt: viewer.now,
    confirmedBy: user.id,
    handoverId: handover.id,
  });
}

function answer(
  { db, user, viewer }: WriteContext,
  handover: HandoverRow,
  decision: 'confirmed' | 'declined' | 'taken-back',
  said: { readonly because?: string; readonly onBehalf?: string | null } = {},
): void {
  db.update('handover', handover.id, {
    decision,
    decidedOn: viewer.today,
    decidedBy: user.id,
    because: said.because ?? null,
    onBehalf: said.onBehalf ?? null,
  });
}

/** Nobody begins to lead before whoever led last has ended, nor before whoever leads now began. */
function assertAfterLeads(db: ReadDb, personId: string, fromOn: string, field: string): void {
  const isBefore = leadsOf(db, personId).some((lead) => fromOn < (lead.untilOn ?? lead.fromOn));
  if (isBefore) throw new Refusal('handover-before-lead', field);
}

function propose(context: WriteContext, input: Proposal): { id: string; confirmed: boolean } {
  const { db, user, viewer } = context;
  const { personId, plannedOn, note, told, toldOn, introducedOn } = input;
  const lead = leadNow(db, personId);
  if (!mayPropose(context, personId, lead)) throw new Refusal('handover-not-yours');
  if (handoverOf(db, personId) !== undefined) throw new Refusal('handover-waits');
  const asked = askedIn(db, input);
  if (isLead(lead, asked)) throw new Refusal('lead-already', asked.toUserId === null ? 'toName' : 'toUserId');
  assertWarmth(input, viewer.today);
  const confirmed = lead === undefined && asked.toUserId === user.id;
  if (confirmed && plannedOn > viewer.today) throw new Refusal('date-in-future', 'plannedOn');
  if (confirmed) assertAfterLeads(db, personId, plannedOn, 'plannedOn');
  const id = db.insert('handover', {
    personId,
    fromLeadId: lead?.id ?? null,
    ...asked,
    plannedOn,
    note,
    told,
    toldOn,
    introducedOn,
    proposedOn: viewer.today,
    proposedBy: user.id,
  });
  if (confirmed) {
    const handover = waiting(db, personId, id);
    answer(context, handover, 'confirmed');
    begin(context, handover, plannedOn);
  }
  return { id, confirmed };
}

const isLead = (lead: Lead | undefined, asked: ReturnType<typeof askedIn>): boolean =>
  lead !== undefined &&
  (asked.toUserId === null
    ? lead.userId === null && lead.name === asked.toName && lead.agencyId === asked.toAgencyId
    : lead.userId === asked.toUserId);

/** The handover that waits; refused where it is another's, or was answered already. */
function waiting(db: WriteDb, personId: string, handoverId: string): HandoverRow {
  const found = db.first(
    db.selectFrom('handover').selectAll().where('id', '=', handoverId).where('personId', '=', personId),
  );
  if (found === undefined) throw new Refusal('not-found', 'handoverId');
  if (found.decision !== null) throw new Refusal('handover-answered', 'handoverId');
  return found;
}

/** Who may say yes or no: whoever was asked; for a worker without an account a coordinator, who says how they said so. */
function assertMayAnswer(context: ReadContext, handover: HandoverRow, onBehalf: string | null): string | null {
  const { user, viewer } = context;
  if (handover.toUserId === user.id) return null;
  const isCoordinator = viewer.partnership && user.roles.includes('coordinator');
  if (handover.toUserId !== null || !isCoordinator) throw new Refusal('handover-for-somebody-else');
  if (onBehalf === null) throw new Refusal('on-behalf-missing', 'onBehalf');
  return onBehalf;
}

const contact = [{ field: 'personId', category: 'contact' }] as const;

export const leadHandlers: LeadHandlers = {
  'cohorts.leadOf': (context, { personId }) => leadOf(context, personId),
  'cohorts.mayLead': (context, { personId }) => mayLead(context, personId),
  'cohorts.proposeHandover': (context, input) => {
    const { db, viewer } = context;
    const note = input.note === null ? [] : [{ field: 'note', category: 'story' } as const];
    assertMayWrite(db, viewer, input.personId, [...contact, ...note]);
    assertNotRestricted(db, input.personId, 'personId');
    return { ...propose(context, input), transactionId: db.transactionId };
  },
  'cohorts.confirmHandover': (context, { personId, handoverId, fromOn, onBehalf }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, contact);
    assertNotRestricted(db, personId, 'personId');
    const handover = waiting(db, personId, handoverId);
    const said = assertMayAnswer(context, handover, onBehalf);
    if (fromOn > viewer.today) throw new Refusal('date-in-future', 'fromOn');
    assertAfterLeads(db, personId, fromOn, 'fromOn');
    answer(context, handover, 'confirmed', { onBehalf: said });
    return { id: begin(context, handover, fromOn), transactionId: db.transactionId };
  },
  'cohorts.declineHandover': (context, { personId, handoverId, because, onBehalf }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, [...contact, { field: 'because', category: 'story' }]);
    const handover = waiting(db, personId, handoverId);
    const said = assertMayAnswer(context, handover, onBehalf);
    answer(context, handover, 'declined', { because, onBehalf: said });
    return { transactionId: db.transactionId };
  },
  'cohorts.takeBackHandover': (context, { personId, handoverId }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, contact);
    const handover = waiting(db, personId, handoverId);
    if (handover.proposedBy !== context.user.id && !mayPropose(context, personId, leadNow(db, personId)))
      throw new Refusal('handover-not-yours');
    answer(context, handover, 'taken-back');
    return { transactionId: db.transactionId };
  },
  'cohorts.recordIntroduction': ({ db, viewer }, { personId, handoverId, ...warmth }) => {
    assertMayWrite(db, viewer, personId, contact);
    const found = db.first(
      db.selectFrom('handover').select('id').where('id', '=', handoverId).where('personId', '=', personId),
    );
    if (found === undefined) throw new Refusal('not-found', 'handoverId');
    assertWarmth(warmth, viewer.today);
    db.update('handover', handoverId, warmth);
    return { transactionId: db.transactionId };
  },
};
