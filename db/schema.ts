import type { Generated } from 'kysely';
import type { CohortsTables } from './schema-cohorts.ts';
import type { CollectingTables } from './schema-collecting.ts';
import type { ContactsTables } from './schema-contacts.ts';
import type { CostsTables } from './schema-costs.ts';
import type { FidelityTables } from './schema-fidelity.ts';
import type { InstrumentsTables } from './schema-instruments.ts';
import type { ListsTables, TextIndexTables } from './schema-lists.ts';
import type { PeopleTables, WholePersonColumns } from './schema-people.ts';
import type { PlansTables } from './schema-plans.ts';
import type { PrivacyTables } from './schema-privacy.ts';
import type { ClosingTables } from './schema-programme.ts';
import type { ProgressTables } from './schema-progress.ts';
import type { ReferralsTables } from './schema-referrals.ts';
import type { SharingConsentColumns, SharingTables } from './schema-sharing.ts';

type Flag = 0 | 1;

export interface RegisterTable {
  id: string;
  name: string;
  areaName: string;
  demonstration: Flag;
  createdAt: string;
  /** The agency that runs the register for the partnership. */
  coordinatingAgencyId: string | null;
  /** To which sealed facts are sealed, as base64; null in a register that never had any. */
  sealedPublicKey: string | null;
}

interface ReferenceRow {
  id: string;
  position: number;
  validFrom: string;
  validTo: string | null;
}

/** Tables whose every change leaves history; the field codes are in domain/entities.ts. */
export interface EntityTables
  extends PrivacyTables,
    PeopleTables,
    ReferralsTables,
    CohortsTables,
    SharingTables,
    ContactsTables,
    PlansTables,
    ListsTables,
    FidelityTables,
    InstrumentsTables,
    CollectingTables,
    ProgressTables,
    CostsTables,
    ClosingTables {
  agency: { id: string; name: string; kind: string; active: Flag };
  userAccount: { id: string; signInName: string; displayName: string; agencyId: string; active: Flag };
  userRole: { id: string; userId: string; role: string };
  period: {
    id: string;
    code: string;
    label: string;
    calendar: string;
    firstDay: string;
    lastDay: string;
    note: string | null;
  };
  person: WholePersonColumns & {
    id: string;
    /** The agency whose record this is; null for the coordinating one. */
    agencyId: string | null;
    reference: string;
    preferredName: string;
    givenName: string | null;
    familyName: string | null;
    pronouns: string | null;
    birthDate: string | null;
    birthDateEstimated: Flag;
    sex: string | null;
    sexState: string;
    ethnicity: string | null;
    ethnicityState: string;
    contactPreference: string | null;
    goal: string | null;
    goalOn: string | null;
    strengths: string | null;
    ineffectiveContact: string;
    ineffectiveContactWords: string | null;
    ineffectiveContactSince: string | null;
  };
  need: {
    id: string;
    personId: string;
    code: string;
    suspected: string | null;
    suspectedOn: string | null;
    disclosed: string | null;
    disclosedOn: string | null;
    helpOffered: string | null;
    helpOfferedOn: string | null;
    helpAgreed: string | null;
    helpAgreedOn: string | null;
    onsetOn: string | null;
    identifiedOn: string | null;
    atRisk: Flag;
  };
  /** What one agency may see of one person in one category; no row means what the defaults say. */
  sharing: {
    id: string;
    personId: string;
    agencyId: string;
    category: string;
    decision: 'shared' | 'not-shared';
    basis: string | null;
    fromOn: string;
    untilOn: string | null;
    note: string | null;
    condition: string | null;
    offenceCondition: string | null;
    gateway: string | null;
    confidentiality: string | null;
    agreementId: string | null;
    consentId: string | null;
  };
  emergencyOpening: {
    id: string;
    personId: string;
    userId: string;
    reason: string;
    openedAt: string;
    expiresAt: string;
    reviewedBy: string | null;
    reviewedAt: string | null;
    finding: string | null;
    reviewNote: string | null;
  };
  keepApart: {
    id: string;
    personId: string;
    otherId: string;
    reason: string | null;
    fromOn: string;
    untilOn: string | null;
  };
  /**
   * What only the holders of the sealed-field key can open; `box` is JSON of a sealed box, its kind inside. Beside a coded
   * value where `factId` names one.
   */
  sealedFact: { id: string; personId: string; factId: string | null; box: string };
  /** Who gave the sealed-field key to whom; the key file says who really holds it. */
  sealedGrant: {
    id: string;
    userId: string;
    grantedBy: string;
    grantedAt: string;
    endedAt: string | null;
    endedBy: string | null;
  };
  /** A note of people taken in from a spreadsheet: never its name, which may hold a person's. */
  spreadsheetImport: {
    id: string;
    takenInAt: string;
    takenInBy: string;
    kind: 'csv' | 'xlsx';
    /** SHA-256 of the file, hexadecimal. */
    fileHash: string;
    rows: number;
    added: number;
    changed: number;
    leftOut: number;
  };
  /** What the columns of a spreadsheet become, for the next one with the same headings; JSON of headings and of choices. */
  importMapping: { id: string; name: string; headings: string; choices: string; savedOn: string };
  /** The de-identified briefing of one quarter: themes chosen from a list, and figures as they are held. */
  briefing: { id: string; periodId: string; preparedOn: string; themes: string; figures: string };
  /** "Not this one", said by one user; the words are sealed under the key of the person it is about, as base64. */
  standAside: {
    id: string;
    userId: string;
    personId: string | null;
    words: string | null;
    saidAt: string;
    seenAt: string | null;
    seenBy: string | null;
  };
  consent: SharingConsentColumns & {
    id: string;
    personId: string;
    scope: string;
    agencyId: string | null;
    decision: string;
    decidedOn: string;
    withdrawnOn: string | null;
  };
  fact: {
    id: string;
    personId: string;
    occasion: 'baseline' | 'period';
    periodId: string | null;
    code: string;
    type: 'code' | 'count' | 'score';
    state: string;
    valueCode: string | null;
    valueNumber: number | null;
    source: string | null;
    mode: string | null;
    instrument: string | null;
    /** The day of a baseline; null for a period. */
    takenOn: string | null;
  };
  assessment: {
    id: string;
    periodId: string;
    status: string | null;
    overallRag: string;
    summary: string | null;
    issuedOn: string | null;
    reopenedBecause: string | null;
  };
  assessmentSection: {
    id: string;
    assessmentId: string;
    sectionKey: string;
    rating: number | null;
    vision: string | null;
    noneAgreed: Flag;
    comments: string | null;
    noComments: Flag;
    rag: string;
  };
  aim: {
    id: string;
    assessmentId: string;
    sectionKey: string;
    parentId: string | null;
    position: number;
    wording: string;
    owner: string | null;
    dueOn: string | null;
    state: 'open' | 'done' | 'dropped';
    /** An action of the system that it stands for. */
    actionId: string | null;
  };
  frameworkEntry: {
    id: string;
    perspective: string;
    periodId: string;
    question: string;
    finding: string;
    evidence: string | null;
  };
  portrait: {
    id: string;
    personId: string | null;
    title: string;
    pseudonym: string | null;
    state: string;
    agreementAskedOn: string | null;
  };
  portraitSection: {
    id: string;
    portraitId: string;
    personId: string | null;
    sectionKey: string;
    body: string | null;
  };
  returnExport: { id: string; periodId: string; rule: string; exportedAt: string; manifest: string };
  /** What holds for everybody who works in the register, by name. */
  setting: { id: string; name: string; value: string };
}

/** Tables that hold the house itself: seeded, append-only or kept by their own module. */
export interface HouseTables extends TextIndexTables {
  register: RegisterTable;
  registerKey: { name: string; key: Uint8Array };
  historyKey: { subject: string; key: Uint8Array };
  device: { id: string; firstSeenAt: string };
  referenceValue: ReferenceRow & {
    list: string;
    code: string;
    label: string;
    definition: string | null;
    crosswalk: string;
    sealed: Flag;
  };
  factDefinition: ReferenceRow & {
    code: string;
    label: string;
    columnLabel: string;
    definition: string;
    measure: string;
    valueType: 'code' | 'count' | 'score';
    list: string | null;
    minimum: number | null;
    maximum: number | null;
    required: Flag;
    category: string;
    polarity: string;
    instrument: string | null;
    urgency: string | null;
  };
  sectionDefinition: ReferenceRow & { sectionKey: string; label: string; description: string };
  statementDefinition: ReferenceRow & { sectionKey: string; wording: string; source: string };
  draft: { userId: string; form: string; subject: string; keySubject: string; sealed: Uint8Array; keptAt: string };
  /** The bytes of a file about somebody; they go with its row. */
  attachmentContent: { attachmentId: string; content: Uint8Array };
  backup: {
    id: string;
    madeAt: string;
    name: string;
    folder: string;
    folderKind: 'this-computer' | 'chosen';
    deviceId: string;
    reason: string;
    bytes: number;
    sha256: string;
    generation: number;
    auditCount: number;
    auditHash: string;
    verified: Flag;
    seenAt: string;
    missingAt: string | null;
    removedAt: string | null;
  };
  change: {
    seq: Generated<number>;
    transactionId: string;
    clock: string;
    replaces: string | null;
    deviceId: string;
    userId: string;
    entity: string;
    rowId: string;
    field: string;
    kind: 'insert' | 'set' | 'delete';
    subject: string;
    undoes: string | null;
    sealed: Uint8Array;
  };
  audit: {
    seq: Generated<number>;
    at: string;
    userId: string | null;
    deviceId: string;
    callerWindow: string;
    operation: string;
    disclosed: 'none' | 'person' | 'list' | 'search';
    personIds: string;
    transactionId: string | null;
    detail: string;
    previousHash: string;
    hash: string;
  };
  /** Filled with every entry, in its transaction; see db/audit-groups.ts. */
  auditNumber: { number: Generated<number>; personId: string };
  auditGroup: { digest: string; members: Uint8Array };
  auditShown: { subject: string; seq: number };
  auditMark: { only: number; reached: number };
  personSearch: { rowid: number; folded: string };
}

export interface Tables extends HouseTables, Omit<EntityTables, 'person'> {
  person: EntityTables['person'] & { rowKey: Generated<number> };
}
