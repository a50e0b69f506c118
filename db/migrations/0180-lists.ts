/**
 * The index over everything that somebody wrote, and saved views of lists. Words are folded by the application, so an
 * older register's index is filled by the first opening after this step.
 */
export const lists = {
  version: 180,
  name: 'lists',
  sql: `
CREATE TABLE textPlace (
  key INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  rowId TEXT NOT NULL,
  personId TEXT,
  category TEXT NOT NULL,
  UNIQUE (rowId, category)
) STRICT;
CREATE INDEX textPlaceByPerson ON textPlace (personId);

CREATE VIRTUAL TABLE textSearch USING fts5 (folded, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO textSearch (textSearch, rank) VALUES ('secure-delete', 1);

CREATE TABLE textIndexMark (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  isFilled INTEGER NOT NULL CHECK (isFilled IN (0, 1))
) STRICT;
INSERT INTO textIndexMark (only, isFilled) VALUES (1, 0);

CREATE TABLE savedView (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES userAccount (id),
  list TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  shown TEXT NOT NULL CHECK (json_valid(shown)),
  UNIQUE (userId, list, name)
) STRICT;
`,
} as const;
