import type { IsoDate } from '../time.ts';
import type { BoardDecision } from './words.ts';

/** What the Board agrees to: definition, method and size. */
export interface Agreed {
  readonly definitionId: string;
  readonly methodLabel: string | null;
  readonly methodWords: string | null;
  readonly plannedSize: number | null;
}

export interface SignedOff extends Agreed {
  readonly signedOn: IsoDate;
  readonly decision: BoardDecision;
}

export const partsAgreed = ['definition', 'method', 'size'] as const;
export type PartAgreed = (typeof partsAgreed)[number];

/** Whether the Board has agreed to a cohort as it is now, and what has changed since where it has not. */
export type SignOffState =
  | { readonly state: 'not-before-the-board' }
  | { readonly state: 'noted' | 'deferred'; readonly on: IsoDate }
  | { readonly state: 'signed-off'; readonly on: IsoDate }
  | { readonly state: 'changed'; readonly on: IsoDate; readonly changed: readonly PartAgreed[] };

/** Only these say yes; to note is to have heard. */
const agrees = (decision: BoardDecision): boolean => decision === 'endorsed' || decision === 'resolved';

/** The parts of a cohort that are not what was agreed. */
export function changedSince(now: Agreed, then: Agreed): PartAgreed[] {
  const changed: Readonly<Record<PartAgreed, boolean>> = {
    definition: now.definitionId !== then.definitionId,
    method: now.methodLabel !== then.methodLabel || now.methodWords !== then.methodWords,
    size: now.plannedSize !== then.plannedSize,
  };
  return partsAgreed.filter((part) => changed[part]);
}

/**
 * How a cohort stands with the Board, from its decisions, the newest first. An agreement holds until another decision to
 * agree; one that was deferred or noted since takes nothing away from it.
 */
export function signOffState(now: Agreed, decisions: readonly SignedOff[]): SignOffState {
  const agreed = decisions.find(({ decision }) => agrees(decision));
  const [newest] = decisions;
  if (agreed === undefined) {
    if (newest === undefined) return { state: 'not-before-the-board' };
    return { state: newest.decision === 'noted' ? 'noted' : 'deferred', on: newest.signedOn };
  }
  const changed = changedSince(now, agreed);
  if (changed.length === 0) return { state: 'signed-off', on: agreed.signedOn };
  return { state: 'changed', on: agreed.signedOn, changed };
}

export const partLabels: Readonly<Record<PartAgreed, string>> = {
  definition: 'definition',
  method: 'method',
  size: 'size',
};
