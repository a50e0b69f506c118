/** Numbers, facts of equality and what else is known of a person; part of `EntityTables`. */
export interface PeopleTables {
  /** One of several things chosen from a list. */
  personChoice: { id: string; personId: string; list: string; code: string; category: string };
  whereabouts: {
    id: string;
    personId: string;
    words: string;
    lastKnownOn: string;
    noLongerOn: string | null;
    category: 'contact' | 'safety';
  };
  personAlias: { id: string; personId: string; name: string; kind: string; category: string };
  personIdentifier: {
    id: string;
    personId: string;
    scheme: string;
    /** As the scheme writes it, without spaces. */
    value: string;
    /** Whose number it is, where a scheme has several issuers. */
    issuerId: string | null;
    category: string;
  };
  /** Two records of one person; what moved stands in the change rows of its transaction. */
  personMerge: {
    id: string;
    personId: string;
    mergedId: string;
    mergedAt: string;
    mergedBy: string;
    because: string | null;
    unmergedAt: string | null;
    unmergedBy: string | null;
  };
}

/** Columns of `person` beyond the first schema. */
export interface WholePersonColumns {
  religion: string | null;
  religionState: string;
  disability: string | null;
  disabilityState: string;
  maritalStatus: string | null;
  maritalStatusState: string;
  armedForces: string | null;
  armedForcesState: string;
  mainLanguage: string | null;
  mainLanguageState: string;
  languageWords: string | null;
  interpreter: string;
  communicationState: string;
  communicationWords: string | null;
  adjustmentState: string;
  adjustmentWords: string | null;
  contactState: string;
  safeTimes: string | null;
  childrenPresent: string;
  childrenConcern: string;
  /** The record that this one was joined to. */
  mergedIntoId: string | null;
}
