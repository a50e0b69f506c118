/**
 * Notes that recording practice changed, which travel with a figure; a line for each file of figures that left the register;
 * and an index by which the values of one fact are counted over all periods without reading the rows themselves.
 */
export const progress = {
  version: 360,
  name: 'progress',
  sql: `
CREATE TABLE recordingNote (
  id TEXT PRIMARY KEY,
  factCode TEXT NOT NULL,
  periodId TEXT NOT NULL REFERENCES period (id),
  words TEXT NOT NULL CHECK (trim(words) <> ''),
  UNIQUE (factCode, periodId)
) STRICT;

CREATE TABLE figuresFile (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('figures', 'people', 'fidelity')),
  factCode TEXT,
  savedAt TEXT NOT NULL,
  savedBy TEXT NOT NULL REFERENCES userAccount (id),
  agencyId TEXT REFERENCES agency (id),
  recipientWords TEXT,
  purposeCode TEXT NOT NULL,
  purpose TEXT,
  basis TEXT NOT NULL,
  condition TEXT,
  offenceCondition TEXT,
  gateway TEXT,
  confidentiality TEXT,
  agreementId TEXT REFERENCES sharingAgreement (id),
  people INTEGER NOT NULL CHECK (people >= 0),
  files TEXT NOT NULL CHECK (json_valid(files)),
  CHECK ((what = 'fidelity') = (factCode IS NULL)),
  CHECK ((agencyId IS NULL) <> (recipientWords IS NULL))
) STRICT;
CREATE INDEX figuresFileByMoment ON figuresFile (savedAt);

CREATE INDEX factForFigures ON fact (code, periodId, personId, state, valueCode, valueNumber, instrument);
`,
} as const;
