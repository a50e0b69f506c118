/** Cohorts, who is in them and who leads for whom; part of `EntityTables`. */
export interface CohortsTables {
  cohort: {
    id: string;
    code: string;
    name: string;
    definitionId: string;
    validFrom: string;
    validTo: string | null;
    purpose: string | null;
    methodLabel: string | null;
    methodWords: string | null;
    plannedSize: number | null;
  };
  cohortSignOff: {
    id: string;
    cohortId: string;
    signedOn: string;
    meeting: string;
    minute: string | null;
    decision: string;
    conditions: string | null;
    definitionId: string;
    methodLabel: string | null;
    methodWords: string | null;
    plannedSize: number | null;
    recordedBy: string;
  };
  membership: {
    id: string;
    personId: string;
    cohortId: string;
    definitionId: string;
    eligibility: string;
    joinedOn: string;
    leftOn: string | null;
    destination: string | null;
    leftBecause: string | null;
    personSaid: string | null;
    staysInPlace: string | null;
  };
  leadContact: {
    id: string;
    personId: string;
    /** Null for a worker without an account, who then has a name. */
    userId: string | null;
    leadName: string | null;
    agencyId: string;
    fromOn: string;
    /** The first day on which somebody else leads; null while it goes on. */
    untilOn: string | null;
    confirmedAt: string | null;
    confirmedBy: string | null;
    handoverId: string | null;
  };
  handover: {
    id: string;
    personId: string;
    fromLeadId: string | null;
    toUserId: string | null;
    toName: string | null;
    toAgencyId: string;
    plannedOn: string;
    note: string | null;
    told: string;
    toldOn: string | null;
    introducedOn: string | null;
    proposedOn: string;
    proposedBy: string;
    decision: string | null;
    decidedOn: string | null;
    decidedBy: string | null;
    onBehalf: string | null;
    because: string | null;
  };
  death: {
    id: string;
    personId: string;
    status: string;
    diedOn: string | null;
    scopeEndsOn: string | null;
    toldBy: string;
    toldOn: string;
    source: string | null;
    concludedOn: string | null;
    cause: string | null;
    recordedBy: string;
    takenBackOn: string | null;
    takenBackBy: string | null;
    takenBackBecause: string | null;
  };
  deathStop: {
    id: string;
    personId: string;
    deathId: string;
    actionId: string;
    stoppedOn: string;
    broughtBackOn: string | null;
  };
  deathSupport: {
    id: string;
    personId: string;
    deathId: string;
    userId: string | null;
    words: string | null;
    why: string;
    thoughtOfOn: string | null;
    thoughtOfBy: string | null;
    note: string | null;
  };
  caseReview: {
    id: string;
    personId: string;
    deathId: string | null;
    kind: string;
    openedOn: string;
    dueOn: string | null;
    ownerUserId: string | null;
    ownerWords: string | null;
    state: string;
    decidedOn: string | null;
    because: string | null;
  };
}
