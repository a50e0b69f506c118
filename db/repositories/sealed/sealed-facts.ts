import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { recordsOf } from '../people/merges.ts';

export type SealedFactRow = EntityTables['sealedFact'];

/** The boxes about one person that stand by themselves, oldest first. */
export const boxesOfPerson = (db: ReadDb, personId: string): SealedFactRow[] =>
  db.all(
    db
      .selectFrom('sealedFact')
      .selectAll()
      .where('personId', 'in', recordsOf(db, personId))
      .where('factId', 'is', null)
      .orderBy('id'),
  );

/** The boxes beside one person's coded values, oldest first. */
export const boxesBesideFacts = (db: ReadDb, personId: string): SealedFactRow[] =>
  db.all(
    db
      .selectFrom('sealedFact')
      .selectAll()
      .where('personId', 'in', recordsOf(db, personId))
      .where('factId', 'is not', null)
      .orderBy('id'),
  );

/** To which anybody seals, as base64; null while the register has no such key. */
export const sealedPublicKey = (db: ReadDb): string | null =>
  db.first(db.selectFrom('register').select('sealedPublicKey'))?.sealedPublicKey ?? null;

export interface GrantRow {
  readonly id: string;
  readonly userId: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
}

/** Grants that nobody has taken back. */
export const standingGrants = (db: ReadDb): GrantRow[] =>
  db.all(
    db
      .selectFrom('sealedGrant')
      .innerJoin('userAccount as giver', 'giver.id', 'sealedGrant.grantedBy')
      .select(['sealedGrant.id', 'userId', 'giver.displayName as grantedBy', 'grantedAt'])
      .where('endedAt', 'is', null)
      .orderBy('sealedGrant.id'),
  );

export interface AccountRow {
  readonly userId: string;
  readonly displayName: string;
  readonly agencyName: string;
  readonly roles: readonly string[];
}

/** Active users with their agency and roles, by name. */
export function activeAccounts(db: ReadDb): AccountRow[] {
  const roles = db.all(db.selectFrom('userRole').select(['userId', 'role']));
  return db
    .all(
      db
        .selectFrom('userAccount')
        .innerJoin('agency', 'agency.id', 'userAccount.agencyId')
        .select(['userAccount.id as userId', 'displayName', 'agency.name as agencyName'])
        .where('userAccount.active', '=', 1)
        .orderBy('displayName'),
    )
    .map((one) => ({ ...one, roles: roles.filter(({ userId }) => userId === one.userId).map(({ role }) => role) }));
}
