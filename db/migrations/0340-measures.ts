/** Results of scales and measures, and measures of a partnership's own. */
const instruments = `
CREATE TABLE instrumentDefinition (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  -- What was said of it, with its areas and their ranges; it never changes, so that what was scored stays readable.
  said TEXT NOT NULL CHECK (json_valid(said)),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  CHECK (validTo IS NULL OR validTo >= validFrom)
) STRICT;

CREATE TABLE instrumentResult (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  instrument TEXT NOT NULL,
  doneOn TEXT NOT NULL,
  mode TEXT NOT NULL,
  completedBy TEXT NOT NULL
    CHECK (completedBy IN ('person', 'person-and-worker', 'worker', 'several-workers', 'somebody-close')),
  -- Codes of areas with their scores, never a word of an item; empty where the sum alone is known.
  scores TEXT NOT NULL DEFAULT '',
  sumAlone INTEGER,
  recordedBy TEXT REFERENCES userAccount (id),
  category TEXT NOT NULL,
  CHECK ((scores = '') = (sumAlone IS NOT NULL))
) STRICT;
CREATE INDEX instrumentResultByPerson ON instrumentResult (personId, instrument, doneOn);
`;

/** Which services are used, counted by the period, each marked as a crisis or as planned. */
const serviceUse = `
ALTER TABLE factDefinition ADD COLUMN urgency TEXT CHECK (urgency IN ('emergency', 'planned'));
UPDATE factDefinition SET urgency = 'emergency' WHERE code IN ('offending-arrests', 'offending-prison-nights');

-- A register that is there already gets what a new one begins with.
INSERT INTO factDefinition (id, code, label, columnLabel, definition, measure, valueType, minimum, maximum, required,
  category, polarity, position, urgency, validFrom)
SELECT column1, column2, column3, column4, column5, 'service-use', 'count', 0, column6, 0, column7, column8, column9,
  column10, '2018-01-01' FROM (VALUES
  ('03400000-0000-7000-8000-000000000001', 'service-gp-outpatient', 'GP and outpatient contacts', 'GP, outpatient', 'Appointments kept with a GP, a nurse of the practice or an outpatient clinic. A rise may be care that was missing.', 500, 'health', 'ambiguous', 14, 'planned'),
  ('03400000-0000-7000-8000-000000000002', 'service-ae', 'A&E attendances', 'A&E', 'Times the person came or was brought to an accident and emergency department.', 200, 'health', 'down-is-good', 15, 'emergency'),
  ('03400000-0000-7000-8000-000000000003', 'service-ambulance', 'Ambulance call-outs', 'Ambulance', 'Times an ambulance came, whether or not it took the person anywhere.', 200, 'health', 'down-is-good', 16, 'emergency'),
  ('03400000-0000-7000-8000-000000000004', 'service-admissions-emergency', 'Hospital admissions, emergency', 'Admissions, emergency', 'Stays in a general hospital that nobody had planned.', 100, 'health', 'down-is-good', 17, 'emergency'),
  ('03400000-0000-7000-8000-000000000005', 'service-admissions-planned', 'Hospital admissions, planned', 'Admissions, planned', 'Stays in a general hospital for which the person had a date. A rise may be treatment that was long due.', 100, 'health', 'ambiguous', 18, 'planned'),
  ('03400000-0000-7000-8000-000000000006', 'service-mh-inpatient-days', 'Mental health inpatient days', 'MH inpatient days', 'Days of the period on a mental health ward.', 366, 'health', 'ambiguous', 19, 'emergency'),
  ('03400000-0000-7000-8000-000000000007', 'service-mh-community', 'Community mental health contacts', 'MH community', 'Contacts with a community mental health team that took place.', 500, 'health', 'ambiguous', 20, 'planned'),
  ('03400000-0000-7000-8000-000000000008', 'service-substance-contacts', 'Drug and alcohol contacts', 'Drug, alcohol', 'Contacts with a drug or alcohol service that took place.', 500, 'health', 'ambiguous', 21, 'planned'),
  ('03400000-0000-7000-8000-000000000009', 'service-custody-nights', 'Nights in police custody', 'Custody nights', 'Nights of the period in a police cell.', 366, 'offending', 'down-is-good', 22, 'emergency'),
  ('03400000-0000-7000-8000-000000000010', 'service-court', 'Court appearances', 'Court', 'Hearings at which the person appeared. They often belong to something much earlier.', 200, 'offending', 'ambiguous', 23, 'planned'),
  ('03400000-0000-7000-8000-000000000011', 'service-evictions', 'Evictions', 'Evictions', 'Times the person lost a home because a landlord or provider ended it.', 50, 'housing', 'down-is-good', 24, 'emergency'),
  ('03400000-0000-7000-8000-000000000012', 'service-homeless-presentations', 'Presentations as homeless', 'Presented homeless', 'Times the person asked the council for help as homeless. A rise may be better access.', 100, 'housing', 'ambiguous', 25, 'emergency')
) WHERE EXISTS (SELECT 1 FROM register);
`;

/** On which day the year of a calendar begins; a calendar between meetings has none. */
const calendars = `
UPDATE referenceValue SET crosswalk = json_set(crosswalk, '$.yearBegins', '04-01')
  WHERE list = 'calendar' AND code IN ('meam', 'financial');
UPDATE referenceValue SET crosswalk = json_set(crosswalk, '$.yearBegins', '05-01')
  WHERE list = 'calendar' AND code = 'municipal';
`;

/** What a contact, a night or a day costs, version by version, in whole pence. */
const unitCosts = `
CREATE TABLE unitCost (
  id TEXT PRIMARY KEY,
  -- The code of a count, or nights- with a category of housing.
  service TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  low INTEGER NOT NULL CHECK (low >= 0 AND low <= amount),
  high INTEGER NOT NULL CHECK (high >= amount),
  priceYear TEXT NOT NULL CHECK (priceYear <> ''),
  geography TEXT NOT NULL CHECK (geography <> ''),
  source TEXT NOT NULL CHECK (source <> ''),
  note TEXT,
  validFrom TEXT NOT NULL,
  UNIQUE (service, validFrom)
) STRICT;

INSERT INTO unitCost (id, service, unit, amount, low, high, priceYear, geography, source, note, validFrom)
SELECT column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, '2018-01-01' FROM (VALUES
  ('03400000-0000-7000-8000-000000000100', 'service-ae', 'attendance', 11400, 11400, 13800, '2013-14', 'England', 'NICE guideline NG94, from NHS reference costs', '£114 where not admitted, £138 where admitted. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000101', 'service-ambulance', 'call-out', 21600, 21600, 21600, '2013-14', 'England', 'New Economy unit cost database 1.4', 'Seen and treated, or taken to hospital. No range is published with it. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000102', 'service-mh-inpatient-days', 'day', 56400, 56400, 56400, '2024', 'Suffolk and North East Essex', 'Suffolk and North East Essex Integrated Care System, costing page', 'No range is published with it. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000103', 'service-mh-community', 'contact', 27500, 27500, 27500, '2024', 'Suffolk and North East Essex', 'Suffolk and North East Essex Integrated Care System, costing page', 'No range is published with it. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000104', 'offending-prison-nights', 'night', 14171, 14171, 14171, '2022-23', 'England and Wales', 'Average yearly cost of a prison place, £51,724, divided by 365 days', 'No range is published with it. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000105', 'service-custody-nights', 'night', 44100, 44100, 44100, '2014-15', 'Dorset', 'Dorset Police, answer to a request under freedom of information', 'About £441 for 24 hours, from one force. An example to replace with a figure of your own area.'),
  ('03400000-0000-7000-8000-000000000106', 'service-evictions', 'eviction', 436100, 436100, 436100, '2016-17', 'Not said in the source', 'i4housing, average rent lost for each eviction', 'The landlord’s lost rent alone. An example to replace with a figure of your own area.')
) WHERE EXISTS (SELECT 1 FROM register);
`;

/** That the figures of a period are settled, and each time they were opened again, by whom and why. */
const closings = `
CREATE TABLE periodClosing (
  id TEXT PRIMARY KEY,
  periodId TEXT NOT NULL REFERENCES period (id),
  closedOn TEXT NOT NULL,
  closedBy TEXT NOT NULL REFERENCES userAccount (id),
  reopenedOn TEXT,
  reopenedBy TEXT REFERENCES userAccount (id),
  reopenedBecause TEXT,
  -- What had been issued from the figures by then, in words.
  restedOn TEXT,
  CHECK ((reopenedOn IS NULL) = (reopenedBy IS NULL) AND (reopenedOn IS NULL) = (reopenedBecause IS NULL))
) STRICT;
CREATE UNIQUE INDEX periodClosingStands ON periodClosing (periodId) WHERE reopenedOn IS NULL;
`;

export const measures = {
  version: 340,
  name: 'measures',
  sql: `${instruments}${serviceUse}${calendars}${unitCosts}${closings}`,
} as const;
