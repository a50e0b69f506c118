/** What an agreement to sharing holds besides what every agreement does; empty for other scopes. */
export interface SharingConsentColumns {
  categories: string | null;
  purpose: string | null;
  how: string | null;
  words: string | null;
  capacity: string | null;
  capacityNote: string | null;
  advocate: string | null;
  advocateName: string | null;
  askedBy: string | null;
  reviewOn: string | null;
}

/** Agreements, consent by agency, notices, requests and disclosures; part of `EntityTables`. */
export interface SharingTables {
  sharingAgreement: {
    id: string;
    title: string;
    kind: string;
    purpose: string;
    /** Kinds of information as codes with spaces between, here and in the tables below. */
    categories: string;
    controllers: string;
    /** To whom people turn where there are joint controllers. */
    contactPoint: string | null;
    signedOn: string;
    reviewOn: string;
    endsOn: string | null;
    whereKept: string;
    endedOn: string | null;
    endedBecause: string | null;
  };
  sharingAgreementParty: { id: string; agreementId: string; agencyId: string };
  consentWithdrawal: {
    id: string;
    personId: string;
    consentId: string;
    withdrawnOn: string;
    categories: string;
    how: string;
    words: string | null;
    toldWhom: string | null;
    toldOn: string | null;
    recordedBy: string;
  };
  privacyNotice: { id: string; version: string; fromOn: string; summary: string | null; whereKept: string };
  noticeGiven: {
    id: string;
    personId: string;
    privacyNoticeId: string;
    language: string;
    how: string;
    givenOn: string;
    givenBy: string;
  };
  sharingRequest: {
    id: string;
    personId: string;
    direction: 'asked-of-us' | 'we-asked';
    agencyId: string | null;
    otherParty: string | null;
    /** Who asked, and who answered, in words: either may work elsewhere. */
    askedBy: string;
    askedFor: string;
    categories: string;
    askedOn: string;
    outcome: 'refused' | 'partly-met' | 'met' | null;
    decidedOn: string | null;
    decidedBy: string | null;
    because: string | null;
  };
  disclosure: {
    id: string;
    personId: string;
    /** The same for everybody who was told of in one breath. */
    occasion: string;
    agencyId: string | null;
    recipientWords: string | null;
    purposeCode: string;
    basis: string;
    condition: string | null;
    offenceCondition: string | null;
    gateway: string | null;
    confidentiality: string | null;
    agreementId: string | null;
    consentId: string | null;
    how: string;
    happenedOn: string;
    happenedAt: string | null;
    recordedAt: string;
    recordedBy: string;
    tellingAgencyId: string;
    /** What stood against it, as codes with spaces between. */
    against: string;
  };
  disclosurePart: {
    id: string;
    personId: string;
    disclosureId: string;
    category: string;
    what: string | null;
    purpose: string | null;
    whyNoLess: string | null;
    becauseAnyway: string | null;
  };
}
