/**
 * Offers that were turned down and by whom, contact with services that did not help, referrals and first contacts with
 * somebody who has not given a name, the methods by which people are considered, and what a panel decided.
 */
export const referrals = {
  version: 130,
  name: 'referrals',
  sql: `
ALTER TABLE person ADD COLUMN ineffectiveContactWords TEXT;
ALTER TABLE person ADD COLUMN ineffectiveContactSince TEXT;

-- Help with one need that was offered and turned down, by the person or by a service. Several over time.
CREATE TABLE turnedDown (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  needCode TEXT NOT NULL,
  category TEXT NOT NULL,
  offered TEXT NOT NULL,
  offeredOn TEXT,
  saidNoBy TEXT NOT NULL CHECK (saidNoBy IN ('person', 'service')),
  agencyId TEXT REFERENCES agency (id),
  reason TEXT NOT NULL,
  note TEXT,
  happenedOn TEXT NOT NULL,
  recordedOn TEXT NOT NULL,
  CHECK (offeredOn IS NULL OR offeredOn <= happenedOn)
) STRICT;
CREATE INDEX turnedDownByPerson ON turnedDown (personId, happenedOn);

-- The other need because of which a service said no. A row of its own, because it is another kind of information than
-- the need for which help was offered.
CREATE TABLE turnedDownCause (
  id TEXT PRIMARY KEY,
  turnedDownId TEXT NOT NULL UNIQUE REFERENCES turnedDown (id),
  personId TEXT NOT NULL REFERENCES person (id),
  needCode TEXT NOT NULL,
  category TEXT NOT NULL,
  words TEXT
) STRICT;
CREATE INDEX turnedDownCauseByPerson ON turnedDownCause (personId);

-- How people are considered for the cohort. No weights, no score and no cut-off: factors in words, each answered in words.
CREATE TABLE prioritisationMethod (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  agreedBy TEXT,
  note TEXT,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  UNIQUE (name, version),
  CHECK (validTo IS NULL OR validTo >= validFrom)
) STRICT;

CREATE TABLE prioritisationFactor (
  id TEXT PRIMARY KEY,
  methodId TEXT NOT NULL REFERENCES prioritisationMethod (id),
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  explanation TEXT,
  UNIQUE (methodId, position)
) STRICT;

-- A referral of a person, or a first contact with somebody who has not given a name (personId empty) that may be linked
-- to a person later. label, place and seen are what whoever met them wrote down.
CREATE TABLE referral (
  id TEXT PRIMARY KEY,
  personId TEXT REFERENCES person (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  beganAs TEXT NOT NULL CHECK (beganAs IN ('contact', 'referral')),
  label TEXT,
  place TEXT,
  seen TEXT,
  sourceAgencyId TEXT REFERENCES agency (id),
  sourceWords TEXT,
  referredBy TEXT,
  reason TEXT,
  agreement TEXT NOT NULL DEFAULT 'not-asked',
  agreedOn TEXT,
  happenedOn TEXT NOT NULL,
  recordedOn TEXT NOT NULL,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  linkedOn TEXT,
  linkedBy TEXT REFERENCES userAccount (id),
  acceptedOn TEXT,
  -- Where people put it on the waiting list; never shown as a number. Empty while nobody has moved it.
  listPlace REAL,
  methodId TEXT REFERENCES prioritisationMethod (id),
  decision TEXT CHECK (decision IN ('taken-on', 'not-taken-on', 'deferred')),
  decidedOn TEXT,
  deferredUntil TEXT,
  CHECK (beganAs = 'referral' OR label IS NOT NULL),
  CHECK (personId IS NOT NULL OR (beganAs = 'contact' AND acceptedOn IS NULL AND decision IS NULL AND methodId IS NULL)),
  CHECK ((decision = 'deferred') = (deferredUntil IS NOT NULL) OR decision IS NULL),
  CHECK (happenedOn <= recordedOn)
) STRICT;
CREATE INDEX referralByPerson ON referral (personId);
CREATE INDEX referralByAgency ON referral (agencyId);

-- What the agency that refers brings with it. It may become an action of that agency later.
CREATE TABLE referralOffer (
  id TEXT PRIMARY KEY,
  referralId TEXT NOT NULL REFERENCES referral (id),
  personId TEXT NOT NULL REFERENCES person (id),
  agencyId TEXT REFERENCES agency (id),
  wording TEXT NOT NULL,
  actionId TEXT
) STRICT;
CREATE INDEX referralOfferByPerson ON referralOffer (personId);
CREATE INDEX referralOfferByReferral ON referralOffer (referralId);

-- The needs as whoever refers told them.
CREATE TABLE referralNeed (
  id TEXT PRIMARY KEY,
  referralId TEXT NOT NULL REFERENCES referral (id),
  personId TEXT NOT NULL REFERENCES person (id),
  needCode TEXT NOT NULL,
  category TEXT NOT NULL,
  words TEXT,
  UNIQUE (referralId, needCode)
) STRICT;
CREATE INDEX referralNeedByPerson ON referralNeed (personId);

-- What was said of one factor for one referral.
CREATE TABLE consideration (
  id TEXT PRIMARY KEY,
  referralId TEXT NOT NULL REFERENCES referral (id),
  personId TEXT NOT NULL REFERENCES person (id),
  methodId TEXT NOT NULL REFERENCES prioritisationMethod (id),
  factorId TEXT NOT NULL REFERENCES prioritisationFactor (id),
  answer TEXT NOT NULL CHECK (answer IN ('considered', 'weighs-for', 'weighs-against', 'not-known')),
  words TEXT,
  consideredOn TEXT NOT NULL,
  UNIQUE (referralId, factorId)
) STRICT;
CREATE INDEX considerationByPerson ON consideration (personId);

-- Why somebody was moved on the waiting list, and past which day's referral.
CREATE TABLE waitingMove (
  id TEXT PRIMARY KEY,
  referralId TEXT NOT NULL REFERENCES referral (id),
  personId TEXT NOT NULL REFERENCES person (id),
  direction TEXT NOT NULL CHECK (direction IN ('earlier', 'later')),
  because TEXT NOT NULL,
  movedOn TEXT NOT NULL,
  movedBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX waitingMoveByPerson ON waitingMove (personId);
CREATE INDEX waitingMoveByReferral ON waitingMove (referralId);

-- What a panel decided. A corrected decision stays, with the one that took its place and the reason.
CREATE TABLE referralDecision (
  id TEXT PRIMARY KEY,
  referralId TEXT NOT NULL REFERENCES referral (id),
  personId TEXT NOT NULL REFERENCES person (id),
  decision TEXT NOT NULL CHECK (decision IN ('taken-on', 'not-taken-on', 'deferred')),
  decidedOn TEXT NOT NULL,
  recordedOn TEXT NOT NULL,
  decidedBy TEXT NOT NULL,
  decidedWhere TEXT NOT NULL,
  definitionId TEXT NOT NULL REFERENCES definitionVersion (id),
  eligibility TEXT NOT NULL,
  methodId TEXT REFERENCES prioritisationMethod (id),
  reason TEXT NOT NULL,
  advice TEXT,
  deferredUntil TEXT,
  membershipId TEXT,
  correctedBy TEXT REFERENCES referralDecision (id),
  correctedBecause TEXT,
  CHECK (decision <> 'not-taken-on' OR advice IS NOT NULL),
  CHECK ((decision = 'deferred') = (deferredUntil IS NOT NULL)),
  CHECK ((correctedBy IS NULL) = (correctedBecause IS NULL))
) STRICT;
CREATE INDEX referralDecisionByPerson ON referralDecision (personId);
CREATE INDEX referralDecisionByReferral ON referralDecision (referralId);

-- A register that is there already gets the lists that a new one begins with.
INSERT INTO referenceValue (id, list, code, label, definition, position, crosswalk, validFrom)
SELECT column1, column2, column3, column4, column5, column6, column7, '2018-01-01' FROM (VALUES
  ('01300000-0000-7000-8000-000000000001', 'non-engagement-reason', 'person-choice', 'The person’s choice', 'The person was asked and said no, for a reason of their own.', 1, '{"saidNoBy":"person"}'),
  ('01300000-0000-7000-8000-000000000002', 'non-engagement-reason', 'referrer-delay', 'Delay by the referrer', 'The referral was made late, or not at all.', 2, '{"saidNoBy":"service"}'),
  ('01300000-0000-7000-8000-000000000003', 'non-engagement-reason', 'receiving-delay', 'Delay by the receiving service', 'The service did not answer or make contact in time.', 3, '{"saidNoBy":"service"}'),
  ('01300000-0000-7000-8000-000000000004', 'non-engagement-reason', 'excluded-other-need', 'Excluded because of another need', 'The service does not take people who have some other need.', 4, '{"saidNoBy":"service"}'),
  ('01300000-0000-7000-8000-000000000005', 'non-engagement-reason', 'threshold-not-met', 'Threshold not met', 'The service found the need not serious enough for what it offers.', 5, '{"saidNoBy":"service"}'),
  ('01300000-0000-7000-8000-000000000006', 'non-engagement-reason', 'wrong-details', 'Wrong contact details', 'The person could not be reached at the address or number that was given.', 6, '{"saidNoBy":"service"}'),
  ('01300000-0000-7000-8000-000000000007', 'non-engagement-reason', 'not-known', 'Not known', 'Nobody has said why.', 7, '{"saidNoBy":"either"}'),
  ('01300000-0000-7000-8000-000000000008', 'local-need-proposal', 'violence-and-abuse', 'Violence and abuse', 'Harm, or fear of harm, from somebody close to them or from others. Women often come to help this way first.', 1, '{"category":"safety"}'),
  ('01300000-0000-7000-8000-000000000009', 'local-need-proposal', 'childrens-services', 'Children’s services', 'Contact with children’s services about a child of theirs, now or with a child who no longer lives with them.', 2, '{"category":"story"}'),
  ('01300000-0000-7000-8000-000000000010', 'local-need-proposal', 'physical-health', 'Physical health', 'An illness, injury or disability that affects daily life.', 3, '{"category":"health"}'),
  ('01300000-0000-7000-8000-000000000011', 'prioritisation-factor', 'without-coordination', 'What happens without coordination', 'Several services are involved or have ended their help, and nobody holds the whole.', 1, '{}'),
  ('01300000-0000-7000-8000-000000000012', 'prioritisation-factor', 'risk-now', 'What could go wrong soon', 'Harm that is likely in the coming weeks: a winter outside, a release, a loss of care.', 2, '{}'),
  ('01300000-0000-7000-8000-000000000013', 'prioritisation-factor', 'less-seen', 'Whether this person is of a group that is seen less', 'Women, and people from groups that are referred less often than others.', 3, '{}'),
  ('01300000-0000-7000-8000-000000000014', 'prioritisation-factor', 'wish', 'What the person wants', 'Whether they have said that they want this, and from whom.', 4, '{}'),
  ('01300000-0000-7000-8000-000000000015', 'prioritisation-factor', 'offer', 'What the referring agency brings', 'Time, a bed, a worker who stays: what comes with the referral.', 5, '{}')
) WHERE EXISTS (SELECT 1 FROM register);
`,
} as const;
