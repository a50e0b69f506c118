/** The first schema. Everything that is costly to add later is here, even where no screen uses it yet. */
export const firstSchema = {
  version: 10,
  name: 'first-schema',
  sql: `
CREATE TABLE register (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  areaName TEXT NOT NULL,
  demonstration INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
  createdAt TEXT NOT NULL
) STRICT;

-- Independent random keys of the register itself, such as the audit key; they survive a re-key.
CREATE TABLE registerKey (name TEXT PRIMARY KEY, key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;
-- One key for each person's history and drafts, and one for the programme's. Erasing a person destroys their row.
CREATE TABLE historyKey (subject TEXT PRIMARY KEY, key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;

CREATE TABLE device (id TEXT PRIMARY KEY, firstSeenAt TEXT NOT NULL) STRICT;

CREATE TABLE agency (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE userAccount (
  id TEXT PRIMARY KEY,
  signInName TEXT NOT NULL UNIQUE,
  displayName TEXT NOT NULL,
  agencyId TEXT NOT NULL REFERENCES agency (id),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE userRole (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES userAccount (id),
  role TEXT NOT NULL,
  UNIQUE (userId, role)
) STRICT;

-- Reference data: what a partnership may word differently, each row with the days on which it holds.
CREATE TABLE referenceValue (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  definition TEXT,
  position INTEGER NOT NULL,
  crosswalk TEXT NOT NULL CHECK (json_valid(crosswalk)),
  sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1)),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (list, code, validFrom)
) STRICT;

CREATE TABLE definitionVersion (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  openness TEXT NOT NULL CHECK (openness IN ('closed', 'open')),
  needCodes TEXT NOT NULL CHECK (json_valid(needCodes)),
  minimum INTEGER NOT NULL,
  source TEXT,
  validFrom TEXT NOT NULL,
  validTo TEXT
) STRICT;

CREATE TABLE needDefinition (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  officialLabel TEXT NOT NULL,
  definition TEXT NOT NULL,
  core INTEGER NOT NULL CHECK (core IN (0, 1)),
  position INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (code, validFrom)
) STRICT;

CREATE TABLE factDefinition (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  columnLabel TEXT NOT NULL,
  definition TEXT NOT NULL,
  measure TEXT NOT NULL,
  valueType TEXT NOT NULL CHECK (valueType IN ('code', 'count', 'score')),
  list TEXT,
  minimum REAL,
  maximum REAL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  category TEXT NOT NULL,
  polarity TEXT NOT NULL,
  instrument TEXT,
  position INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (code, validFrom)
) STRICT;

CREATE TABLE sectionDefinition (
  id TEXT PRIMARY KEY,
  sectionKey TEXT NOT NULL,
  label TEXT NOT NULL,
  description TEXT NOT NULL,
  position INTEGER NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (sectionKey, validFrom)
) STRICT;

CREATE TABLE statementDefinition (
  id TEXT PRIMARY KEY,
  sectionKey TEXT NOT NULL,
  wording TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT
) STRICT;

CREATE TABLE period (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  calendar TEXT NOT NULL,
  firstDay TEXT NOT NULL,
  lastDay TEXT NOT NULL,
  note TEXT,
  UNIQUE (calendar, code),
  CHECK (firstDay <= lastDay)
) STRICT;

CREATE TABLE cohort (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  definitionId TEXT NOT NULL REFERENCES definitionVersion (id),
  validFrom TEXT NOT NULL,
  validTo TEXT
) STRICT;

CREATE TABLE person (
  -- A number of its own, because the search index needs one that a VACUUM does not change.
  rowKey INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reference TEXT NOT NULL UNIQUE COLLATE NOCASE,
  preferredName TEXT NOT NULL,
  givenName TEXT,
  familyName TEXT,
  pronouns TEXT,
  birthDate TEXT,
  birthDateEstimated INTEGER NOT NULL DEFAULT 0 CHECK (birthDateEstimated IN (0, 1)),
  sex TEXT,
  sexState TEXT NOT NULL DEFAULT 'not-asked',
  ethnicity TEXT,
  ethnicityState TEXT NOT NULL DEFAULT 'not-asked',
  contactPreference TEXT,
  goal TEXT,
  goalOn TEXT,
  strengths TEXT,
  ineffectiveContact TEXT NOT NULL DEFAULT 'not-asked'
) STRICT;

CREATE TABLE personAlias (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX personAliasByPerson ON personAlias (personId);

CREATE TABLE personIdentifier (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (scheme, value)
) STRICT;
CREATE INDEX personIdentifierByPerson ON personIdentifier (personId);

CREATE TABLE need (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  code TEXT NOT NULL,
  suspected TEXT,
  suspectedOn TEXT,
  disclosed TEXT,
  disclosedOn TEXT,
  helpOffered TEXT,
  helpOfferedOn TEXT,
  helpAgreed TEXT,
  helpAgreedOn TEXT,
  onsetOn TEXT,
  identifiedOn TEXT,
  atRisk INTEGER NOT NULL DEFAULT 0 CHECK (atRisk IN (0, 1)),
  UNIQUE (personId, code)
) STRICT;

CREATE TABLE membership (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  cohortId TEXT NOT NULL REFERENCES cohort (id),
  definitionId TEXT NOT NULL REFERENCES definitionVersion (id),
  eligibility TEXT NOT NULL,
  joinedOn TEXT NOT NULL,
  leftOn TEXT,
  destination TEXT,
  CHECK (leftOn IS NULL OR leftOn >= joinedOn)
) STRICT;
CREATE INDEX membershipByPerson ON membership (personId);
CREATE INDEX membershipByDates ON membership (joinedOn, leftOn);

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  scope TEXT NOT NULL,
  agencyId TEXT REFERENCES agency (id),
  decision TEXT NOT NULL,
  decidedOn TEXT NOT NULL,
  withdrawnOn TEXT
) STRICT;
CREATE INDEX consentByPerson ON consent (personId, scope);

-- The unit of what is known about outcomes. No row means "not yet entered", which is neither zero nor "not known".
CREATE TABLE fact (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  occasion TEXT NOT NULL CHECK (occasion IN ('baseline', 'period')),
  periodId TEXT REFERENCES period (id),
  code TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('code', 'count', 'score')),
  state TEXT NOT NULL
    CHECK (state IN ('recorded', 'not-known', 'declined', 'not-asked', 'not-applicable', 'not-supplied')),
  valueCode TEXT,
  valueNumber REAL,
  source TEXT,
  mode TEXT,
  instrument TEXT,
  CHECK ((occasion = 'period') = (periodId IS NOT NULL)),
  CHECK (state = 'recorded' OR (valueCode IS NULL AND valueNumber IS NULL)),
  CHECK (state <> 'recorded' OR (valueCode IS NULL) <> (valueNumber IS NULL))
) STRICT;
CREATE UNIQUE INDEX factOnce ON fact (personId, occasion, ifnull(periodId, ''), code);
CREATE INDEX factByPeriod ON fact (periodId, code);

CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  periodId TEXT NOT NULL UNIQUE REFERENCES period (id),
  status TEXT,
  overallRag TEXT NOT NULL DEFAULT 'not-set',
  summary TEXT,
  issuedOn TEXT,
  reopenedBecause TEXT
) STRICT;

CREATE TABLE assessmentSection (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  sectionKey TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 10),
  vision TEXT,
  noneAgreed INTEGER NOT NULL DEFAULT 0 CHECK (noneAgreed IN (0, 1)),
  comments TEXT,
  rag TEXT NOT NULL DEFAULT 'not-set',
  UNIQUE (assessmentId, sectionKey)
) STRICT;

CREATE TABLE aim (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  sectionKey TEXT NOT NULL,
  parentId TEXT REFERENCES aim (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  owner TEXT,
  dueOn TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped'))
) STRICT;
CREATE INDEX aimByAssessment ON aim (assessmentId, sectionKey, position);

CREATE TABLE frameworkEntry (
  id TEXT PRIMARY KEY,
  perspective TEXT NOT NULL,
  periodId TEXT NOT NULL REFERENCES period (id),
  question TEXT NOT NULL,
  finding TEXT NOT NULL,
  evidence TEXT
) STRICT;

CREATE TABLE portrait (
  id TEXT PRIMARY KEY,
  personId TEXT REFERENCES person (id),
  title TEXT NOT NULL,
  pseudonym TEXT,
  state TEXT NOT NULL DEFAULT 'draft',
  agreementAskedOn TEXT
) STRICT;

CREATE TABLE portraitSection (
  id TEXT PRIMARY KEY,
  portraitId TEXT NOT NULL REFERENCES portrait (id),
  personId TEXT REFERENCES person (id),
  sectionKey TEXT NOT NULL,
  body TEXT,
  UNIQUE (portraitId, sectionKey)
) STRICT;

CREATE TABLE returnExport (
  id TEXT PRIMARY KEY,
  periodId TEXT NOT NULL REFERENCES period (id),
  rule TEXT NOT NULL,
  exportedAt TEXT NOT NULL,
  manifest TEXT NOT NULL CHECK (json_valid(manifest))
) STRICT;

-- Typed but unsaved text, sealed under the key of the person it is about.
CREATE TABLE draft (
  userId TEXT NOT NULL REFERENCES userAccount (id),
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  keySubject TEXT NOT NULL,
  sealed BLOB NOT NULL,
  keptAt TEXT NOT NULL,
  PRIMARY KEY (userId, form, subject)
) STRICT, WITHOUT ROWID;

-- Every changed field of every write. Codes are those of the entity table, never column names; before and after are
-- sealed under the key of the subject.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  transactionId TEXT NOT NULL,
  clock TEXT NOT NULL UNIQUE,
  replaces TEXT,
  deviceId TEXT NOT NULL,
  userId TEXT NOT NULL,
  entity TEXT NOT NULL,
  rowId TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'set', 'delete')),
  subject TEXT NOT NULL,
  -- The transaction that this one took back, so that what it took back can itself be reached by an earlier undo.
  undoes TEXT,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX changeByPlace ON change (entity, rowId, field, clock);
CREATE INDEX changeByTransaction ON change (transactionId);
CREATE INDEX changeBySubject ON change (subject, clock);
CREATE TRIGGER changeKept BEFORE UPDATE OF transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes ON change
BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER changeStays BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'history is append-only'); END;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  userId TEXT,
  deviceId TEXT NOT NULL,
  callerWindow TEXT NOT NULL,
  operation TEXT NOT NULL,
  disclosed TEXT NOT NULL CHECK (disclosed IN ('none', 'person', 'list', 'search')),
  personIds TEXT NOT NULL CHECK (json_valid(personIds)),
  transactionId TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER auditKept BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER auditStays BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;

-- Folded names and references, three letters at a time. Sealed fields never enter it.
CREATE VIRTUAL TABLE personSearch USING fts5 (folded, tokenize = 'trigram');
INSERT INTO personSearch (personSearch, rank) VALUES ('secure-delete', 1);
`,
} as const;
