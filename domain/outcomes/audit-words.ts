/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const outcomesDone: Readonly<Record<string, string>> = {
  'outcomes.grid': 'looked at the outcomes of a quarter',
  'outcomes.ofPerson': 'looked at outcomes over time',
  'outcomes.record': 'recorded an outcome',
  'outcomes.recordMany': 'recorded a block of outcomes',
  'outcomes.carryForward': 'carried outcomes forward from the quarter before',
  'outcomes.dateBaseline': 'changed the day of a baseline',
  'outcomes.fillNights': 'said how nights that were not known were spent',
};
