/**
 * On what ground something is shared and told: the grounds as versioned words, agreements between agencies, what the person
 * agreed to and took back, what they were told, requests and refusals, and every disclosure, one row for each person.
 */
export const disclosures = {
  version: 150,
  name: 'disclosures',
  sql: `
CREATE TABLE sharingAgreement (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sharing-agreement', 'memorandum', 'service-level', 'joint-controllers', 'other')),
  purpose TEXT NOT NULL,
  categories TEXT NOT NULL,
  controllers TEXT NOT NULL CHECK (controllers IN ('separate', 'joint', 'not-said')),
  contactPoint TEXT,
  signedOn TEXT NOT NULL,
  reviewOn TEXT NOT NULL,
  endsOn TEXT,
  whereKept TEXT NOT NULL,
  endedOn TEXT,
  endedBecause TEXT,
  CHECK (reviewOn >= signedOn),
  CHECK (endsOn IS NULL OR endsOn >= signedOn),
  CHECK (endedOn IS NULL OR endedOn >= signedOn),
  CHECK ((endedOn IS NULL) = (endedBecause IS NULL))
) STRICT;

CREATE TABLE sharingAgreementParty (
  id TEXT PRIMARY KEY,
  agreementId TEXT NOT NULL REFERENCES sharingAgreement (id),
  agencyId TEXT NOT NULL REFERENCES agency (id),
  UNIQUE (agreementId, agencyId)
) STRICT;

-- What an agency may see rests on more than a word: the condition, the gateway, the agreement and the person's own.
ALTER TABLE sharing ADD COLUMN condition TEXT;
ALTER TABLE sharing ADD COLUMN offenceCondition TEXT;
ALTER TABLE sharing ADD COLUMN gateway TEXT;
ALTER TABLE sharing ADD COLUMN confidentiality TEXT;
ALTER TABLE sharing ADD COLUMN agreementId TEXT REFERENCES sharingAgreement (id);
ALTER TABLE sharing ADD COLUMN consentId TEXT REFERENCES consent (id);

-- For scope 'sharing', what somebody said to one agency knowing of them. Kinds of information are codes with spaces between.
ALTER TABLE consent ADD COLUMN categories TEXT;
ALTER TABLE consent ADD COLUMN purpose TEXT;
ALTER TABLE consent ADD COLUMN how TEXT;
ALTER TABLE consent ADD COLUMN words TEXT;
ALTER TABLE consent ADD COLUMN capacity TEXT;
ALTER TABLE consent ADD COLUMN capacityNote TEXT;
ALTER TABLE consent ADD COLUMN advocate TEXT;
ALTER TABLE consent ADD COLUMN advocateName TEXT;
ALTER TABLE consent ADD COLUMN askedBy TEXT REFERENCES userAccount (id);
ALTER TABLE consent ADD COLUMN reviewOn TEXT;

CREATE TABLE consentWithdrawal (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  consentId TEXT NOT NULL REFERENCES consent (id),
  withdrawnOn TEXT NOT NULL,
  categories TEXT NOT NULL,
  how TEXT NOT NULL,
  words TEXT,
  toldWhom TEXT,
  toldOn TEXT,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  CHECK ((toldWhom IS NULL) = (toldOn IS NULL))
) STRICT;
CREATE INDEX consentWithdrawalByPerson ON consentWithdrawal (personId);

-- The privacy notice in its versions, and which of them somebody was given, in which language.
CREATE TABLE privacyNotice (
  id TEXT PRIMARY KEY,
  version TEXT NOT NULL UNIQUE,
  fromOn TEXT NOT NULL,
  summary TEXT,
  whereKept TEXT NOT NULL
) STRICT;

CREATE TABLE noticeGiven (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  privacyNoticeId TEXT NOT NULL REFERENCES privacyNotice (id),
  language TEXT NOT NULL,
  how TEXT NOT NULL,
  givenOn TEXT NOT NULL,
  givenBy TEXT NOT NULL REFERENCES userAccount (id)
) STRICT;
CREATE INDEX noticeGivenByPerson ON noticeGiven (personId, givenOn);

-- Somebody asked for information: one of them of us, or we of them. What is refused is kept with its reason.
CREATE TABLE sharingRequest (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  direction TEXT NOT NULL CHECK (direction IN ('asked-of-us', 'we-asked')),
  agencyId TEXT REFERENCES agency (id),
  otherParty TEXT,
  askedBy TEXT NOT NULL,
  askedFor TEXT NOT NULL,
  categories TEXT NOT NULL,
  askedOn TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('refused', 'partly-met', 'met')),
  decidedOn TEXT,
  decidedBy TEXT,
  because TEXT,
  CHECK ((agencyId IS NULL) <> (otherParty IS NULL)),
  CHECK ((outcome IS NULL) = (decidedOn IS NULL)),
  CHECK (outcome IS NULL OR outcome = 'met' OR because IS NOT NULL)
) STRICT;
CREATE INDEX sharingRequestByPerson ON sharingRequest (personId);

-- Who told whom about one person. What was told stands in its parts, one for each kind of information.
CREATE TABLE disclosure (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  -- The same for everybody who was told of in one breath.
  occasion TEXT NOT NULL,
  agencyId TEXT REFERENCES agency (id),
  recipientWords TEXT,
  purposeCode TEXT NOT NULL,
  basis TEXT NOT NULL,
  condition TEXT,
  offenceCondition TEXT,
  gateway TEXT,
  confidentiality TEXT,
  agreementId TEXT REFERENCES sharingAgreement (id),
  consentId TEXT REFERENCES consent (id),
  how TEXT NOT NULL,
  happenedOn TEXT NOT NULL,
  happenedAt TEXT,
  recordedAt TEXT NOT NULL,
  recordedBy TEXT NOT NULL REFERENCES userAccount (id),
  tellingAgencyId TEXT NOT NULL REFERENCES agency (id),
  -- What stood against it when it was recorded, as codes with spaces between; empty where nothing did.
  against TEXT NOT NULL DEFAULT '',
  CHECK ((agencyId IS NULL) <> (recipientWords IS NULL))
) STRICT;
CREATE INDEX disclosureByPerson ON disclosure (personId, happenedOn);
CREATE INDEX disclosureByDay ON disclosure (happenedOn, id);
CREATE INDEX disclosureByAgency ON disclosure (agencyId, happenedOn);

CREATE TABLE disclosurePart (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id),
  disclosureId TEXT NOT NULL REFERENCES disclosure (id),
  category TEXT NOT NULL,
  what TEXT,
  purpose TEXT,
  whyNoLess TEXT,
  becauseAnyway TEXT,
  UNIQUE (disclosureId, category)
) STRICT;
CREATE INDEX disclosurePartByPerson ON disclosurePart (personId);

-- Official words of the law, with plain labels. The partnership's own officer decides which of them holds.
INSERT INTO referenceValue (id, list, code, label, definition, position, crosswalk, sealed, validFrom, validTo) VALUES
('0180a000-0150-7000-8000-000000000101', 'lawful-basis', 'public-task', 'Public task', 'Processing is necessary for the performance of a task carried out in the public interest or in the exercise of official authority vested in the controller.', 1, '{"source":"UK GDPR, Article 6(1)(e)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000102', 'lawful-basis', 'legal-obligation', 'A legal duty', 'Processing is necessary for compliance with a legal obligation to which the controller is subject.', 2, '{"source":"UK GDPR, Article 6(1)(c)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000103', 'lawful-basis', 'vital-interests', 'Somebody’s life is at risk', 'Processing is necessary in order to protect the vital interests of the data subject or of another natural person.', 3, '{"source":"UK GDPR, Article 6(1)(d)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000104', 'lawful-basis', 'legitimate-interests', 'Legitimate interests', 'Processing is necessary for the purposes of the legitimate interests pursued by the controller or by a third party, except where such interests are overridden by the interests or fundamental rights and freedoms of the data subject. Not for public authorities in the performance of their tasks.', 4, '{"source":"UK GDPR, Article 6(1)(f)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000105', 'lawful-basis', 'contract', 'A contract with the person', 'Processing is necessary for the performance of a contract to which the data subject is party.', 5, '{"source":"UK GDPR, Article 6(1)(b)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000106', 'lawful-basis', 'consent', 'The person agreed', 'The data subject has given consent to the processing of his or her personal data for one or more specific purposes.', 6, '{"source":"UK GDPR, Article 6(1)(a) and Article 7"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000201', 'special-condition', 'health-or-social-care', 'Health or social care', 'Processing is necessary for the purposes of preventive or occupational medicine, medical diagnosis, the provision of health or social care or treatment or the management of health or social care systems and services, by or under somebody who owes a duty of confidentiality.', 1, '{"source":"UK GDPR, Article 9(2)(h) and (3); Data Protection Act 2018, Schedule 1, paragraph 2"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000202', 'special-condition', 'safeguarding', 'Safeguarding somebody at risk', 'Processing is necessary for reasons of substantial public interest: protecting an individual who is under 18, or over 18 and at risk, from neglect or physical, mental or emotional harm, or protecting their well-being. Needs an appropriate policy document.', 2, '{"source":"UK GDPR, Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000203', 'special-condition', 'statutory-purposes', 'A function given by law', 'Processing is necessary for the exercise of a function conferred on a person by an enactment or rule of law, for reasons of substantial public interest. Needs an appropriate policy document.', 3, '{"source":"UK GDPR, Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 6"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000204', 'special-condition', 'social-protection', 'Social security and social protection', 'Processing is necessary for performing or exercising obligations or rights imposed or conferred by law in connection with employment, social security or social protection. Needs an appropriate policy document.', 4, '{"source":"UK GDPR, Article 9(2)(b); Data Protection Act 2018, Schedule 1, paragraph 1"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000205', 'special-condition', 'unlawful-acts', 'Preventing or detecting unlawful acts', 'Processing is necessary for the purposes of the prevention or detection of an unlawful act, must be carried out without the consent of the data subject so as not to prejudice those purposes, and is necessary for reasons of substantial public interest.', 5, '{"source":"UK GDPR, Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 10"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000206', 'special-condition', 'vital-interests', 'Life at risk, and they cannot consent', 'Processing is necessary to protect the vital interests of the data subject or of another natural person where the data subject is physically or legally incapable of giving consent.', 6, '{"source":"UK GDPR, Article 9(2)(c)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000207', 'special-condition', 'legal-claims', 'Legal claims', 'Processing is necessary for the establishment, exercise or defence of legal claims or whenever courts are acting in their judicial capacity.', 7, '{"source":"UK GDPR, Article 9(2)(f)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000208', 'special-condition', 'explicit-consent', 'The person agreed explicitly', 'The data subject has given explicit consent to the processing of those personal data for one or more specified purposes.', 8, '{"source":"UK GDPR, Article 9(2)(a)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000301', 'offence-condition', 'official-authority', 'Under the control of official authority', 'Processing is carried out only under the control of official authority.', 1, '{"source":"UK GDPR, Article 10(1)"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000302', 'offence-condition', 'statutory-purposes', 'A function given by law', 'Authorised by domestic law: necessary for the exercise of a function conferred on a person by an enactment or rule of law. Needs an appropriate policy document.', 2, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, section 10(5) and Schedule 1, paragraph 6"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000303', 'offence-condition', 'unlawful-acts', 'Preventing or detecting unlawful acts', 'Authorised by domestic law: necessary for the prevention or detection of an unlawful act, without consent so as not to prejudice that.', 3, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, section 10(5) and Schedule 1, paragraph 10"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000304', 'offence-condition', 'safeguarding', 'Safeguarding somebody at risk', 'Authorised by domestic law: protecting an individual who is under 18, or over 18 and at risk, from neglect or harm. Needs an appropriate policy document.', 4, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, section 10(5) and Schedule 1, paragraph 18"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000305', 'offence-condition', 'health-or-social-care', 'Health or social care', 'Authorised by domestic law: necessary for health or social care purposes, under a duty of confidentiality.', 5, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, section 10(5) and Schedule 1, paragraph 2"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000306', 'offence-condition', 'consent', 'The person agreed', 'Authorised by domestic law: the data subject has given consent to the processing.', 6, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, Schedule 1, paragraph 29"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000307', 'offence-condition', 'vital-interests', 'Life at risk, and they cannot consent', 'Authorised by domestic law: necessary to protect the vital interests of an individual where the data subject is physically or legally incapable of giving consent.', 7, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, Schedule 1, paragraph 30"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000308', 'offence-condition', 'legal-claims', 'Legal claims', 'Authorised by domestic law: necessary for legal proceedings, legal advice, or establishing, exercising or defending legal rights.', 8, '{"source":"UK GDPR, Article 10; Data Protection Act 2018, Schedule 1, paragraph 33"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000401', 'sharing-gateway', 'crime-and-disorder-s115', 'Crime and Disorder Act 1998, section 115', 'Power to disclose to a relevant authority where that is necessary or expedient for the purposes of the Act. A power and no duty; it needs a lawful basis as well.', 1, '{"source":"Crime and Disorder Act 1998, section 115"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000402', 'sharing-gateway', 'care-act-s45', 'A Safeguarding Adults Board asks (Care Act 2014, section 45)', 'A person must supply what a Safeguarding Adults Board asks for to do its work, where the conditions of the section are met.', 2, '{"source":"Care Act 2014, section 45"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000403', 'sharing-gateway', 'care-act-s6-s7', 'Co-operation in care (Care Act 2014, sections 6 and 7)', 'The local authority and its relevant partners co-operate, generally and in specific cases, for adults with needs for care and support and for carers.', 3, '{"source":"Care Act 2014, sections 6 and 7"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000404', 'sharing-gateway', 'duty-to-refer', 'Duty to refer for homelessness (Housing Act 1996, section 213B)', 'A public authority that is named in regulations asks somebody who is or may be homeless whether they agree to a housing authority being told of that and of how to contact them, and tells it if they agree. Only with their agreement.', 4, '{"source":"Housing Act 1996, section 213B (Homelessness Reduction Act 2017, section 10)","categories":"identity contact housing","needsAgreement":"yes"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000405', 'sharing-gateway', 'offender-management-s14', 'Offender Management Act 2007, section 14', 'Power to disclose between those who are listed in the section, for purposes of probation, prisons and the management of offenders.', 5, '{"source":"Offender Management Act 2007, section 14"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000406', 'sharing-gateway', 'mappa-s325', 'MAPPA (Criminal Justice Act 2003, section 325)', 'Agencies co-operate in the arrangements for assessing and managing risk from certain offenders; that may include exchanging information.', 6, '{"source":"Criminal Justice Act 2003, section 325"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000407', 'sharing-gateway', 'mental-health-s117', 'After-care (Mental Health Act 1983, section 117)', 'The health body and the local social services authority provide or arrange after-care, in co-operation with relevant voluntary agencies, for people who were detained under certain sections.', 7, '{"source":"Mental Health Act 1983, section 117","categories":"identity contact safety housing health"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000408', 'sharing-gateway', 'direct-care-s251b', 'Direct care (Health and Social Care Act 2012, section 251B)', 'A health or adult social care body or provider must share what is likely to help the person’s care and is in their best interests; not where the person objects or would be likely to.', 8, '{"source":"Health and Social Care Act 2012, section 251B","categories":"identity contact safety health"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000501', 'confidentiality-basis', 'consent', 'They agreed', 'The person agreed, in words or, for their own care, by what they would reasonably expect.', 1, '{"source":"Common law duty of confidentiality"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000502', 'confidentiality-basis', 'public-interest', 'Overriding public interest', 'The public good of telling outweighs both the person’s confidentiality and the trust in a confidential service, judged for this case.', 2, '{"source":"Common law duty of confidentiality"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000503', 'confidentiality-basis', 'legal-requirement', 'The law requires it', 'A statute or an order of a court requires it to be told.', 3, '{"source":"Common law duty of confidentiality"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000504', 'confidentiality-basis', 'best-interests', 'Best interests of somebody without capacity', 'The person lacks capacity for this decision, and telling is in their best interests.', 4, '{"source":"Mental Capacity Act 2005, sections 1 and 4"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000505', 'confidentiality-basis', 'section-251', 'Support under section 251', 'The Secretary of State’s regulations set the duty of confidentiality aside for a defined medical purpose.', 5, '{"source":"National Health Service Act 2006, section 251"}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000601', 'disclosure-purpose', 'coordinate-help', 'Agreeing who does what', 'So that agencies help the person together.', 1, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000602', 'disclosure-purpose', 'keep-safe', 'Keeping somebody safe', 'So that the person or somebody else does not come to harm.', 2, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000603', 'disclosure-purpose', 'housing', 'Finding or keeping a home', 'So that the person is housed or keeps where they live.', 3, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000604', 'disclosure-purpose', 'care', 'Treatment, care or support', 'So that the person is treated, cared for or supported.', 4, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000605', 'disclosure-purpose', 'crime', 'Preventing crime and disorder', 'So that crime or disorder is prevented or dealt with.', 5, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000606', 'disclosure-purpose', 'find', 'Finding them', 'So that somebody who is missing or out of touch is found.', 6, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000607', 'disclosure-purpose', 'evaluation', 'Evaluation', 'So that what the programme does can be judged.', 7, '{}', 0, '2018-01-01', NULL),
('0180a000-0150-7000-8000-000000000608', 'disclosure-purpose', 'other', 'Something else', 'Said in words.', 8, '{}', 0, '2018-01-01', NULL);
`,
} as const;
