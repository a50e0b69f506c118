import type { ConsentDecision, SaidToAgency } from '../../../domain/sharing/consent.ts';
import { readKinds } from '../../../domain/sharing/kinds.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

/** The scope under which agreement to sharing with an agency is kept, beside that to evaluation. */
export const sharingScope = 'sharing';

export interface KeptConsent extends SaidToAgency {
  readonly row: EntityTables['consent'];
  /** Whoever wrote it down. */
  readonly asker: string;
  readonly taken: readonly EntityTables['consentWithdrawal'][];
}

/** What these people said of sharing with agencies, the newest first. */
export function consentsOf(db: ReadDb, personIds: readonly string[]): KeptConsent[] {
  const taken = db.all(
    db
      .selectFrom('consentWithdrawal')
      .selectAll()
      .where('personId', 'in', [...personIds])
      .orderBy('withdrawnOn')
      .orderBy('id'),
  );
  const rows = db.all(
    db
      .selectFrom('consent')
      .leftJoin('userAccount', 'userAccount.id', 'consent.askedBy')
      .selectAll('consent')
      .select('userAccount.displayName as asker')
      .where('scope', '=', sharingScope)
      .where('personId', 'in', [...personIds])
      .orderBy('consent.decidedOn', 'desc')
      .orderBy('consent.id', 'desc'),
  );
  return rows.map(({ asker, ...row }) => {
    const own = taken.filter((one) => one.consentId === row.id);
    return {
      row,
      taken: own,
      asker: asker ?? '',
      id: row.id,
      agencyId: row.agencyId ?? '',
      decision: row.decision as ConsentDecision,
      categories: readKinds(row.categories),
      decidedOn: row.decidedOn,
      withdrawals: own.map((one) => ({ withdrawnOn: one.withdrawnOn, categories: readKinds(one.categories) })),
    };
  });
}
