import { wholePersonLists } from './0120-lists.ts';

/**
 * The whole person: further equality facts, language, how to reach somebody and what makes a meeting possible, where they
 * can be found, children as presence and concern only, numbers with a category of their own, and records that were joined.
 */
export const wholePerson = {
  version: 120,
  name: 'whole-person',
  sql: `
ALTER TABLE person ADD COLUMN religion TEXT;
ALTER TABLE person ADD COLUMN religionState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN disability TEXT;
ALTER TABLE person ADD COLUMN disabilityState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN maritalStatus TEXT;
ALTER TABLE person ADD COLUMN maritalStatusState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN armedForces TEXT;
ALTER TABLE person ADD COLUMN armedForcesState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN mainLanguage TEXT;
ALTER TABLE person ADD COLUMN mainLanguageState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN languageWords TEXT;
ALTER TABLE person ADD COLUMN interpreter TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN communicationState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN communicationWords TEXT;
ALTER TABLE person ADD COLUMN adjustmentState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN adjustmentWords TEXT;
ALTER TABLE person ADD COLUMN contactState TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN safeTimes TEXT;
ALTER TABLE person ADD COLUMN childrenPresent TEXT NOT NULL DEFAULT 'not-asked';
ALTER TABLE person ADD COLUMN childrenConcern TEXT NOT NULL DEFAULT 'not-asked';
-- The record that this one was joined to; null for everybody who stands for themselves.
ALTER TABLE person ADD COLUMN mergedIntoId TEXT REFERENCES person (id);
CREATE INDEX personByMerge ON person (mergedIntoId) WHERE mergedIntoId IS NOT NULL;

-- One of several things that are chosen from a list: a way of contact, a communication need, an adjustment.
CREATE TABLE personChoice (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  category TEXT NOT NULL,
  UNIQUE (personId, list, code)
) STRICT;

-- Where somebody can be found, with the day on which that was last known.
CREATE TABLE whereabouts (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  words TEXT NOT NULL,
  lastKnownOn TEXT NOT NULL,
  noLongerOn TEXT,
  category TEXT NOT NULL CHECK (category IN ('contact', 'safety')),
  CHECK (noLongerOn IS NULL OR noLongerOn >= lastKnownOn)
) STRICT;
CREATE INDEX whereaboutsByPerson ON whereabouts (personId);

ALTER TABLE personAlias ADD COLUMN category TEXT NOT NULL DEFAULT 'identity';

-- The same number may come from two agencies, and somebody may be in the register twice before anybody knows it.
CREATE TABLE personNumber (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  issuerId TEXT REFERENCES agency (id),
  category TEXT NOT NULL DEFAULT 'identity'
) STRICT;
INSERT INTO personNumber (id, personId, scheme, value) SELECT id, personId, scheme, value FROM personIdentifier;
DROP TABLE personIdentifier;
ALTER TABLE personNumber RENAME TO personIdentifier;
CREATE INDEX personIdentifierByPerson ON personIdentifier (personId);
CREATE INDEX personIdentifierByValue ON personIdentifier (scheme, value);

-- Two records that turned out to be of one person. The change rows of the transaction say what moved.
CREATE TABLE personMerge (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  mergedId TEXT NOT NULL REFERENCES person (id),
  mergedAt TEXT NOT NULL,
  mergedBy TEXT NOT NULL REFERENCES userAccount (id),
  because TEXT,
  unmergedAt TEXT,
  unmergedBy TEXT REFERENCES userAccount (id),
  CHECK (personId <> mergedId),
  CHECK ((unmergedAt IS NULL) = (unmergedBy IS NULL))
) STRICT;
CREATE UNIQUE INDEX personMergeOnce ON personMerge (mergedId) WHERE unmergedAt IS NULL;
CREATE INDEX personMergeByPerson ON personMerge (personId);

${wholePersonLists}`,
} as const;
