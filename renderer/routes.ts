import type { Role } from '../domain/access.ts';
import { caseRoles, roles as everyRole, programmeRoles } from '../domain/access.ts';

/**
 * Every place in the window. There is no address bar: what stands on screen is never written into a URL or a title,
 * because browsers keep both.
 */
export type Route =
  | { readonly screen: 'today' }
  | { readonly screen: 'people' }
  /** `cameBy` is the record by which somebody was looked for, where it was made one with theirs. */
  | { readonly screen: 'person'; readonly personId: string; readonly cameBy?: string }
  | { readonly screen: 'together'; readonly personId: string }
  | { readonly screen: 'actions' }
  | { readonly screen: 'gaps' }
  | { readonly screen: 'imports' }
  | { readonly screen: 'cohorts' }
  | { readonly screen: 'referrals' }
  | { readonly screen: 'referral'; readonly referralId: string }
  /** `cell` is the value to be entered, where one came from what is missing. */
  | { readonly screen: 'quarter'; readonly cell?: { readonly personId: string; readonly factCode: string } }
  | { readonly screen: 'collecting' }
  | { readonly screen: 'progress' }
  | { readonly screen: 'fidelity' }
  | { readonly screen: 'evaluation' }
  | { readonly screen: 'briefing' }
  | { readonly screen: 'portrait'; readonly portraitId: string }
  | { readonly screen: 'returns' }
  | { readonly screen: 'governance' }
  | { readonly screen: 'settings' };

export type ScreenName = Route['screen'];

export const firstRoute: Route = { screen: 'today' };

interface Door {
  readonly screen: ScreenName;
  readonly label: string;
  /** Whoever has one of these roles finds the door in the navigation. */
  readonly roles: readonly Role[];
}

const governing: readonly Role[] = ['information-governance', 'coordinator', 'administrator'];

/** The doors in the navigation, in their order. A caseworker sees few of them. */
export const doors = [
  { screen: 'today', label: 'Today', roles: everyRole },
  { screen: 'people', label: 'People', roles: caseRoles },
  { screen: 'actions', label: 'Actions', roles: caseRoles },
  { screen: 'referrals', label: 'Referrals', roles: ['coordinator'] },
  { screen: 'quarter', label: 'Quarter', roles: ['coordinator'] },
  {
    screen: 'fidelity',
    label: 'Fidelity',
    roles: [...programmeRoles.filter((role) => role !== 'caseworker'), 'expert-by-experience'],
  },
  { screen: 'evaluation', label: 'Evaluation', roles: ['coordinator', 'expert-by-experience', 'reader'] },
  { screen: 'briefing', label: 'Briefing', roles: ['coordinator', 'caseworker', 'expert-by-experience', 'reader'] },
  { screen: 'returns', label: 'Returns', roles: ['coordinator'] },
  { screen: 'governance', label: 'Governance', roles: governing },
  { screen: 'settings', label: 'Settings', roles: everyRole },
] as const satisfies readonly Door[];

export type DoorOf = (typeof doors)[number];

/** The doors that somebody with these roles sees. */
export const doorsFor = (roles: readonly Role[]): readonly DoorOf[] =>
  doors.filter((door) => (door.roles as readonly Role[]).some((role) => roles.includes(role)));

export type DoorName = (typeof doors)[number]['screen'];

/** The door that a place lies behind. */
export function doorOf({ screen }: Route): DoorName {
  if (screen === 'person' || screen === 'together' || screen === 'gaps') return 'people';
  if (screen === 'imports' || screen === 'cohorts') return 'people';
  if (screen === 'referral') return 'referrals';
  if (screen === 'collecting' || screen === 'progress') return 'quarter';
  return screen === 'portrait' ? 'evaluation' : screen;
}

export const sameRoute = (one: Route, other: Route): boolean => JSON.stringify(one) === JSON.stringify(other);
