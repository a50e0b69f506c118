/**
 * What people ask about their own record, how long it is kept, and what remains known once somebody was erased: an id
 * that names nobody, a reason, and the copies outside the register that still have to go.
 */
export const rightsAndRetention = {
  version: 30,
  name: 'rights-and-retention',
  sql: `
CREATE TABLE rightsRequest (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'restriction', 'objection', 'erasure')),
  receivedOn TEXT NOT NULL,
  fromWhom TEXT NOT NULL CHECK (fromWhom IN ('person', 'representative')),
  asked TEXT,
  -- The field that a correction is about, as "entity.field" in stable codes; null where it is none in particular.
  place TEXT,
  extendedOn TEXT,
  extendedBecause TEXT,
  decision TEXT CHECK (decision IN ('met', 'partly-met', 'not-met', 'withdrawn')),
  decidedOn TEXT,
  decidedBy TEXT REFERENCES userAccount (id),
  decidedBecause TEXT,
  packMadeOn TEXT,
  CHECK ((decision IS NULL) = (decidedOn IS NULL)),
  CHECK ((extendedOn IS NULL) = (extendedBecause IS NULL))
) STRICT;
CREATE INDEX rightsRequestByPerson ON rightsRequest (personId);

-- One agency to be told of a correction: the one that contributed the field, or one that received it.
CREATE TABLE correctionNotice (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  requestId TEXT NOT NULL REFERENCES rightsRequest (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  why TEXT NOT NULL CHECK (why IN ('contributed', 'received')),
  sentOn TEXT,
  UNIQUE (requestId, agencyId)
) STRICT;
CREATE INDEX correctionNoticeByPerson ON correctionNotice (personId);

-- What was decided about one passage in a text that goes into an access pack. The mark is a digest of the whole text
-- and of the place of the passage in it, so that a text that changes has to be looked at again.
CREATE TABLE accessFinding (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  requestId TEXT NOT NULL REFERENCES rightsRequest (id),
  mark TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('keep', 'redact')),
  UNIQUE (requestId, mark)
) STRICT;
CREATE INDEX accessFindingByPerson ON accessFinding (personId);

CREATE TABLE restriction (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  ground TEXT NOT NULL CHECK (ground IN ('accuracy', 'unlawful', 'legal-claim', 'objection')),
  because TEXT NOT NULL,
  fromOn TEXT NOT NULL,
  toldOn TEXT,
  liftedOn TEXT,
  liftedBecause TEXT,
  CHECK ((liftedOn IS NULL) = (liftedBecause IS NULL))
) STRICT;
CREATE UNIQUE INDEX restrictionOnce ON restriction (personId) WHERE liftedOn IS NULL;
CREATE INDEX restrictionByPerson ON restriction (personId);

-- While one stands, nothing about the person is erased.
CREATE TABLE retentionHold (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  because TEXT NOT NULL,
  placedOn TEXT NOT NULL,
  placedBy TEXT NOT NULL REFERENCES userAccount (id),
  liftedOn TEXT,
  liftedBy TEXT REFERENCES userAccount (id),
  liftedBecause TEXT,
  CHECK ((liftedOn IS NULL) = (liftedBecause IS NULL))
) STRICT;
CREATE INDEX retentionHoldByPerson ON retentionHold (personId);

CREATE TABLE retentionReview (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  openedOn TEXT NOT NULL,
  openedBy TEXT NOT NULL REFERENCES userAccount (id),
  decision TEXT CHECK (decision IN ('keep', 'erase')),
  keepUntil TEXT,
  because TEXT,
  decidedOn TEXT,
  decidedBy TEXT REFERENCES userAccount (id),
  CHECK ((decision IS NULL) = (decidedOn IS NULL)),
  CHECK ((decision IS 'keep') = (keepUntil IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX retentionReviewOnce ON retentionReview (personId) WHERE decision IS NULL;
CREATE INDEX retentionReviewByPerson ON retentionReview (personId);

CREATE TABLE retentionRule (
  id TEXT PRIMARY KEY,
  category TEXT NOT NULL,
  monthsAfterLeaving INTEGER NOT NULL CHECK (monthsAfterLeaving BETWEEN 1 AND 1200),
  monthsAfterActivity INTEGER NOT NULL CHECK (monthsAfterActivity BETWEEN 1 AND 1200),
  source TEXT NOT NULL,
  confirmedBy TEXT REFERENCES userAccount (id),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (category, validFrom)
) STRICT;

-- That somebody was erased: the id that they had, which names nobody any more.
CREATE TABLE erasure (
  id TEXT PRIMARY KEY,
  subjectId TEXT NOT NULL UNIQUE,
  erasedAt TEXT NOT NULL,
  erasedBy TEXT NOT NULL REFERENCES userAccount (id),
  reasonCode TEXT NOT NULL
) STRICT;

-- Something outside the register that still holds an erased person; a backup is checked off once it was destroyed.
CREATE TABLE erasureCopy (
  id TEXT PRIMARY KEY,
  erasureId TEXT NOT NULL REFERENCES erasure (id),
  kind TEXT NOT NULL CHECK (kind IN ('return', 'backup')),
  copyId TEXT NOT NULL,
  label TEXT NOT NULL,
  madeAt TEXT NOT NULL,
  destroyedOn TEXT,
  destroyedBy TEXT REFERENCES userAccount (id),
  UNIQUE (erasureId, kind, copyId)
) STRICT;

-- Starting values only: the partnership's own officer confirms or changes each of them.
INSERT INTO retentionRule (id, category, monthsAfterLeaving, monthsAfterActivity, source, confirmedBy, validFrom, validTo)
VALUES
  ('0180a000-0030-7000-8000-000000000001', 'identity', 72, 24, 'Starting value: six years, as for claims (Limitation Act 1980)', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000002', 'contact', 24, 12, 'Starting value: as long as it can still be of use', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000003', 'safety', 72, 24, 'Starting value: six years, as for claims (Limitation Act 1980)', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000004', 'housing', 72, 24, 'Starting value: six years, as for claims (Limitation Act 1980)', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000005', 'offending', 72, 24, 'Starting value: six years; what the police hold follows their own rules', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000006', 'health', 96, 24, 'Starting value: eight years, as for adult care records (NHS Records Management Code of Practice)', NULL, '2000-01-01', NULL),
  ('0180a000-0030-7000-8000-000000000007', 'story', 72, 24, 'Starting value: six years, as for claims (Limitation Act 1980)', NULL, '2000-01-01', NULL);
`,
} as const;
