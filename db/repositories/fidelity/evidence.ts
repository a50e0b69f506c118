import { type RawBuilder, sql } from 'kysely';
import type { Counted, EvidenceCode } from '../../../domain/fidelity/evidence.ts';
import { agreementStanding, holds } from '../../../domain/sharing/agreements.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { maySee, maySeeRow } from '../sharing/visible.ts';
import { findAssessment } from './assessments.ts';
import { ratersOf, ratingsGiven } from './raters.ts';

/** A period and the one before it. */
export interface EvidenceOf {
  readonly periodId: string;
  readonly beforeId: string | null;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly viewer: Viewer;
}

type Facts = Partial<Record<EvidenceCode, Counted>>;

const counted = (rows: readonly { readonly yes: unknown }[]): Counted => ({
  count: rows.filter(({ yes }) => Boolean(yes)).length,
  of: rows.length,
});

const within = (column: string, { firstDay, lastDay }: EvidenceOf): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} BETWEEN ${firstDay} AND ${lastDay})`;

/** Who of the partnership rated: what each gave is in none of it. */
function ofRaters(db: ReadDb, { periodId }: EvidenceOf): Facts {
  const agencies = activeAgencies(db);
  const assessment = findAssessment(db, periodId);
  const gave = new Set(assessment === undefined ? [] : ratingsGiven(db, assessment.id).map(({ raterId }) => raterId));
  const raters = assessment === undefined ? [] : ratersOf(db, assessment.id).filter(({ id }) => gave.has(id));
  const rated = new Set(raters.map(({ agencyId }) => agencyId));
  return {
    'agencies-rating': counted(agencies.map(({ id }) => ({ yes: rated.has(id) }))),
    'raters-lived-experience': counted(raters.map(({ kind }) => ({ yes: kind === 'lived-experience' }))),
  };
}

const activeAgencies = (db: ReadDb) => db.all(db.selectFrom('agency').select('id').where('active', '=', 1));

/** Decisions of the period that stand, about people whose story the viewer may see. */
function ofReferrals(db: ReadDb, of: EvidenceOf): Facts {
  const decided = db.all(
    db
      .selectFrom('referralDecision')
      .select(['id', 'decision', 'advice'])
      .select(
        sql<number>`EXISTS (SELECT 1 FROM "consideration" AS "weighed" WHERE "weighed"."referralId" = "referralDecision"."referralId")`.as(
          'weighed',
        ),
      )
      .where('correctedBy', 'is', null)
      .where(within('referralDecision.decidedOn', of))
      .where(maySee(of.viewer, 'story', 'referralDecision.personId')),
  );
  const notTaken = decided.filter(({ decision }) => decision === 'not-taken-on');
  return {
    'advice-given': counted(notTaken.map(({ advice }) => ({ yes: advice !== null }))),
    'decisions-weighed': counted(decided.map(({ weighed }) => ({ yes: weighed }))),
  };
}

/** People in the cohort on the last day, among those whom the viewer may see for what is asked of them. */
export function ofPeople(db: ReadDb, { viewer, lastDay }: EvidenceOf, personIds: readonly string[]): Facts {
  const people = (category: 'contact' | 'story', has: RawBuilder<unknown>) =>
    db.all(
      db
        .selectFrom('person')
        .select(sql<number>`${has}`.as('yes'))
        .where('person.id', 'in', [...personIds])
        .where(maySee(viewer, category, 'person.id')),
    );
  const lead = sql`EXISTS (SELECT 1 FROM "leadContact" AS "led" WHERE "led"."personId" = "person"."id"
    AND "led"."fromOn" <= ${lastDay} AND ("led"."untilOn" IS NULL OR "led"."untilOn" > ${lastDay}))`;
  const goal = sql`("person"."goal" IS NOT NULL OR EXISTS (SELECT 1 FROM "goal" AS "own" WHERE "own"."personId" = "person"."id"
    AND ("own"."saidOn" IS NULL OR "own"."saidOn" <= ${lastDay})))`;
  const asked = sql`EXISTS (SELECT 1 FROM "consent" AS "said" WHERE "said"."personId" = "person"."id"
    AND "said"."scope" = 'evaluation' AND "said"."decision" NOT IN ('not-asked', 'not-known')
    AND "said"."decidedOn" <= ${lastDay})`;
  return {
    'lead-contact': counted(people('contact', lead)),
    'own-goal': counted(people('story', goal)),
    'asked-about-evaluation': counted(people('story', asked)),
  };
}

/** What services did, and what they did not. */
function ofServices(db: ReadDb, of: EvidenceOf): Facts {
  // The person's own choice is no service's; wrong details and what is not known are nobody's.
  const byService = sql<number>`("whose" IN ('referrer-delay', 'receiving-delay', 'excluded-other-need', 'threshold-not-met'))`;
  const missed = db.all(
    db
      .selectFrom('timelineEntry')
      .select(byService.as('yes'))
      .where('kind', '=', 'contact')
      .where('reached', '=', 0)
      .where(within('happenedOn', of))
      .where(maySeeRow(of.viewer, 'timelineEntry.personId', 'timelineEntry.category')),
  );
  const turned = db.all(
    db
      .selectFrom('turnedDown')
      .select(sql<number>`("saidNoBy" = 'service')`.as('yes'))
      .where(within('happenedOn', of))
      .where(maySeeRow(of.viewer, 'turnedDown.personId', 'turnedDown.category')),
  );
  const promises = db.all(
    db
      .selectFrom('promise')
      .select(sql<number>`("state" = 'kept')`.as('yes'))
      .where('state', 'in', ['kept', 'not-kept', 'withdrawn'])
      .where(within('endedOn', of))
      .where(maySeeRow(of.viewer, 'promise.personId', 'promise.category')),
  );
  return {
    'missed-by-service': counted(missed),
    'turned-down-by-service': counted(turned),
    'promises-kept': counted(promises),
  };
}

/** Actions that were due in the period: for people whom the viewer may see, and for the system. */
function ofActions(db: ReadDb, of: EvidenceOf): Facts {
  const due = db
    .selectFrom('action')
    .select(sql<number>`("action"."state" = 'done')`.as('yes'))
    .where(within('action.dueOn', of));
  const forPeople = due
    .where('action.personId', 'is not', null)
    .where(maySeeRow(of.viewer, 'action.personId', 'action.category'))
    .where(
      sql<boolean>`("action"."origin" <> 'custody-release' OR ${maySee(of.viewer, 'offending', 'action.personId')})`,
    );
  return {
    'actions-done': counted(db.all(forPeople)),
    'system-actions-done': counted(db.all(due.where('action.personId', 'is', null))),
  };
}

function ofAgreements(db: ReadDb, { lastDay }: EvidenceOf): Facts {
  const inForce = db
    .all(db.selectFrom('sharingAgreement').select(['id', 'signedOn', 'reviewOn', 'endsOn', 'endedOn']))
    .filter((terms) => holds(agreementStanding({ ...terms, agencyIds: [], categories: [] }, lastDay)))
    .map(({ id }) => id);
  const parties = new Set(
    db
      .all(db.selectFrom('sharingAgreementParty').select('agencyId').where('agreementId', 'in', inForce))
      .map(({ agencyId }) => agencyId),
  );
  return { 'agencies-in-agreement': counted(activeAgencies(db).map(({ id }) => ({ yes: parties.has(id) }))) };
}

function ofAims(db: ReadDb, { periodId, beforeId }: EvidenceOf): Facts {
  const aimsAt = (id: string | null) => {
    const assessment = id === null ? undefined : findAssessment(db, id);
    return assessment === undefined
      ? []
      : db.all(db.selectFrom('aim').select(['state', 'actionId']).where('assessmentId', '=', assessment.id));
  };
  return {
    'last-aims-done': counted(aimsAt(beforeId).map(({ state }) => ({ yes: state === 'done' }))),
    'aims-to-system': counted(aimsAt(periodId).map(({ actionId }) => ({ yes: actionId !== null }))),
  };
}

/** Everything that needs only the register; what a period has in scope is counted by whoever knows its outcomes. */
export const evidenceFacts = (db: ReadDb, of: EvidenceOf): Facts => ({
  ...ofRaters(db, of),
  ...ofReferrals(db, of),
  ...ofServices(db, of),
  ...ofActions(db, of),
  ...ofAgreements(db, of),
  ...ofAims(db, of),
});
