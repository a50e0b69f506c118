/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const costsDone: Readonly<Record<string, string>> = {
  'costs.consequences': 'looked at costs and consequences of a cohort',
  'costs.addUnitCost': 'added a unit cost',
};
