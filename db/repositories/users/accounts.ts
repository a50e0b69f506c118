import type { Role } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { AccountStanding } from '../../../domain/users/rules.ts';
import type { ReadDb } from '../../handles.ts';

/** Somebody who works or worked in the register. */
export interface AccountRow extends AccountStanding {
  readonly signInName: string;
  readonly displayName: string;
  readonly agencyId: string;
  readonly agencyName: string;
}

/** Every account with its roles: active ones first, by name. */
export function listAccounts(db: ReadDb): AccountRow[] {
  const held = db.all(db.selectFrom('userRole').select(['userId', 'role']).orderBy('role'));
  const accounts = db.all(
    db
      .selectFrom('userAccount')
      .innerJoin('agency', 'agency.id', 'userAccount.agencyId')
      .select([
        'userAccount.id',
        'userAccount.signInName',
        'userAccount.displayName',
        'userAccount.active',
        'agency.id as agencyId',
        'agency.name as agencyName',
      ])
      .orderBy('userAccount.active', 'desc')
      .orderBy('userAccount.displayName')
      .orderBy('userAccount.id'),
  );
  return accounts.map((account) => ({
    ...account,
    active: account.active === 1,
    roles: held.filter(({ userId }) => userId === account.id).map(({ role }) => role as Role),
  }));
}

/** Throws `not-found` where there is no such account. */
export function accountIn(accounts: readonly AccountRow[], id: string): AccountRow {
  const found = accounts.find((account) => account.id === id);
  if (found === undefined) throw new Refusal('not-found', 'userId');
  return found;
}

/** The rows in which an account's roles are kept. */
export const roleRows = (db: ReadDb, userId: string): { readonly id: string; readonly role: string }[] =>
  db.all(db.selectFrom('userRole').select(['id', 'role']).where('userId', '=', userId));
