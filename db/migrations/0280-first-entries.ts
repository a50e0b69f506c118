/**
 * Who has known somebody since when stands on the page about a person. Looked up here for each agency and kind of information,
 * it takes no longer for twenty thousand entries than for twenty.
 */
export const firstEntries = {
  version: 280,
  name: 'first-entries',
  sql: `
CREATE INDEX timelineEntryByAgency ON timelineEntry (personId, agencyId, category, happenedOn);
`,
} as const;
