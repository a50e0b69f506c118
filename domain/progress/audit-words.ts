/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const progressDone: Readonly<Record<string, string>> = {
  'progress.figures': 'looked at change in the cohort',
  'progress.people': 'looked at change for each person',
  'progress.note': 'noted that recording practice changed',
  'progress.removeNote': 'took back a note that recording practice changed',
  'progress.saved': 'looked at files of figures that were saved',
  'progress.saveOutcomes': 'took figures of outcomes out of the register',
  'progress.saveFidelity': 'took the fidelity table out of the register',
};
