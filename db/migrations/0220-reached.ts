/**
 * The newest contact of everybody stands in the list of people and decides what is owed. Read from the rows it takes as long
 * as reading every timeline; this index holds nothing but what is asked. So it is with how many entries of each kind there are,
 * which stands above every part of a timeline.
 */
export const reached = {
  version: 220,
  name: 'reached',
  sql: `
CREATE INDEX timelineEntryReached ON timelineEntry (personId, category, happenedOn, agencyId)
  WHERE kind = 'contact' AND reached = 1;
CREATE INDEX timelineEntryByKind ON timelineEntry (personId, kind, category);
`,
} as const;
