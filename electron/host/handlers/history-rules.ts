import type { ReadDb } from '../../../db/handles.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { findPerson } from '../../../db/repositories/people/people.ts';
import { listPeriods } from '../../../db/repositories/programme/periods.ts';
import { knownWithoutPerson } from '../../../db/repositories/referrals/referrals.ts';
import { caseRoles, type Role } from '../../../domain/access.ts';
import { type EntityName, entityByCode } from '../../../domain/entities.ts';
import { plansEntities } from '../../../domain/plans/entities.ts';
import { checkPeriod } from '../../../domain/programme/periods.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { bornAfter } from './people-rules.ts';

interface ChangedRow {
  readonly entity: string;
  readonly rowId: string;
}

/** Whoever takes something back: in which roles, and whether they act for the whole partnership. */
interface Taker {
  readonly roles: readonly Role[];
  readonly partnership: boolean;
}

/** In which roles something is taken back; `partnership` is the coordinators of the coordinating agency, who alone write it. */
type Takers = readonly Role[] | 'partnership';

const coordinator: readonly Role[] = ['coordinator'];
const nobody: readonly Role[] = [];

/** What whoever works with people by name may write, they may take back. */
const everyoneWhoWorksWith = <Entities extends object>(entities: Entities) =>
  Object.fromEntries(Object.keys(entities).map((name) => [name, caseRoles])) as Record<keyof Entities, readonly Role[]>;

/**
 * Who may take back a change of each kind of thing: whoever may make it. What the register itself stands on, and the
 * ledger of returns, is never taken back.
 */
const mayUndo: Readonly<Record<EntityName, Takers>> = {
  agency: nobody,
  userAccount: nobody,
  userRole: nobody,
  cohort: 'partnership',
  cohortSignOff: 'partnership',
  leadContact: caseRoles,
  handover: caseRoles,
  death: caseRoles,
  deathStop: caseRoles,
  deathSupport: caseRoles,
  caseReview: caseRoles,
  returnExport: nobody,
  figuresFile: nobody,
  recordingNote: 'partnership',
  setting: nobody,
  // Figures are held as they were first made; and what was said privately is its author's alone.
  briefing: nobody,
  standAside: nobody,
  savedView: nobody,
  // What an agency was asked has left the register; that it answered is taken back with the answer.
  collectingRequest: nobody,
  collectingRow: nobody,
  collectingCell: 'partnership',
  period: coordinator,
  assessment: coordinator,
  assessmentSection: coordinator,
  aim: coordinator,
  statementSet: coordinator,
  ratingAnchor: coordinator,
  // A rating is its rater's: it is given again, and nobody else takes it back.
  fidelityRater: nobody,
  fidelityRating: nobody,
  fidelityDissent: coordinator,
  // What was issued stays as it was issued, and what left the register is written down for good.
  fidelityIssue: nobody,
  fidelityReport: nobody,
  person: caseRoles,
  spreadsheetImport: 'partnership',
  importMapping: 'partnership',
  personAlias: caseRoles,
  personIdentifier: caseRoles,
  personChoice: caseRoles,
  whereabouts: caseRoles,
  // Two records are taken apart again by an operation of its own, which knows what has come since.
  personMerge: nobody,
  need: caseRoles,
  membership: caseRoles,
  consent: caseRoles,
  sharing: caseRoles,
  sharingAgreement: 'partnership',
  sharingAgreementParty: 'partnership',
  privacyNotice: 'partnership',
  consentWithdrawal: caseRoles,
  noticeGiven: caseRoles,
  sharingRequest: caseRoles,
  disclosure: caseRoles,
  disclosurePart: caseRoles,
  keepApart: 'partnership',
  emergencyOpening: nobody,
  // Undoing what was just recorded puts ciphertext back or takes it away; nothing is opened.
  sealedFact: caseRoles,
  sealedGrant: nobody,
  fact: caseRoles,
  frameworkEntry: caseRoles,
  portrait: caseRoles,
  portraitSection: caseRoles,
  timelineEntry: caseRoles,
  move: caseRoles,
  custodyRelease: caseRoles,
  releaseTask: caseRoles,
  // The bytes of a file go with its row and are in no history, so they could not be put back.
  attachment: nobody,
  rightsRequest: nobody,
  correctionNotice: nobody,
  accessFinding: nobody,
  restriction: nobody,
  retentionHold: nobody,
  retentionReview: nobody,
  retentionRule: nobody,
  erasure: nobody,
  erasureCopy: nobody,
  ...everyoneWhoWorksWith(plansEntities),
  instrumentResult: caseRoles,
  // Results may have been scored under it meanwhile.
  instrumentDefinition: nobody,
  // Figures may have been worked out with it meanwhile.
  unitCost: nobody,
  // A period is opened again with a reason, never by an undo.
  periodClosing: nobody,
  turnedDown: caseRoles,
  turnedDownCause: caseRoles,
  definitionVersion: 'partnership',
  // What was recorded of a need would belong to no kind of information any more.
  needDefinition: nobody,
  prioritisationMethod: 'partnership',
  prioritisationFactor: 'partnership',
  referral: caseRoles,
  referralOffer: caseRoles,
  referralNeed: caseRoles,
  consideration: 'partnership',
  waitingMove: 'partnership',
  referralDecision: 'partnership',
};

/** Refuses what is never undone, and what this user could not have changed. */
export function assertMayUndo(by: Taker, rows: readonly ChangedRow[]): void {
  const needed = rows.map(({ entity }) => {
    const name = entityByCode(entity);
    return name === undefined ? nobody : mayUndo[name];
  });
  if (needed.some((some) => some.length === 0)) throw new Refusal('undo-not-offered');
  const isAllowed = (some: Takers): boolean =>
    some === 'partnership'
      ? by.partnership && by.roles.includes('coordinator')
      : some.some((role) => by.roles.includes(role));
  if (!needed.every(isAllowed)) throw new Refusal('not-allowed');
}

const idsOf = (rows: readonly ChangedRow[], entity: EntityName): string[] =>
  rows.filter((row) => entityByCode(row.entity) === entity).map((row) => row.rowId);

/** Which assessments these rows are, or are part of, and which of all are issued, at one moment. */
export interface Standing {
  readonly touched: readonly string[];
  readonly issued: readonly string[];
}

export function standingOf(db: ReadDb, rows: readonly ChangedRow[]): Standing {
  const partsOf = (entity: 'assessmentSection' | 'aim' | 'fidelityDissent') =>
    db.all(db.selectFrom(entity).select('assessmentId').where('id', 'in', idsOf(rows, entity)));
  const parts = [...partsOf('assessmentSection'), ...partsOf('aim'), ...partsOf('fidelityDissent')].map(
    (part) => part.assessmentId,
  );
  const issued = db.all(db.selectFrom('assessment').select('id').where('issuedOn', 'is not', null));
  return { touched: [...idsOf(rows, 'assessment'), ...parts], issued: issued.map((assessment) => assessment.id) };
}

/** Spans of one person in one cohort that share a day, the day of leaving not counted. */
function membershipsClash(db: ReadDb, personId: string): boolean {
  const all = membershipsOf(db, personId);
  return all.some((one) =>
    all.some(
      (other) =>
        other.id !== one.id &&
        other.cohortId === one.cohortId &&
        other.joinedOn >= one.joinedOn &&
        (one.leftOn === null || other.joinedOn < one.leftOn),
    ),
  );
}

/** Whether somebody would have joined before they were born. */
function joinedUnborn(db: ReadDb, personId: string): boolean {
  const birthDate = findPerson(db, personId)?.birthDate ?? null;
  return birthDate !== null && membershipsOf(db, personId).some(({ joinedOn }) => bornAfter(birthDate, joinedOn));
}

/** Whether somebody would have joined a cohort on a day on which it took nobody, by its days or by theirs. */
function joinedOutside(db: ReadDb, rows: readonly ChangedRow[]): boolean {
  const found = db.first(
    db
      .selectFrom('membership')
      .innerJoin('cohort', 'cohort.id', 'membership.cohortId')
      .select('membership.id')
      .where((where) =>
        where.or([
          where('cohort.id', 'in', idsOf(rows, 'cohort')),
          where('membership.id', 'in', idsOf(rows, 'membership')),
        ]),
      )
      .where((where) =>
        where.or([
          where('membership.joinedOn', '<', where.ref('cohort.validFrom')),
          where('membership.joinedOn', '>', where.ref('cohort.validTo')),
        ]),
      ),
  );
  return found !== undefined;
}

/** Whether a period overlaps another of its calendar, or has its code. */
function periodClashes(db: ReadDb, periodId: string): boolean {
  const periods = listPeriods(db);
  const period = periods.find((one) => one.id === periodId);
  const others = periods.filter((other) => other.id !== periodId && other.calendar === period?.calendar);
  return period !== undefined && checkPeriod(period, others) !== null;
}

/**
 * Refuses an undo whose result could not have been entered: a change within an assessment that was issued and stays so,
 * periods that overlap, two memberships at once, somebody who joined a cohort outside its days, or a birth after joining.
 */
export function assertStillFits(db: ReadDb, rows: readonly ChangedRow[], before: Standing): void {
  const after = standingOf(db, rows);
  const touched = new Set([...before.touched, ...after.touched]);
  if (after.issued.some((id) => touched.has(id) && before.issued.includes(id))) throw new Refusal('assessment-issued');
  // Issuing keeps a copy, which taking back a reopening would not: what stands there may have changed since.
  if (after.issued.some((id) => !before.issued.includes(id))) throw new Refusal('undo-not-offered');
  const people = db.all(db.selectFrom('membership').select('personId').where('id', 'in', idsOf(rows, 'membership')));
  const clash =
    knownWithoutPerson(db, idsOf(rows, 'referral')) ||
    idsOf(rows, 'period').some((id) => periodClashes(db, id)) ||
    people.some(({ personId }) => membershipsClash(db, personId)) ||
    [...new Set([...idsOf(rows, 'person'), ...people.map(({ personId }) => personId)])].some((id) =>
      joinedUnborn(db, id),
    );
  if (clash) throw new Refusal('undo-overtaken');
  if (joinedOutside(db, rows)) throw new Refusal('undo-leaves-outside');
}
