/**
 * The de-identified briefing of a quarter, whose figures are held so that nobody can compare two days; and who privately
 * asked not to have somebody put before them.
 */
export const briefing = {
  version: 100,
  name: 'briefing',
  sql: `
CREATE TABLE briefing (
  id TEXT PRIMARY KEY,
  periodId TEXT NOT NULL UNIQUE REFERENCES period (id),
  preparedOn TEXT NOT NULL,
  themes TEXT NOT NULL CHECK (json_valid(themes)),
  figures TEXT NOT NULL CHECK (json_valid(figures))
) STRICT;

CREATE TABLE standAside (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES userAccount (id),
  personId TEXT REFERENCES person (id),
  words TEXT,
  saidAt TEXT NOT NULL,
  seenAt TEXT,
  seenBy TEXT REFERENCES userAccount (id),
  CHECK (personId IS NOT NULL OR words IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX standAsideOnce ON standAside (userId, personId);
CREATE INDEX standAsideByPerson ON standAside (personId);
`,
} as const;
