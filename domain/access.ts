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

/** The categories that hold something about a person; `sealed` opens by its own key and never by a role. */
export const personCategories = ['identity', 'contact', 'safety', 'housing', 'offending', 'health', 'story'] as const;
export type PersonCategory = (typeof personCategories)[number];

/**
 * What each role may see at most; agency and the person's sharing record narrow it further. Administrators see no case
 * content, and whoever governs information sees notes only after opening a person with a reason. Evaluators work from
 * packs.
 */
export const roleCategories: Readonly<Record<Role, readonly Category[]>> = {
  administrator: ['administration', 'programme'],
  'information-governance': ['identity', 'administration', 'programme'],
  coordinator: [...personCategories, 'administration', 'programme'],
  caseworker: [...personCategories, 'programme'],
  evaluator: ['programme'],
  'expert-by-experience': ['programme'],
  reader: ['programme'],
};

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
      /** Only for those who act for the whole partnership: what is shown or done covers everyone in the register. */
      readonly partnership?: true;
    };

/**
 * Whom a call is about, so that agency and sharing can be asked before the handler runs: nobody; whoever its own queries
 * let the caller see; or the one person whom its input names.
 */
export type About<I> = 'nobody' | 'seen' | ((input: I) => string | null);

const mainOnly: readonly CallerWindow[] = ['main'];

export const beforeUnlock: Access = { when: 'before-unlock', windows: mainOnly };

/** Access for an operation on an open register: these roles, these categories of information, the main window. */
export const allow = (allowed: readonly Role[], touched: readonly Category[]): Access => ({
  when: 'unlocked',
  roles: allowed,
  categories: touched,
  windows: mainOnly,
});

/** The same, for those alone who act for the whole partnership: the coordinating agency's own. */
export const allowPartnership = (allowed: readonly Role[], touched: readonly Category[]): Access => ({
  when: 'unlocked',
  roles: allowed,
  categories: touched,
  windows: mainOnly,
  partnership: true,
});

/** Roles that work with people by name. */
export const caseRoles: readonly Role[] = ['coordinator', 'caseworker'];
/** Roles that see the programme's own figures, which hold no name. */
export const programmeRoles: readonly Role[] = ['coordinator', 'caseworker', 'information-governance', 'reader'];
