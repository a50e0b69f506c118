import type { ActionLevel, ActionOrigin, ActionState } from '../domain/plans/actions.ts';
import type { GoalState, LineKind, NoteKind, PromiseState } from '../domain/plans/words.ts';

/** Goals, strengths, actions and agreed risks; part of `EntityTables`. */
export interface PlansTables {
  action: {
    id: string;
    /** Null for what is asked of the system. */
    personId: string | null;
    wording: string;
    ownerUserId: string | null;
    ownerWords: string | null;
    agencyId: string | null;
    dueOn: string | null;
    state: ActionState;
    doneOn: string | null;
    closedBecause: string | null;
    level: ActionLevel;
    origin: ActionOrigin;
    originId: string | null;
    /** Seeking somebody out, which stops when they have died. */
    isOutreach: 0 | 1;
    category: string;
  };
  goal: {
    id: string;
    personId: string;
    wording: string;
    saidOn: string | null;
    writtenBy: string | null;
    state: GoalState;
    stateOn: string | null;
  };
  planNote: {
    id: string;
    personId: string;
    kind: NoteKind;
    wording: string;
    saidBy: 'person' | 'worker';
    writtenBy: string | null;
    saidOn: string | null;
    endedOn: string | null;
  };
  promise: {
    id: string;
    personId: string;
    agencyId: string;
    wording: string;
    /** Null where it was promised to the person themselves. */
    toWhom: string | null;
    fromOn: string;
    untilOn: string | null;
    reviewOn: string | null;
    state: PromiseState;
    endedOn: string | null;
    whose: string | null;
    because: string | null;
    category: string;
  };
  agreedRisk: {
    id: string;
    personId: string;
    wording: string;
    reason: string;
    benefits: string | null;
    thinkAgain: string;
    personAgreedOn: string | null;
    workerId: string | null;
    agreedOn: string;
    reviewOn: string;
    endedOn: string | null;
    endedBecause: string | null;
    category: string;
  };
  riskAgreement: { id: string; personId: string; riskId: string; agencyId: string; category: string };
  safetyNote: {
    id: string;
    personId: string;
    wording: string;
    whatToDo: string;
    source: string;
    writtenBy: string | null;
    notedOn: string;
    reviewOn: string;
    endedOn: string | null;
    endedBecause: string | null;
  };
  correction: {
    id: string;
    personId: string;
    lineKind: LineKind;
    lineId: string;
    wording: string;
    saidOn: string;
    writtenBy: string | null;
    category: string;
  };
  storyPart: { id: string; personId: string; wording: string; toldOn: string; writtenBy: string | null };
  planReading: {
    id: string;
    personId: string;
    readOn: string;
    agreedOn: string | null;
    copyGivenOn: string | null;
    reviewOn: string | null;
    readBy: string;
  };
}
