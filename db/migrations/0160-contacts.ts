/**
 * What happened around somebody, where they stayed, releases from custody, and files. The bytes of a file stand apart from
 * its row: the history of the row then never holds them, and they go with it whichever way it goes.
 */
export const contacts = {
  version: 160,
  name: 'contacts',
  sql: `
CREATE TABLE timelineEntry (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('contact', 'note', 'custody', 'hospital', 'tenancy', 'safeguarding', 'offence', 'event')),
  category TEXT NOT NULL,
  detail TEXT,
  happenedOn TEXT NOT NULL,
  happenedAt TEXT,
  isAbout INTEGER NOT NULL DEFAULT 0 CHECK (isAbout IN (0, 1)),
  recordedAt TEXT NOT NULL,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  present TEXT,
  place TEXT,
  planned TEXT CHECK (planned IN ('planned', 'emergency')),
  reached INTEGER CHECK (reached IN (0, 1)),
  whose TEXT,
  reason TEXT,
  needCode TEXT,
  asVictim INTEGER NOT NULL DEFAULT 0 CHECK (asVictim IN (0, 1)),
  asPerpetrator INTEGER NOT NULL DEFAULT 0 CHECK (asPerpetrator IN (0, 1)),
  asWitness INTEGER NOT NULL DEFAULT 0 CHECK (asWitness IN (0, 1)),
  outcome TEXT,
  outcomeWords TEXT,
  note TEXT,
  CHECK ((kind = 'contact') = (reached IS NOT NULL)),
  CHECK (whose IS NULL OR reached IS 0),
  CHECK (needCode IS NULL OR whose IS 'excluded-other-need')
) STRICT;
CREATE INDEX timelineEntryByPerson ON timelineEntry (personId, happenedOn, id);
CREATE INDEX timelineEntryByCategory ON timelineEntry (personId, category, happenedOn);

CREATE TABLE move (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  fromOn TEXT NOT NULL,
  inDay INTEGER NOT NULL DEFAULT 1,
  housing TEXT NOT NULL,
  place TEXT,
  certainty TEXT NOT NULL CHECK (certainty IN ('recorded', 'estimated')),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  recordedAt TEXT NOT NULL,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX moveByPerson ON move (personId, fromOn);

CREATE TABLE custodyRelease (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  establishment TEXT,
  releaseOn TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'expected')),
  changedFrom TEXT,
  state TEXT NOT NULL CHECK (state IN ('coming', 'released', 'fell-through')),
  because TEXT,
  agencyId TEXT NOT NULL REFERENCES agency (id),
  recordedAt TEXT NOT NULL,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  CHECK ((state = 'fell-through') = (because IS NOT NULL))
) STRICT;
CREATE INDEX custodyReleaseByPerson ON custodyRelease (personId);
CREATE INDEX custodyReleaseByDay ON custodyRelease (releaseOn);

CREATE TABLE releaseTask (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  releaseId TEXT NOT NULL REFERENCES custodyRelease (id),
  code TEXT NOT NULL,
  actionId TEXT NOT NULL,
  UNIQUE (releaseId, code)
) STRICT;
CREATE INDEX releaseTaskByPerson ON releaseTask (personId);
CREATE INDEX releaseTaskByAction ON releaseTask (actionId);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  timelineEntryId TEXT,
  category TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('pdf', 'png', 'jpeg', 'docx', 'text')),
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 5242880),
  sha256 TEXT NOT NULL,
  addedAt TEXT NOT NULL,
  addedBy TEXT NOT NULL REFERENCES userAccount (id),
  agencyId TEXT NOT NULL REFERENCES agency (id)
) STRICT;
CREATE INDEX attachmentByPerson ON attachment (personId);

CREATE TABLE attachmentContent (
  attachmentId TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;
`,
} as const;
