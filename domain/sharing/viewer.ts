import type { Access, Category, PersonCategory, Role } from '../access.ts';
import { personCategories, roleCategories } from '../access.ts';
import type { IsoDate, IsoInstant } from '../time.ts';

/** Roles that act for the whole partnership when their agency is the one that coordinates it. */
const partnershipRoles: readonly Role[] = ['coordinator', 'information-governance'];

/**
 * Who is looking, as far as it decides what may be seen: never wider than the operation declared and the roles allow.
 * What a person's sharing record says narrows it once more, person by person.
 */
export interface Viewer {
  readonly userId: string;
  readonly agencyId: string;
  /** The categories that the roles and the operation both allow. */
  readonly categories: readonly PersonCategory[];
  /** The same for a person opened in an emergency: whoever governs information then sees notes too. */
  readonly openable: readonly PersonCategory[];
  /** Acts for the partnership: sees everyone unless their record says otherwise. Others see whom their agency holds. */
  readonly partnership: boolean;
  readonly today: IsoDate;
  readonly now: IsoInstant;
}

export interface ViewerAccount {
  readonly id: string;
  readonly agencyId: string;
  readonly roles: readonly Role[];
}

/** The roles that let somebody call an operation; none where they may not. */
export const rolesFor = (access: Access, account: ViewerAccount): readonly Role[] =>
  access.when === 'before-unlock' ? [] : account.roles.filter((role) => access.roles.includes(role));

/** Whether one of these roles acts for the whole partnership, if it is held in the coordinating agency. */
export const actsForPartnershipIn = (roles: readonly Role[]): boolean =>
  roles.some((role) => partnershipRoles.includes(role));

/** Whether somebody acts for the whole partnership in one of these roles. */
export const actsForPartnership = (
  roles: readonly Role[],
  agencyId: string,
  coordinatingAgencyId: string | null,
): boolean => agencyId === coordinatingAgencyId && actsForPartnershipIn(roles);

/** The viewer of one call: roles that the operation does not name lend nothing to it. */
export function viewerOf(
  access: Access,
  account: ViewerAccount,
  coordinatingAgencyId: string | null,
  at: { readonly today: IsoDate; readonly now: IsoInstant },
): Viewer {
  const roles = rolesFor(access, account);
  const declared: readonly Category[] = access.when === 'before-unlock' ? [] : access.categories;
  const opens = roles.includes('information-governance');
  const held = new Set(roles.flatMap((role) => roleCategories[role]));
  return {
    userId: account.id,
    agencyId: account.agencyId,
    categories: personCategories.filter((category) => declared.includes(category) && held.has(category)),
    openable: personCategories.filter((category) => declared.includes(category) && (opens || held.has(category))),
    partnership: actsForPartnership(roles, account.agencyId, coordinatingAgencyId),
    ...at,
  };
}
