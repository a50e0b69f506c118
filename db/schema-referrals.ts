type Flag = 0 | 1;

/** How far the person agreed to be referred. */
export type Agreement = 'agreed' | 'declined' | 'not-known' | 'not-asked';
export type DecisionCode = 'taken-on' | 'not-taken-on' | 'deferred';

/** Needs: what was turned down and by whom, and the versions of needs and definitions. */
interface NeedsTables {
  /** Help with one need that was offered and turned down, by the person or by a service. */
  turnedDown: {
    id: string;
    personId: string;
    needCode: string;
    category: string;
    offered: string;
    offeredOn: string | null;
    saidNoBy: 'person' | 'service';
    agencyId: string | null;
    reason: string;
    note: string | null;
    happenedOn: string;
    recordedOn: string;
  };
  /** The other need because of which a service said no; another kind of information, so a row of its own. */
  turnedDownCause: {
    id: string;
    turnedDownId: string;
    personId: string;
    needCode: string;
    category: string;
    words: string | null;
  };
  definitionVersion: {
    id: string;
    code: string;
    label: string;
    openness: 'closed' | 'open';
    /** JSON of a list of codes. */
    needCodes: string;
    minimum: number;
    source: string | null;
    validFrom: string;
    validTo: string | null;
  };
  needDefinition: {
    id: string;
    code: string;
    label: string;
    officialLabel: string;
    definition: string;
    core: Flag;
    position: number;
    /** The category of information that this need belongs to. */
    category: string;
    validFrom: string;
    validTo: string | null;
  };
}

/** Referrals, how they are ordered and decided; part of `EntityTables`. */
export interface ReferralsTables extends NeedsTables {
  prioritisationMethod: {
    id: string;
    name: string;
    version: number;
    agreedBy: string | null;
    note: string | null;
    validFrom: string;
    validTo: string | null;
  };
  prioritisationFactor: {
    id: string;
    methodId: string;
    position: number;
    wording: string;
    explanation: string | null;
  };
  /** A referral of a person, or a first contact with somebody who has not given a name: then `personId` is null. */
  referral: {
    id: string;
    personId: string | null;
    /** The agency whose worker wrote it down. */
    agencyId: string;
    beganAs: 'contact' | 'referral';
    label: string | null;
    place: string | null;
    seen: string | null;
    sourceAgencyId: string | null;
    sourceWords: string | null;
    referredBy: string | null;
    reason: string | null;
    agreement: Agreement;
    agreedOn: string | null;
    happenedOn: string;
    recordedOn: string;
    recordedBy: string;
    linkedOn: string | null;
    linkedBy: string | null;
    /** Since when it is on the waiting list. */
    acceptedOn: string | null;
    /** Where people put it on the list; never shown. */
    listPlace: number | null;
    methodId: string | null;
    decision: DecisionCode | null;
    decidedOn: string | null;
    deferredUntil: string | null;
  };
  referralOffer: {
    id: string;
    referralId: string;
    personId: string;
    agencyId: string | null;
    wording: string;
    /** The action that it became; null while it is an offer. */
    actionId: string | null;
  };
  referralNeed: {
    id: string;
    referralId: string;
    personId: string;
    needCode: string;
    category: string;
    words: string | null;
  };
  consideration: {
    id: string;
    referralId: string;
    personId: string;
    methodId: string;
    factorId: string;
    answer: 'considered' | 'weighs-for' | 'weighs-against' | 'not-known';
    words: string | null;
    consideredOn: string;
  };
  waitingMove: {
    id: string;
    referralId: string;
    personId: string;
    direction: 'earlier' | 'later';
    because: string;
    movedOn: string;
    movedBy: string;
  };
  referralDecision: {
    id: string;
    referralId: string;
    personId: string;
    decision: DecisionCode;
    decidedOn: string;
    recordedOn: string;
    decidedBy: string;
    decidedWhere: string;
    definitionId: string;
    eligibility: string;
    methodId: string | null;
    reason: string;
    advice: string | null;
    deferredUntil: string | null;
    membershipId: string | null;
    /** The decision that took its place, and why; null while it stands. */
    correctedBy: string | null;
    correctedBecause: string | null;
  };
}
