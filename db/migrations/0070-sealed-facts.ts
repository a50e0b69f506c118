/**
 * Sealed facts without their kind in the clear: a column that said "HIV" would say the rest too. A box stands beside a
 * coded value where `factId` names one; that row may be gone for as long as an undo is possible. And who gave the key to
 * whom; whether somebody really holds it is for the key file to say.
 */
export const sealedFacts = {
  version: 70,
  name: 'sealed-facts',
  sql: `
DROP TABLE sealedFact;
CREATE TABLE sealedFact (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  factId TEXT,
  box TEXT NOT NULL CHECK (json_valid(box))
) STRICT;
CREATE INDEX sealedFactByPerson ON sealedFact (personId);

CREATE TABLE sealedGrant (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES userAccount (id),
  grantedBy TEXT NOT NULL REFERENCES userAccount (id),
  grantedAt TEXT NOT NULL,
  endedAt TEXT,
  endedBy TEXT REFERENCES userAccount (id)
) STRICT;
CREATE INDEX sealedGrantByUser ON sealedGrant (userId);
`,
} as const;
