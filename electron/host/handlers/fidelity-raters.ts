import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { findAssessment } from '../../../db/repositories/fidelity/assessments.ts';
import {
  findDissent,
  findOwnRater,
  findRater,
  type RaterRow,
  ratersOf,
  ratingsGiven,
  ratingsOfRater,
} from '../../../db/repositories/fidelity/raters.ts';
import { getPeriod, periodBefore } from '../../../db/repositories/programme/periods.ts';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { raterKindOf } from '../../../domain/fidelity/raters.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { assertDraft, assertSection, draftAssessment } from './fidelity-support.ts';
import { sectionWords } from './fidelity-view.ts';

type RaterHandlers = Pick<
  FeatureHandlers<'fidelity'>,
  | 'fidelity.ownRating'
  | 'fidelity.rateMyself'
  | 'fidelity.raters'
  | 'fidelity.addRater'
  | 'fidelity.removeRater'
  | 'fidelity.rateFor'
  | 'fidelity.addDissent'
  | 'fidelity.removeDissent'
>;

const bySection = (rows: readonly { sectionKey: string; rating: number }[]): Record<string, number | null> =>
  Object.fromEntries(
    fidelitySectionKeys.map((key) => [key, rows.find((row) => row.sectionKey === key)?.rating ?? null]),
  );

/** What one user gave in a period; all null where they have not rated. */
function ownRatings(db: ReadDb, periodId: string | undefined, userId: string): Record<string, number | null> {
  const assessment = periodId === undefined ? undefined : findAssessment(db, periodId);
  const rater = assessment === undefined ? undefined : findOwnRater(db, assessment.id, userId);
  return bySection(rater === undefined ? [] : ratingsOfRater(db, rater.id));
}

/** Gives, changes or takes back one rating of one rater. */
function give(db: WriteDb, rater: Pick<RaterRow, 'id' | 'assessmentId'>, sectionKey: string, rating: number | null) {
  assertSection(sectionKey);
  const known = ratingsOfRater(db, rater.id).find((row) => row.sectionKey === sectionKey);
  if (rating === null) {
    if (known !== undefined) db.remove('fidelityRating', known.id);
  } else if (known !== undefined) db.update('fidelityRating', known.id, { rating });
  else db.insert('fidelityRating', { assessmentId: rater.assessmentId, raterId: rater.id, sectionKey, rating });
  return { raterId: rater.id };
}

/** A rater whose ratings a coordinator writes down, of an assessment that may still be changed. */
function writtenDownRater(db: WriteDb, raterId: string): RaterRow {
  const rater = findRater(db, raterId);
  if (rater === undefined) throw new Refusal('not-found', 'raterId');
  assertDraft(db, rater.assessmentId);
  if (rater.userId !== null) throw new Refusal('rater-rates-alone', 'raterId');
  return rater;
}

function rateMyself({ db, user }: WriteContext, periodId: string, sectionKey: string, rating: number | null) {
  assertSection(sectionKey);
  const assessmentId = draftAssessment(db, periodId);
  const id =
    findOwnRater(db, assessmentId, user.id)?.id ??
    db.insert('fidelityRater', {
      ...{ assessmentId, userId: user.id, agencyId: user.agencyId, name: null },
      kind: raterKindOf(user.roles),
    });
  return give(db, { id, assessmentId }, sectionKey, rating);
}

export const raterHandlers: RaterHandlers = {
  'fidelity.ownRating': ({ db, user }, { periodId }) => {
    const period = getPeriod(db, periodId);
    const own = ownRatings(db, periodId, user.id);
    const before = ownRatings(db, periodBefore(db, period)?.id, user.id);
    return {
      periodId,
      periodCode: period.code,
      periodLabel: period.label,
      issuedOn: findAssessment(db, periodId)?.issuedOn ?? null,
      kind: raterKindOf(user.roles),
      sections: sectionWords(db, period.lastDay).sections.map((one) => ({
        key: one.sectionKey,
        label: one.label,
        description: one.description,
        statements: [...one.statements],
        scale: one.scale,
        rating: own[one.sectionKey] ?? null,
        previousRating: before[one.sectionKey] ?? null,
      })),
    };
  },
  'fidelity.rateMyself': (context, { periodId, sectionKey, rating }) =>
    rateMyself(context, periodId, sectionKey, rating),
  'fidelity.raters': ({ db }, { periodId }) => {
    getPeriod(db, periodId);
    const assessment = findAssessment(db, periodId);
    if (assessment === undefined) return { raters: [] };
    const ratings = ratingsGiven(db, assessment.id);
    return {
      raters: ratersOf(db, assessment.id).map(({ id, kind, who, userId }) => ({
        ...{ id, kind, who, hasAccount: userId !== null },
        ratings: bySection(ratings.filter(({ raterId }) => raterId === id)),
      })),
    };
  },
  'fidelity.addRater': ({ db }, { periodId, kind, agencyId, name }) => {
    if (agencyId === null && name === null) throw new Refusal('rater-unnamed', 'name');
    if (agencyId !== null && !db.first(db.selectFrom('agency').select('id').where('id', '=', agencyId)))
      throw new Refusal('not-found', 'agencyId');
    const assessmentId = draftAssessment(db, periodId);
    const others = ratersOf(db, assessmentId).filter(({ userId }) => userId === null);
    if (others.some((other) => other.kind === kind && other.agencyId === agencyId && other.name === name))
      throw new Refusal('rater-twice', 'name');
    return { raterId: db.insert('fidelityRater', { assessmentId, kind, userId: null, agencyId, name }) };
  },
  'fidelity.removeRater': ({ db }, { raterId }) => {
    const rater = writtenDownRater(db, raterId);
    for (const { id } of ratingsOfRater(db, raterId)) db.remove('fidelityRating', id);
    const dissents = db.all(db.selectFrom('fidelityDissent').select('id').where('raterId', '=', raterId));
    // What they said against stays, and no longer says whose it is.
    for (const { id } of dissents) db.update('fidelityDissent', id, { raterId: null });
    db.remove('fidelityRater', rater.id);
    return { raterId };
  },
  'fidelity.rateFor': ({ db }, { raterId, sectionKey, rating }) =>
    give(db, writtenDownRater(db, raterId), sectionKey, rating),
  'fidelity.addDissent': ({ db }, { periodId, ...dissent }) => {
    assertSection(dissent.sectionKey);
    const assessmentId = draftAssessment(db, periodId);
    const { raterId } = dissent;
    if (raterId !== null && findRater(db, raterId)?.assessmentId !== assessmentId)
      throw new Refusal('not-found', 'raterId');
    return { id: db.insert('fidelityDissent', { assessmentId, ...dissent }), transactionId: db.transactionId };
  },
  'fidelity.removeDissent': ({ db }, { dissentId }) => {
    const dissent = findDissent(db, dissentId);
    if (dissent === undefined) throw new Refusal('not-found', 'dissentId');
    assertDraft(db, dissent.assessmentId);
    db.remove('fidelityDissent', dissentId);
    return { transactionId: db.transactionId };
  },
};
