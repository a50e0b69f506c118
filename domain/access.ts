/** Who may do what: the vocabulary that every operation and every stored field declares. */

export const roles = [
  'administrator',
  'information-governance',
  'coordinator',
  'caseworker',
  'evaluator',
  'expert-by-experience',
  'reader',
] as const;
export type Role = (typeof roles)[number];

/** Categories of information about a person. `programme` and `administration` hold nothing about a person. */
export const categories = [
  'identity',
  'contact',
  'safety',
  'housing',
  'offending',
  'health',
  'story',
  'sealed',
  'programme',
  'administration',
] as const;
export type Category = (typeof categories)[number];

/** The window a call comes from. The presenting window is the one that a forum sees on the wall. */
export type CallerWindow = 'main' | 'presenting';

/** What the operation's caller must be. `before-unlock` operations hold no case content. */
export type Access =
  | { readonly when: 'before-unlock'; readonly windows: readonly CallerWindow[] }
  | {
      readonly when: 'unlocked';
      readonly roles: readonly Role[];
      readonly categories: readonly Category[];
      readonly windows: readonly CallerWindow[];
    };

const mainOnly: readonly CallerWindow[] = ['main'];

export const beforeUnlock: Access = { when: 'before-unlock', windows: mainOnly };

/** Access for an operation on an open register: these roles, these categories of information, the main window. */
export const allow = (allowed: readonly Role[], touched: readonly Category[]): Access => ({
  when: 'unlocked',
  roles: allowed,
  categories: touched,
  windows: mainOnly,
});

/** Roles that work with people by name. */
export const caseRoles: readonly Role[] = ['coordinator', 'caseworker'];
/** Roles that see the programme's own figures, which hold no name. */
export const programmeRoles: readonly Role[] = ['coordinator', 'caseworker', 'information-governance', 'reader'];
