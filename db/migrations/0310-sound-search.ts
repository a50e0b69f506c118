/**
 * Both search indexes without FTS5's own secure deletion, and made anew: with it, SQLite 3.53 leaves an index that
 * disagrees with its table once a word stands in one text so often that its places fill a page.
 */
export const soundSearch = {
  version: 310,
  name: 'sound search',
  sql: `
INSERT INTO personSearch (personSearch, rank) VALUES ('secure-delete', 0);
INSERT INTO personSearch (personSearch) VALUES ('rebuild');
INSERT INTO textSearch (textSearch, rank) VALUES ('secure-delete', 0);
INSERT INTO textSearch (textSearch) VALUES ('rebuild');
`,
} as const;
