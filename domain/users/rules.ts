import { type Role, roles } from '../access.ts';
import type { RefusalCode } from '../refusal.ts';

/** Roles that an account can have. Evaluators get none: they work from packs that hold no identity. */
export const accountRoles = roles.filter((role) => role !== 'evaluator');

/** Roles that see across the partnership, and therefore belong to the agency that coordinates it. */
const coordinatingRoles: readonly Role[] = ['coordinator', 'information-governance'];

/** Who works in the register, as far as the rules need to know. */
export interface AccountStanding {
  readonly id: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
}

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether two sign-in names are the same for somebody who types them: capitals and spaces do not count. */
export const sameSignInName = (one: string, other: string): boolean => folded(one) === folded(other);

/** Why an account cannot have these roles in its agency; null where it can. */
export function checkRoles(given: readonly Role[], inCoordinatingAgency: boolean): RefusalCode | null {
  if (given.length === 0) return 'role-missing';
  if (given.includes('evaluator')) return 'evaluator-no-account';
  const needsCoordinating = given.some((role) => coordinatingRoles.includes(role));
  return needsCoordinating && !inCoordinatingAgency ? 'role-needs-coordinating-agency' : null;
}

const isAdministrator = ({ active, roles: held }: AccountStanding): boolean => active && held.includes('administrator');

/** Whether nobody but this account could add or disable people. */
export const isLastAdministrator = (accounts: readonly AccountStanding[], id: string): boolean => {
  const administrators = accounts.filter(isAdministrator);
  return administrators.length === 1 && administrators[0]?.id === id;
};

/** Why `by` cannot give `id` these roles; null where they can. Nobody decides about their own. */
export function checkRoleChange(
  accounts: readonly AccountStanding[],
  { id, by }: { readonly id: string; readonly by: string },
  next: readonly Role[],
): RefusalCode | null {
  if (isLastAdministrator(accounts, id) && !next.includes('administrator')) return 'last-administrator';
  return id === by ? 'own-roles' : null;
}

/** Why `by` cannot disable the account `id`; null where they can. */
export function checkLeaving(
  accounts: readonly AccountStanding[],
  { id, by }: { readonly id: string; readonly by: string },
): RefusalCode | null {
  if (isLastAdministrator(accounts, id)) return 'last-administrator';
  return id === by ? 'own-account' : null;
}
