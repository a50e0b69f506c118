/**
 * Cohorts with their method and size, and what the Board decided about them; who leads for whom and who is asked to; how a
 * time in a cohort ended; and that somebody has died, with what that stopped and began.
 */
export const cohorts = {
  version: 140,
  name: 'cohorts',
  sql: `
ALTER TABLE cohort ADD COLUMN purpose TEXT;
-- How people are chosen: the name of the version of the method, and the method in words.
ALTER TABLE cohort ADD COLUMN methodLabel TEXT;
ALTER TABLE cohort ADD COLUMN methodWords TEXT;
ALTER TABLE cohort ADD COLUMN plannedSize INTEGER CHECK (plannedSize BETWEEN 1 AND 100000);

-- What the Board had before it, copied, so that a later change of the cohort shows.
CREATE TABLE cohortSignOff (
  id TEXT PRIMARY KEY,
  cohortId TEXT NOT NULL REFERENCES cohort (id),
  signedOn TEXT NOT NULL,
  meeting TEXT NOT NULL,
  minute TEXT,
  decision TEXT NOT NULL CHECK (decision IN ('endorsed', 'resolved', 'deferred', 'noted')),
  conditions TEXT,
  definitionId TEXT NOT NULL REFERENCES definitionVersion (id),
  methodLabel TEXT,
  methodWords TEXT,
  plannedSize INTEGER,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX cohortSignOffByCohort ON cohortSignOff (cohortId, signedOn);

ALTER TABLE membership ADD COLUMN leftBecause TEXT;
ALTER TABLE membership ADD COLUMN personSaid TEXT;
ALTER TABLE membership ADD COLUMN staysInPlace TEXT;

-- Who leads for somebody: a user of the register, or a worker without an account. The day on which it ends is the next
-- one's first.
CREATE TABLE leadContact (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  userId TEXT REFERENCES userAccount (id),
  leadName TEXT,
  agencyId TEXT NOT NULL REFERENCES agency (id),
  fromOn TEXT NOT NULL,
  untilOn TEXT,
  confirmedAt TEXT,
  confirmedBy TEXT REFERENCES userAccount (id),
  handoverId TEXT REFERENCES handover (id),
  CHECK ((userId IS NULL) <> (leadName IS NULL)),
  CHECK (untilOn IS NULL OR untilOn >= fromOn)
) STRICT;
CREATE UNIQUE INDEX leadContactOnce ON leadContact (personId) WHERE untilOn IS NULL;
CREATE INDEX leadContactByPerson ON leadContact (personId, fromOn);
CREATE INDEX leadContactByUser ON leadContact (userId) WHERE untilOn IS NULL;

-- Somebody asked to lead. Until they have said yes, whoever led before goes on leading.
CREATE TABLE handover (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  fromLeadId TEXT REFERENCES leadContact (id),
  toUserId TEXT REFERENCES userAccount (id),
  toName TEXT,
  toAgencyId TEXT NOT NULL REFERENCES agency (id),
  plannedOn TEXT NOT NULL,
  note TEXT,
  told TEXT NOT NULL CHECK (told IN ('yes', 'no', 'not-yet')),
  toldOn TEXT,
  introducedOn TEXT,
  proposedOn TEXT NOT NULL,
  proposedBy TEXT NOT NULL REFERENCES userAccount (id),
  decision TEXT CHECK (decision IN ('confirmed', 'declined', 'taken-back')),
  decidedOn TEXT,
  decidedBy TEXT REFERENCES userAccount (id),
  -- How the worker without an account said so, where somebody else writes it down for them.
  onBehalf TEXT,
  because TEXT,
  CHECK ((toUserId IS NULL) <> (toName IS NULL)),
  CHECK ((decision IS NULL) = (decidedOn IS NULL)),
  CHECK ((decision IS NULL) = (decidedBy IS NULL))
) STRICT;
CREATE UNIQUE INDEX handoverOnce ON handover (personId) WHERE decision IS NULL;
CREATE INDEX handoverByPerson ON handover (personId);
CREATE INDEX handoverByUser ON handover (toUserId) WHERE decision IS NULL;

-- That somebody has died: a status of the person, not a destination. A report that was mistaken is taken back and kept.
CREATE TABLE death (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  status TEXT NOT NULL CHECK (status IN ('suspected', 'concluded')),
  -- The day, as far as it is known: a day, a month, a year, or nothing.
  diedOn TEXT,
  -- The first day that counts no more, once it is concluded.
  scopeEndsOn TEXT,
  toldBy TEXT NOT NULL,
  toldOn TEXT NOT NULL,
  source TEXT,
  concludedOn TEXT,
  cause TEXT,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  takenBackOn TEXT,
  takenBackBy TEXT REFERENCES userAccount (id),
  takenBackBecause TEXT,
  CHECK ((status = 'concluded') = (concludedOn IS NOT NULL)),
  CHECK ((status = 'concluded') = (scopeEndsOn IS NOT NULL)),
  CHECK ((takenBackOn IS NULL) = (takenBackBecause IS NULL))
) STRICT;
CREATE UNIQUE INDEX deathOnce ON death (personId) WHERE takenBackOn IS NULL;
CREATE INDEX deathByPerson ON death (personId);

-- One task that was stopped because somebody has died, so that a mistaken report can be undone completely.
CREATE TABLE deathStop (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  deathId TEXT NOT NULL REFERENCES death (id),
  actionId TEXT NOT NULL,
  stoppedOn TEXT NOT NULL,
  broughtBackOn TEXT
) STRICT;
CREATE INDEX deathStopByPerson ON deathStop (personId);

-- Somebody to think of after a death: one who works in the register, or people named only in words.
CREATE TABLE deathSupport (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  deathId TEXT NOT NULL REFERENCES death (id),
  userId TEXT REFERENCES userAccount (id),
  words TEXT,
  why TEXT NOT NULL CHECK (why IN ('lead', 'worked-with', 'peers')),
  thoughtOfOn TEXT,
  thoughtOfBy TEXT REFERENCES userAccount (id),
  note TEXT,
  CHECK ((userId IS NULL) <> (words IS NULL))
) STRICT;
CREATE INDEX deathSupportByPerson ON deathSupport (personId);

CREATE TABLE caseReview (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  deathId TEXT REFERENCES death (id),
  kind TEXT NOT NULL CHECK (kind IN ('learning', 'safeguarding-adult')),
  openedOn TEXT NOT NULL,
  dueOn TEXT,
  ownerUserId TEXT REFERENCES userAccount (id),
  ownerWords TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-needed', 'taken-back')),
  decidedOn TEXT,
  because TEXT,
  CHECK (ownerUserId IS NULL OR ownerWords IS NULL),
  CHECK ((state = 'open') = (decidedOn IS NULL))
) STRICT;
CREATE INDEX caseReviewByPerson ON caseReview (personId);
`,
} as const;
