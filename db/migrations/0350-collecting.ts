/**
 * What agencies were asked for a period, whom about, and what they answered. A row has a random key of its own, so that no id
 * of the register leaves it; the password of a workbook is kept nowhere.
 */
export const collecting = {
  version: 350,
  name: 'collecting',
  sql: `
CREATE TABLE collectingRequest (
  id TEXT PRIMARY KEY,
  agencyId TEXT NOT NULL REFERENCES agency (id),
  periodId TEXT NOT NULL REFERENCES period (id),
  code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL CHECK (form IN ('xlsx', 'pdf')),
  madeAt TEXT NOT NULL,
  madeBy TEXT NOT NULL REFERENCES userAccount (id),
  dueOn TEXT,
  closedOn TEXT
) STRICT;
CREATE INDEX collectingRequestByPeriod ON collectingRequest (periodId, agencyId);

CREATE TABLE collectingRow (
  id TEXT PRIMARY KEY,
  requestId TEXT NOT NULL REFERENCES collectingRequest (id),
  personId TEXT NOT NULL REFERENCES person (id),
  rowKey TEXT NOT NULL,
  UNIQUE (requestId, rowKey)
) STRICT;
CREATE INDEX collectingRowByPerson ON collectingRow (personId);

CREATE TABLE collectingCell (
  id TEXT PRIMARY KEY,
  rowId TEXT NOT NULL REFERENCES collectingRow (id),
  personId TEXT NOT NULL REFERENCES person (id),
  factCode TEXT NOT NULL,
  category TEXT NOT NULL,
  sentState TEXT,
  sentCode TEXT,
  sentNumber REAL,
  answeredAt TEXT,
  answerState TEXT,
  answerCode TEXT,
  answerNumber REAL,
  holds TEXT CHECK (holds IN ('answer', 'register')),
  CHECK ((answeredAt IS NULL) = (answerState IS NULL)),
  CHECK ((answeredAt IS NULL) = (holds IS NULL)),
  UNIQUE (rowId, factCode)
) STRICT;
CREATE INDEX collectingCellByPerson ON collectingCell (personId, factCode);
`,
} as const;
