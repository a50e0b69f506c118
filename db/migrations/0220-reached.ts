/**
 * The newest contact of everybody stands in the list of people and decides what is owed. Read from the rows it takes as long
 * as reading every timeline; this index holds nothing but what is asked.
 */
export const reached = {
  version: 220,
  name: 'reached',
  sql: `
CREATE INDEX timelineEntryReached ON timelineEntry (personId, category, happenedOn, agencyId)
  WHERE kind = 'contact' AND reached = 1;
`,
} as const;
