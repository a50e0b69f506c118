import type { IsoDate } from '../time.ts';

/** What is asked for one person, or of the system that serves them. */
export const actionLevels = ['client', 'system'] as const;
export type ActionLevel = (typeof actionLevels)[number];

/** A done action says what happened; a dropped one says why. Neither is an outcome. */
export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** What an action came from. */
export const actionOrigins = ['plan', 'custody-release', 'follow-up', 'death', 'handover', 'referral'] as const;
export type ActionOrigin = (typeof actionOrigins)[number];

export const actionLevelLabels: Readonly<Record<ActionLevel, string>> = {
  client: 'For a person',
  system: 'For the system',
};

export const actionStateLabels: Readonly<Record<ActionState, string>> = {
  open: 'Open',
  done: 'Done',
  dropped: 'Dropped',
};

export const actionOriginLabels: Readonly<Record<ActionOrigin, string>> = {
  plan: 'The plan',
  'custody-release': 'A release from custody',
  'follow-up': 'A follow-up',
  death: 'After a death',
  handover: 'A handover',
  referral: 'A referral',
};

/** Whether an open action's day has passed. One that is due today is not late. */
export const isOverdue = (action: { readonly state: ActionState; readonly dueOn: IsoDate | null }, today: IsoDate) =>
  action.state === 'open' && action.dueOn !== null && action.dueOn < today;

export interface Owner {
  readonly ownerName: string | null;
  readonly ownerWords: string | null;
  readonly agencyName: string | null;
}

/** Who does it: somebody with an account, somebody named, an agency; "To be confirmed" while it is nobody yet. */
export function ownerInWords({ ownerName, ownerWords, agencyName }: Owner): string {
  const who = ownerName ?? ownerWords;
  if (who === null) return agencyName ?? 'To be confirmed';
  return agencyName === null ? who : `${who}, ${agencyName}`;
}

/** The nearest first; what has no day comes last. Equal days keep the order in which they came. */
export const byDue = (one: { readonly dueOn: IsoDate | null }, other: { readonly dueOn: IsoDate | null }): number =>
  (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999');
