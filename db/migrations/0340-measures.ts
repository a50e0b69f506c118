/** Results of scales and measures, and measures of a partnership's own. */
const instruments = `
CREATE TABLE instrumentDefinition (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  -- What was said of it, with its areas and their ranges; it never changes, so that what was scored stays readable.
  said TEXT NOT NULL CHECK (json_valid(said)),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  CHECK (validTo IS NULL OR validTo >= validFrom)
) STRICT;

CREATE TABLE instrumentResult (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  instrument TEXT NOT NULL,
  doneOn TEXT NOT NULL,
  mode TEXT NOT NULL,
  completedBy TEXT NOT NULL
    CHECK (completedBy IN ('person', 'person-and-worker', 'worker', 'several-workers', 'somebody-close')),
  -- Codes of areas with their scores, never a word of an item; empty where the sum alone is known.
  scores TEXT NOT NULL DEFAULT '',
  sumAlone INTEGER,
  recordedBy TEXT REFERENCES userAccount (id),
  category TEXT NOT NULL,
  CHECK ((scores = '') = (sumAlone IS NOT NULL))
) STRICT;
CREATE INDEX instrumentResultByPerson ON instrumentResult (personId, instrument, doneOn);
`;

export const measures = {
  version: 340,
  name: 'measures',
  sql: `${instruments}`,
} as const;
