import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { accountIn, listAccounts, roleRows } from '../../../db/repositories/users/accounts.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import type { Role } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { checkRoles, sameSignInName } from '../../../domain/users/rules.ts';

type Details = Omit<ParsedInputOf<'users.changeDetails'>, 'userId'>;
type Account = Details & { readonly roles: readonly Role[] };

const coordinatingAgency = (db: ReadDb): string | null =>
  db.first(db.selectFrom('register').select('coordinatingAgencyId'))?.coordinatingAgencyId ?? null;

/** Refuses roles that an account of this agency cannot have. */
export function assertRoles(db: ReadDb, roles: readonly Role[], agencyId: string, field: string): void {
  const refused = checkRoles(roles, agencyId === coordinatingAgency(db));
  if (refused !== null) throw new Refusal(refused, field);
}

/** Refuses a sign-in name that somebody has or had, and an agency that is not one of the partnership's now. */
export function assertDetails(db: ReadDb, { signInName, agencyId }: Details, except: string | null): void {
  const others = listAccounts(db).filter((account) => account.id !== except);
  if (others.some((account) => sameSignInName(account.signInName, signInName)))
    throw new Refusal('sign-in-name-taken', 'signInName');
  const before = except === null ? null : accountIn(listAccounts(db), except).agencyId;
  const agency = listAgencies(db).find((one) => one.id === agencyId);
  if (agency === undefined || (!agency.active && agencyId !== before)) throw new Refusal('agency-unknown', 'agencyId');
}

/** Refuses an account that could not be added now. */
export function assertNewAccount(db: ReadDb, account: Account): void {
  assertDetails(db, account, null);
  assertRoles(db, account.roles, account.agencyId, 'roles');
}

/** Writes an account and its roles under a given id. The slot that opens the register for it is another matter. */
export function addAccount(db: WriteDb, id: string, { roles, ...details }: Account): void {
  assertNewAccount(db, { roles, ...details });
  db.insert('userAccount', { id, ...details, active: 1 });
  setRoles(db, id, roles);
}

/** Gives an account exactly these roles. */
export function setRoles(db: WriteDb, userId: string, roles: readonly Role[]): void {
  const held = roleRows(db, userId);
  for (const { id, role } of held) if (!roles.includes(role as Role)) db.remove('userRole', id);
  for (const role of new Set(roles)) {
    if (!held.some((one) => one.role === role)) db.insert('userRole', { userId, role });
  }
}
