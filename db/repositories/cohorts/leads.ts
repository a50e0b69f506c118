import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySee } from '../sharing/visible.ts';

export type HandoverRow = EntityTables['handover'];

/** Who leads for somebody, with the words for them. */
export interface Lead {
  readonly id: string;
  readonly personId: string;
  /** Null for a worker without an account. */
  readonly userId: string | null;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly confirmedAt: string | null;
  /** Whether the account of whoever leads has ended; false for a worker without one. */
  readonly accountEnded: boolean;
}

const withNames = (db: ReadDb) =>
  db
    .selectFrom('leadContact')
    .innerJoin('agency', 'agency.id', 'leadContact.agencyId')
    .leftJoin('userAccount', 'userAccount.id', 'leadContact.userId')
    .select([
      'leadContact.id',
      'leadContact.personId',
      'leadContact.userId',
      'leadContact.leadName',
      'leadContact.agencyId',
      'leadContact.fromOn',
      'leadContact.untilOn',
      'leadContact.confirmedAt',
      'agency.name as agencyName',
      'userAccount.displayName',
      'userAccount.active',
    ]);

type Named = ReturnType<ReturnType<typeof withNames>['execute']> extends Promise<(infer Row)[]> ? Row : never;

const asLead = ({ leadName, displayName, active, ...row }: Named): Lead => ({
  ...row,
  name: displayName ?? leadName ?? '',
  accountEnded: active === 0,
});

/**
 * Who leads for each of these people today, or for everyone, as far as the viewer may see whom to contact. Somebody
 * without a lead, or whose lead is not shown, is not in it.
 */
export function currentLeads(db: ReadDb, viewer: Viewer, personIds: readonly string[] | 'all'): Map<string, Lead> {
  const standing = withNames(db)
    .where('leadContact.untilOn', 'is', null)
    .where(maySee(viewer, 'contact', 'leadContact.personId'));
  const rows = db.all(personIds === 'all' ? standing : standing.where('leadContact.personId', 'in', [...personIds]));
  return new Map(rows.map((row) => [row.personId, asLead(row)]));
}

/** Everyone who has led for somebody, the newest first. It asks nobody's permission: whoever shows it has. */
export const leadsOf = (db: ReadDb, personId: string): Lead[] =>
  db
    .all(
      withNames(db)
        .where('leadContact.personId', '=', personId)
        .orderBy('leadContact.fromOn', 'desc')
        .orderBy('leadContact.id', 'desc'),
    )
    .map(asLead);

/** The row of whoever leads for somebody now. */
export const leadNow = (db: ReadDb, personId: string): Lead | undefined =>
  leadsOf(db, personId).find(({ untilOn }) => untilOn === null);

/** The handover of somebody that waits for an answer. */
export const handoverOf = (db: ReadDb, personId: string): HandoverRow | undefined =>
  db.first(db.selectFrom('handover').selectAll().where('personId', '=', personId).where('decision', 'is', null));

/** Handovers that wait for an answer, of everyone whose lead contact the viewer may see. */
export const waitingHandovers = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('handover')
      .innerJoin('person', 'person.id', 'handover.personId')
      .innerJoin('agency', 'agency.id', 'handover.toAgencyId')
      .leftJoin('userAccount as asked', 'asked.id', 'handover.toUserId')
      .selectAll('handover')
      .select(['person.preferredName as personName', 'agency.name as agencyName', 'asked.displayName as askedName'])
      .where('handover.decision', 'is', null)
      .where(maySee(viewer, 'contact', 'handover.personId'))
      .orderBy('handover.plannedOn')
      .orderBy('handover.id'),
  );
