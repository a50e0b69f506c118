/** Notes beside figures, and files of figures that left; part of `EntityTables`. */
export interface ProgressTables {
  /** From this period on a fact is recorded in another way than before, in the words of whoever knows. */
  recordingNote: { id: string; factCode: string; periodId: string; words: string };
  /** A file of figures that left the register: to whom, on what ground, about how many; never the figures. */
  figuresFile: {
    id: string;
    what: 'figures' | 'people' | 'fidelity';
    /** The fact that the figures are of; null for the fidelity table. */
    factCode: string | null;
    savedAt: string;
    savedBy: string;
    agencyId: string | null;
    recipientWords: string | null;
    purposeCode: string;
    purpose: string | null;
    basis: string;
    condition: string | null;
    offenceCondition: string | null;
    gateway: string | null;
    confidentiality: string | null;
    agreementId: string | null;
    /** How many people stand in it, by name or in a count. */
    people: number;
    /** JSON of name, size and hash of each file. */
    files: string;
  };
}
