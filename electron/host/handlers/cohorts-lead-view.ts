import type { ReadDb } from '../../../db/handles.ts';
import { currentLeads, handoverOf, type Lead, leadsOf } from '../../../db/repositories/cohorts/leads.ts';
import { apartPairs, holdingAgency, sharingOfCell } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { type AccountRow, listAccounts } from '../../../db/repositories/users/accounts.ts';
import { allow, caseRoles, type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { Handover } from '../../../domain/cohorts/lead-operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { viewerOf } from '../../../domain/sharing/viewer.ts';
import type { ReadContext } from '../context.ts';

const asLead = allow(caseRoles, personCategories);

/**
 * What a colleague sees of somebody, as far as it is told to whoever asks. That somebody said "not this one", or opened a
 * record in an emergency, is theirs and the coordinator's to know: anybody else is told what their agency sees.
 */
export function seenByColleague(
  context: ReadContext,
  account: Pick<AccountRow, 'id' | 'agencyId' | 'roles'>,
  personId: string,
): readonly PersonCategory[] {
  const { db, session, viewer } = context;
  const { today, now } = viewer;
  const known = isCoordinator(context) ? account : { ...account, id: '' };
  return categoriesOf(db, viewerOf(asLead, known, session.coordinatingAgencyId, { today, now }), personId);
}

/** Whether a colleague may know of somebody and how they are reached. */
const seesPerson = (context: ReadContext, account: AccountRow, personId: string): boolean =>
  seenByColleague(context, account, personId).includes('contact');

/** Whether the workers of an agency may know of somebody, by what was shared with it or what holds by itself. */
function agencySees(context: ReadContext, agencyId: string, personId: string): boolean {
  const { db, session, viewer } = context;
  const byDefault = holdingAgency(db, personId) === agencyId || session.coordinatingAgencyId === agencyId;
  const said = sharingOfCell(db, personId, agencyId, 'identity');
  const holds =
    said !== undefined && said.fromOn <= viewer.today && (said.untilOn === null || said.untilOn >= viewer.today);
  return holds ? said.decision === 'shared' : byDefault;
}

/** Whether whoever leads, or is asked to, may know of the person. */
export function workerSees(context: ReadContext, userId: string | null, agencyId: string, personId: string): boolean {
  if (userId === null) return agencySees(context, agencyId, personId);
  const account = listAccounts(context.db).find((one) => one.id === userId);
  return account?.active === true && seesPerson(context, account, personId);
}

export const isCoordinator = ({ user, viewer }: ReadContext): boolean =>
  viewer.partnership && user.roles.includes('coordinator');

/**
 * Who may ask somebody else to lead: a coordinator, and whoever leads. Where nobody leads, or whoever does cannot do it here
 * (a worker without an account, or one whose account has ended), anybody who may write it, of the lead's agency.
 */
export function mayPropose(context: ReadContext, personId: string, lead: Lead | undefined): boolean {
  const { db, user, viewer } = context;
  if (!categoriesOf(db, viewer, personId).includes('contact')) return false;
  if (isCoordinator(context) || lead === undefined || lead.userId === user.id) return true;
  return (lead.userId === null || lead.accountEnded) && lead.agencyId === user.agencyId;
}

function shownHandover(context: ReadContext, personId: string, lead: Lead | undefined): Handover | null {
  const { db, user, viewer } = context;
  const row = handoverOf(db, personId);
  if (row === undefined) return null;
  const accounts = listAccounts(db);
  const nameOf = (id: string | null): string => accounts.find((one) => one.id === id)?.displayName ?? '';
  const told = categoriesOf(db, viewer, personId).includes('story');
  const onBehalf = row.toUserId === null && isCoordinator(context);
  return {
    id: row.id,
    toUserId: row.toUserId,
    toName: row.toName ?? nameOf(row.toUserId),
    toAgencyId: row.toAgencyId,
    toAgencyName: agencyName(db, row.toAgencyId),
    plannedOn: row.plannedOn,
    note: told ? row.note : null,
    noteWithheld: !told && row.note !== null,
    told: row.told as Handover['told'],
    toldOn: row.toldOn,
    introducedOn: row.introducedOn,
    proposedOn: row.proposedOn,
    proposedByName: nameOf(row.proposedBy),
    asksSomebodyWhoSees: workerSees(context, row.toUserId, row.toAgencyId, personId),
    mayAnswer: row.toUserId === user.id ? 'self' : onBehalf ? 'on-behalf' : null,
    mayTakeBack: row.proposedBy === user.id || mayPropose(context, personId, lead),
  };
}

const agencyName = (db: ReadDb, agencyId: string): string =>
  db.first(db.selectFrom('agency').select('name').where('id', '=', agencyId))?.name ?? '';

/** The newest no since the present lead began, so that whoever asked knows why. */
function lastDeclined({ db, viewer }: ReadContext, personId: string, since: string) {
  const row = db.first(
    db
      .selectFrom('handover')
      .leftJoin('userAccount', 'userAccount.id', 'handover.toUserId')
      .select(['toName', 'displayName', 'decidedOn', 'because'])
      .where('personId', '=', personId)
      .where('decision', '=', 'declined')
      .where('decidedOn', '>=', since)
      .orderBy('handover.id', 'desc'),
  );
  if (row === undefined) return null;
  const told = categoriesOf(db, viewer, personId).includes('story');
  return { name: row.displayName ?? row.toName ?? '', on: row.decidedOn ?? '', because: told ? row.because : null };
}

const nothing = { lead: null, earlier: [], handover: null, declined: null, mayPropose: false } as const;

/** Who leads for somebody, who did, and a handover that waits; only that there is something where it is not shown. */
export function leadOf(context: ReadContext, personId: string): OutputOf<'cohorts.leadOf'> {
  const { db, user, viewer } = context;
  const all = leadsOf(db, personId);
  if (!categoriesOf(db, viewer, personId).includes('contact'))
    return { ...nothing, earlier: [], withheld: all.length > 0 || handoverOf(db, personId) !== undefined };
  const lead = all.find(({ untilOn }) => untilOn === null);
  const shown = ({ personId: _about, confirmedAt: _at, ...one }: Lead) => one;
  return {
    lead:
      lead === undefined
        ? null
        : {
            ...shown(lead),
            isYou: lead.userId === user.id,
            sees: workerSees(context, lead.userId, lead.agencyId, personId),
          },
    withheld: false,
    earlier: all.filter((one) => one !== lead).map(shown),
    handover: shownHandover(context, personId, lead),
    declined: lastDeclined(context, personId, lead?.fromOn ?? ''),
    mayPropose: mayPropose(context, personId, lead),
  };
}

/** Users who lead for somebody whom the person must not meet; for the coordinator alone. */
function leadsForApart(context: ReadContext, personId: string): ReadonlySet<string> {
  const { db, viewer } = context;
  if (!isCoordinator(context)) return new Set();
  const others = apartPairs(db, personId, viewer.today).map((pair) =>
    pair.personId === personId ? pair.otherId : pair.personId,
  );
  const leads = currentLeads(db, viewer, others);
  return new Set([...leads.values()].flatMap(({ userId }) => userId ?? []));
}

/** Everyone who can be asked to lead, with what the choice depends on. */
export function mayLead(context: ReadContext, personId: string): OutputOf<'cohorts.mayLead'> {
  const { db, user } = context;
  const apart = leadsForApart(context, personId);
  const agencies = db.all(db.selectFrom('agency').select('id').where('active', '=', 1));
  return {
    workers: listAccounts(db)
      .filter(({ active, roles }) => active && roles.some((role) => caseRoles.includes(role)))
      .map((account) => ({
        userId: account.id,
        name: account.displayName,
        agencyId: account.agencyId,
        agencyName: account.agencyName,
        sees: seesPerson(context, account, personId),
        isYou: account.id === user.id,
        leadsForApart: apart.has(account.id),
      })),
    agenciesThatSee: agencies.map(({ id }) => id).filter((id) => agencySees(context, id, personId)),
  };
}
