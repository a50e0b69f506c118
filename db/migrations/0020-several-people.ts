/**
 * Several people from several agencies: who holds a person's record, what is shared with whom, openings in an emergency,
 * people to keep apart, and facts under their own key.
 */
export const severalPeople = {
  version: 20,
  name: 'several-people',
  sql: `
ALTER TABLE register ADD COLUMN coordinatingAgencyId TEXT REFERENCES agency (id);
ALTER TABLE register ADD COLUMN sealedPublicKey TEXT;
-- Until now a register had one agency to work in: the first user's.
UPDATE register SET coordinatingAgencyId = (SELECT agencyId FROM userAccount ORDER BY id LIMIT 1);

ALTER TABLE person ADD COLUMN agencyId TEXT REFERENCES agency (id);
CREATE INDEX personByAgency ON person (agencyId);

ALTER TABLE needDefinition ADD COLUMN category TEXT NOT NULL DEFAULT 'story';
UPDATE needDefinition SET category = 'housing' WHERE code = 'homelessness';
UPDATE needDefinition SET category = 'offending' WHERE code = 'offending';
UPDATE needDefinition SET category = 'health' WHERE code IN ('substance-misuse', 'mental-ill-health');

CREATE TABLE sharing (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  category TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('shared', 'not-shared')),
  basis TEXT,
  fromOn TEXT NOT NULL,
  untilOn TEXT,
  note TEXT,
  UNIQUE (personId, agencyId, category),
  CHECK (untilOn IS NULL OR untilOn >= fromOn)
) STRICT;
CREATE INDEX sharingByAgency ON sharing (agencyId, category, personId);

CREATE TABLE emergencyOpening (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  userId TEXT NOT NULL REFERENCES userAccount (id),
  reason TEXT NOT NULL,
  openedAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  reviewedBy TEXT REFERENCES userAccount (id),
  reviewedAt TEXT,
  finding TEXT,
  reviewNote TEXT,
  CHECK (reviewedBy IS NULL OR reviewedBy <> userId)
) STRICT;
CREATE INDEX emergencyOpeningByUser ON emergencyOpening (userId, personId, expiresAt);

CREATE TABLE keepApart (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  otherId TEXT NOT NULL REFERENCES person (id),
  reason TEXT,
  fromOn TEXT NOT NULL,
  untilOn TEXT,
  CHECK (personId <> otherId)
) STRICT;
CREATE INDEX keepApartByPerson ON keepApart (personId);
CREATE INDEX keepApartByOther ON keepApart (otherId);

CREATE TABLE sealedFact (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  box TEXT NOT NULL CHECK (json_valid(box)),
  UNIQUE (personId, kind)
) STRICT;
`,
} as const;
