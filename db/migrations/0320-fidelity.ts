/**
 * Several raters for each section, what the partnership pastes and describes, dissent, and what was issued as it was issued.
 * Older registers get empty tables: an assessment that was issued before has its copy made when it is next reopened.
 */
export const fidelity = {
  version: 320,
  name: 'fidelity',
  sql: `
-- Wording of the statements that the partnership pasted; the newest that holds on the last day of a period is its own.
CREATE TABLE statementSet (
  id TEXT PRIMARY KEY,
  fromOn TEXT NOT NULL,
  source TEXT NOT NULL,
  -- JSON: the statements of each section, by its key.
  words TEXT NOT NULL,
  pastedOn TEXT NOT NULL,
  pastedBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX statementSetByDay ON statementSet (fromOn, id);

-- What 1, 5 and 10 look like here.
CREATE TABLE ratingAnchor (
  id TEXT PRIMARY KEY,
  sectionKey TEXT NOT NULL UNIQUE,
  one TEXT,
  five TEXT,
  ten TEXT
) STRICT;

-- Whoever rates by themselves has an account; a coordinator writes down what others said.
CREATE TABLE fidelityRater (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  kind TEXT NOT NULL CHECK (kind IN ('agency', 'lived-experience')),
  userId TEXT REFERENCES userAccount (id),
  agencyId TEXT REFERENCES agency (id),
  name TEXT,
  CHECK (userId IS NOT NULL OR agencyId IS NOT NULL OR name IS NOT NULL),
  UNIQUE (assessmentId, userId)
) STRICT;

CREATE TABLE fidelityRating (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  raterId TEXT NOT NULL REFERENCES fidelityRater (id),
  sectionKey TEXT NOT NULL,
  rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 10),
  UNIQUE (raterId, sectionKey)
) STRICT;
CREATE INDEX fidelityRatingByAssessment ON fidelityRating (assessmentId, sectionKey);

-- Somebody who would have rated otherwise than was agreed, and why.
CREATE TABLE fidelityDissent (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  sectionKey TEXT NOT NULL,
  raterId TEXT REFERENCES fidelityRater (id),
  would INTEGER CHECK (would BETWEEN 1 AND 10),
  because TEXT NOT NULL CHECK (trim(because) <> '')
) STRICT;
CREATE INDEX fidelityDissentByAssessment ON fidelityDissent (assessmentId, sectionKey);

-- What was issued, as it was issued, whatever is changed after a reopening.
CREATE TABLE fidelityIssue (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  issuedOn TEXT NOT NULL,
  issuedBy TEXT REFERENCES userAccount (id),
  content TEXT NOT NULL,
  UNIQUE (assessmentId, number)
) STRICT;
CREATE TRIGGER fidelityIssueStays BEFORE UPDATE ON fidelityIssue
BEGIN SELECT RAISE(ABORT, 'what was issued stays as it was issued'); END;
CREATE TRIGGER fidelityIssueIsKept BEFORE DELETE ON fidelityIssue
BEGIN SELECT RAISE(ABORT, 'what was issued is kept'); END;

-- A report that left the register as a file.
CREATE TABLE fidelityReport (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  -- Null for a draft.
  issueId TEXT REFERENCES fidelityIssue (id),
  variant TEXT NOT NULL CHECK (variant IN ('public', 'restricted')),
  format TEXT NOT NULL CHECK (format IN ('docx', 'pdf')),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  savedAt TEXT NOT NULL,
  savedBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX fidelityReportByAssessment ON fidelityReport (assessmentId, savedAt);

-- An action of the system, never of a person. Not a reference: actions are rows that an erasure may take, and no aim stands in its way.
ALTER TABLE aim ADD COLUMN actionId TEXT;
-- "None agreed this quarter", said of the comments too.
ALTER TABLE assessmentSection ADD COLUMN noComments INTEGER NOT NULL DEFAULT 0 CHECK (noComments IN (0, 1));
`,
} as const;
