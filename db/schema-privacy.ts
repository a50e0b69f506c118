/** Tables of rights, retention and erasure; part of `EntityTables`. */
export interface PrivacyTables {
  rightsRequest: {
    id: string;
    personId: string;
    kind: string;
    receivedOn: string;
    fromWhom: string;
    asked: string | null;
    place: string | null;
    extendedOn: string | null;
    extendedBecause: string | null;
    decision: string | null;
    decidedOn: string | null;
    decidedBy: string | null;
    decidedBecause: string | null;
    packMadeOn: string | null;
  };
  correctionNotice: {
    id: string;
    personId: string;
    requestId: string;
    agencyId: string;
    why: string;
    sentOn: string | null;
  };
  accessFinding: { id: string; personId: string; requestId: string; mark: string; decision: string };
  restriction: {
    id: string;
    personId: string;
    ground: string;
    because: string;
    fromOn: string;
    toldOn: string | null;
    liftedOn: string | null;
    liftedBecause: string | null;
  };
  retentionHold: {
    id: string;
    personId: string;
    because: string;
    placedOn: string;
    placedBy: string;
    liftedOn: string | null;
    liftedBy: string | null;
    liftedBecause: string | null;
  };
  retentionReview: {
    id: string;
    personId: string;
    openedOn: string;
    openedBy: string;
    decision: string | null;
    keepUntil: string | null;
    because: string | null;
    decidedOn: string | null;
    decidedBy: string | null;
  };
  retentionRule: {
    id: string;
    category: string;
    monthsAfterLeaving: number;
    monthsAfterActivity: number;
    source: string;
    /** Null while it is the starting value that nobody has confirmed. */
    confirmedBy: string | null;
    validFrom: string;
    validTo: string | null;
  };
  erasure: { id: string; subjectId: string; erasedAt: string; erasedBy: string; reasonCode: string };
  erasureCopy: {
    id: string;
    erasureId: string;
    kind: string;
    copyId: string;
    label: string;
    madeAt: string;
    destroyedOn: string | null;
    destroyedBy: string | null;
  };
}
