/**
 * What somebody wants, what was promised, who does what about it, and what is kept in view: goals, notes of what helps,
 * actions, promises, risks agreed on purpose, safety in words, the person's own story, and what they put right.
 * Nothing here holds a score or a level. Goals and strengths that stood in the row of the person stay there until
 * somebody writes about them again; then they become rows of these tables.
 */
export const plans = {
  version: 170,
  name: 'plans',
  sql: `
CREATE TABLE action (
  id TEXT PRIMARY KEY,
  -- Nobody for what is asked of the system: such a row names no one.
  personId TEXT REFERENCES person (id),
  wording TEXT NOT NULL,
  -- Who does it: an account, somebody named, an agency; none of them while it is to be confirmed.
  ownerUserId TEXT REFERENCES userAccount (id),
  ownerWords TEXT,
  agencyId TEXT REFERENCES agency (id),
  dueOn TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  doneOn TEXT,
  closedBecause TEXT,
  level TEXT NOT NULL CHECK (level IN ('client', 'system')),
  origin TEXT NOT NULL DEFAULT 'plan'
    CHECK (origin IN ('plan', 'custody-release', 'follow-up', 'death', 'handover', 'referral')),
  originId TEXT,
  isOutreach INTEGER NOT NULL DEFAULT 0 CHECK (isOutreach IN (0, 1)),
  category TEXT NOT NULL,
  CHECK ((level = 'system') = (personId IS NULL)),
  CHECK (state <> 'done' OR doneOn IS NOT NULL),
  CHECK (state <> 'dropped' OR closedBecause IS NOT NULL)
) STRICT;
CREATE INDEX actionByPerson ON action (personId, state);
CREATE INDEX actionByDue ON action (state, dueOn);

CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  wording TEXT NOT NULL,
  saidOn TEXT,
  writtenBy TEXT REFERENCES userAccount (id),
  state TEXT NOT NULL DEFAULT 'working-on-it' CHECK (state IN ('working-on-it', 'reached', 'changed-mind', 'resting')),
  stateOn TEXT
) STRICT;
CREATE INDEX goalByPerson ON goal (personId);

CREATE TABLE planNote (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('strength', 'protective', 'helps', 'worse')),
  wording TEXT NOT NULL,
  saidBy TEXT NOT NULL CHECK (saidBy IN ('person', 'worker')),
  writtenBy TEXT REFERENCES userAccount (id),
  saidOn TEXT,
  endedOn TEXT
) STRICT;
CREATE INDEX planNoteByPerson ON planNote (personId);

CREATE TABLE promise (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  wording TEXT NOT NULL,
  -- Null where it was promised to the person themselves.
  toWhom TEXT,
  fromOn TEXT NOT NULL,
  untilOn TEXT,
  reviewOn TEXT,
  state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'kept', 'not-kept', 'withdrawn')),
  endedOn TEXT,
  whose TEXT,
  because TEXT,
  category TEXT NOT NULL,
  CHECK (untilOn IS NULL OR untilOn >= fromOn),
  CHECK ((state = 'live') = (endedOn IS NULL)),
  CHECK (state <> 'not-kept' OR whose IS NOT NULL)
) STRICT;
CREATE INDEX promiseByPerson ON promise (personId);

-- A risk taken on purpose, because of what it is worth to the person.
CREATE TABLE agreedRisk (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  wording TEXT NOT NULL,
  reason TEXT NOT NULL,
  benefits TEXT,
  thinkAgain TEXT NOT NULL,
  personAgreedOn TEXT,
  workerId TEXT REFERENCES userAccount (id),
  agreedOn TEXT NOT NULL,
  reviewOn TEXT NOT NULL,
  endedOn TEXT,
  endedBecause TEXT,
  category TEXT NOT NULL,
  CHECK ((endedOn IS NULL) = (endedBecause IS NULL))
) STRICT;
CREATE INDEX agreedRiskByPerson ON agreedRisk (personId);

CREATE TABLE riskAgreement (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  riskId TEXT NOT NULL REFERENCES agreedRisk (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  category TEXT NOT NULL,
  UNIQUE (riskId, agencyId)
) STRICT;
CREATE INDEX riskAgreementByPerson ON riskAgreement (personId);

-- In words with what to do: never a number, a colour or a level.
CREATE TABLE safetyNote (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  wording TEXT NOT NULL,
  whatToDo TEXT NOT NULL,
  source TEXT NOT NULL,
  writtenBy TEXT REFERENCES userAccount (id),
  notedOn TEXT NOT NULL,
  reviewOn TEXT NOT NULL,
  endedOn TEXT,
  endedBecause TEXT,
  CHECK ((endedOn IS NULL) = (endedBecause IS NULL))
) STRICT;
CREATE INDEX safetyNoteByPerson ON safetyNote (personId);

-- What the person put right about a line, beside it for as long as the line stands. The line is never written over.
CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  lineKind TEXT NOT NULL
    CHECK (lineKind IN ('goal', 'note', 'action', 'promise', 'risk', 'safety', 'story')),
  lineId TEXT NOT NULL,
  wording TEXT NOT NULL,
  saidOn TEXT NOT NULL,
  writtenBy TEXT REFERENCES userAccount (id),
  category TEXT NOT NULL
) STRICT;
CREATE INDEX correctionByPerson ON correction (personId);

-- The person's own story, a paragraph at a time, so that they tell it once.
CREATE TABLE storyPart (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  wording TEXT NOT NULL,
  toldOn TEXT NOT NULL,
  writtenBy TEXT REFERENCES userAccount (id)
) STRICT;
CREATE INDEX storyPartByPerson ON storyPart (personId);

-- That the plan was read together, whether they agreed, and whether they were given a copy.
CREATE TABLE planReading (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  readOn TEXT NOT NULL,
  agreedOn TEXT,
  copyGivenOn TEXT,
  reviewOn TEXT,
  readBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX planReadingByPerson ON planReading (personId);
`,
} as const;
