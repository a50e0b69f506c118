import type { ReadDb } from '../../../db/handles.ts';
import {
  type AimRow,
  type AssessmentSectionRow,
  aimsOf,
  allAssessments,
  allRatings,
  findAssessment,
  sectionsOf,
} from '../../../db/repositories/fidelity/assessments.ts';
import { dissentsOf, ratersOf, ratingsGiven } from '../../../db/repositories/fidelity/raters.ts';
import { anchors, systemActions, wordingOn } from '../../../db/repositories/fidelity/wording.ts';
import { getPeriod, listPeriods, type PeriodRow, periodBefore } from '../../../db/repositories/programme/periods.ts';
import { listValues, sectionDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import {
  averageFidelity,
  countWords,
  type FidelitySectionKey,
  fidelitySectionKeys,
  type Rag,
  type SectionRatings,
  standingSentence,
} from '../../../domain/fidelity/fidelity.ts';
import { maySeeSpread, spreadOf } from '../../../domain/fidelity/raters.ts';
import type { Aim, Assessment, Dissent, FidelitySection, Scale } from '../../../domain/fidelity/shapes.ts';
import { trendSentence } from '../../../domain/fidelity/trend.ts';
import type { ReadContext } from '../context.ts';

/** The rating of every section, null where there is none. */
export function ratingsOf(sections: readonly Pick<AssessmentSectionRow, 'sectionKey' | 'rating'>[]): SectionRatings {
  const found = new Map(sections.map((section) => [section.sectionKey, section.rating]));
  const entries = fidelitySectionKeys.map((key) => [key, found.get(key) ?? null] as const);
  return Object.fromEntries(entries) as SectionRatings;
}

export const meanOf = (ratings: SectionRatings) => averageFidelity(fidelitySectionKeys.map((key) => ratings[key]));

function ratingsAt(db: ReadDb, period: PeriodRow | undefined): SectionRatings {
  const assessment = period === undefined ? undefined : findAssessment(db, period.id);
  return ratingsOf(assessment === undefined ? [] : sectionsOf(db, assessment.id));
}

export const scaleOf = (row: Scale | undefined): Scale => ({
  one: row?.one ?? null,
  five: row?.five ?? null,
  ten: row?.ten ?? null,
});

function aimReader(db: ReadDb): (aim: AimRow) => Aim {
  const actions = new Map(systemActions(db).map((action) => [action.id, action]));
  return ({ id, parentId, wording, owner, dueOn, state, actionId }) => {
    const action = actionId === null ? undefined : actions.get(actionId);
    return { id, parentId, wording, owner, dueOn, state, action: action ?? null };
  };
}

interface Opinions {
  readonly given: (sectionKey: string) => readonly number[];
  readonly dissents: (sectionKey: string) => Dissent[];
}

/** What each rater gave, and who would have it otherwise; all of it, whoever looks. */
function opinionsOf(db: ReadDb, assessmentId: string | undefined): Opinions {
  if (assessmentId === undefined) return { given: () => [], dissents: () => [] };
  const ratings = ratingsGiven(db, assessmentId);
  const dissents = dissentsOf(db, assessmentId);
  const names = new Map(ratersOf(db, assessmentId).map(({ id, who }) => [id, who]));
  return {
    given: (key) => ratings.filter(({ sectionKey }) => sectionKey === key).map(({ rating }) => rating),
    dissents: (key) =>
      dissents
        .filter(({ sectionKey }) => sectionKey === key)
        .map(({ id, raterId, would, because }) => ({
          ...{ id, would, because },
          who: raterId === null ? null : (names.get(raterId) ?? null),
        })),
  };
}

interface SectionWords {
  readonly sectionKey: string;
  readonly label: string;
  readonly description: string;
}

/** What everybody is shown alike, and what `narrowed` takes out again. */
function shownSection(
  words: SectionWords & { readonly statements: readonly string[]; readonly scale: Scale },
  stored: AssessmentSectionRow | undefined,
  aims: readonly Aim[],
  previousRating: number | null,
  opinions: Opinions,
): FidelitySection {
  const spread = spreadOf(opinions.given(words.sectionKey));
  const dissents = opinions.dissents(words.sectionKey);
  return {
    key: words.sectionKey,
    label: words.label,
    description: words.description,
    statements: [...words.statements],
    scale: words.scale,
    rating: stored?.rating ?? null,
    previousRating,
    raters: spread?.raters ?? 0,
    spread: spread === null ? null : { ...spread, ratings: [...spread.ratings] },
    dissents,
    dissentsKept: dissents.length,
    rag: (stored?.rag ?? 'not-set') as Rag,
    vision: stored?.vision ?? null,
    comments: stored?.comments ?? null,
    noneAgreed: stored?.noneAgreed === 1,
    noComments: stored?.noComments === 1,
    aims: [...aims],
  };
}

/** Whether somebody brings the partnership to its rating: a coordinator of the coordinating agency. */
export const isLeading = ({ viewer, user }: Pick<ReadContext, 'viewer' | 'user'>): boolean =>
  viewer.partnership && user.roles.includes('coordinator');

/** An assessment as whoever looks may see it: spread and dissent of few raters are the coordinator's alone. */
export const narrowed = (assessment: Assessment, leading: boolean): Assessment => ({
  ...assessment,
  sections: assessment.sections.map((section) =>
    maySeeSpread(section.raters, leading)
      ? { ...section, dissents: section.dissents.map((one) => (leading ? one : { ...one, who: null })) }
      : { ...section, spread: null, dissents: [] },
  ),
});

const statusLabelOf = (db: ReadDb, status: string | null, on: string): string | null =>
  status === null
    ? null
    : (listValues(db, on).find((one) => one.list === 'fidelity-status' && one.code === status)?.label ?? status);

/** The sections of a period with their wording, statements and local scale. */
export function sectionWords(db: ReadDb, lastDay: string) {
  const { source, statements } = wordingOn(db, lastDay);
  const scales = anchors(db);
  const sections = sectionDefinitions(db, lastDay).map((one) => ({
    ...one,
    statements: statements[one.sectionKey as FidelitySectionKey],
    scale: scaleOf(scales.get(one.sectionKey)),
  }));
  return { source, sections };
}

/** Everything about one period's assessment, whoever looks; a period without one reads as empty, not as zero. */
export function wholeAssessment(db: ReadDb, periodId: string): Assessment {
  const period = getPeriod(db, periodId);
  const assessment = findAssessment(db, periodId);
  const sections = assessment === undefined ? [] : sectionsOf(db, assessment.id);
  const shownAim = aimReader(db);
  const aims = assessment === undefined ? [] : aimsOf(db, assessment.id);
  const before = periodBefore(db, period);
  const previous = ratingsAt(db, before);
  const ratings = ratingsOf(sections);
  const words = sectionWords(db, period.lastDay);
  const labels = Object.fromEntries(words.sections.map((one) => [one.sectionKey, one.label]));
  const summary = assessment?.summary ?? null;
  const opinions = opinionsOf(db, assessment?.id);
  return {
    periodId,
    periodCode: period.code,
    periodLabel: period.label,
    average: meanOf(ratings),
    previous: before === undefined ? null : { ...meanOf(previous), periodCode: before.code },
    status: assessment?.status ?? null,
    statusLabel: statusLabelOf(db, assessment?.status ?? null, period.lastDay),
    overallRag: (assessment?.overallRag ?? 'not-set') as Rag,
    summary,
    summaryWords: countWords(summary ?? ''),
    issuedOn: assessment?.issuedOn ?? null,
    reopenedBecause: assessment?.reopenedBecause ?? null,
    wordingSource: words.source,
    reading: standingSentence(ratings, labels as Record<FidelitySectionKey, string>),
    sections: words.sections.map((one) =>
      shownSection(
        one,
        sections.find((section) => section.sectionKey === one.sectionKey),
        aims.filter((aim) => aim.sectionKey === one.sectionKey).map(shownAim),
        previous[one.sectionKey as FidelitySectionKey] ?? null,
        opinions,
      ),
    ),
  };
}

export const openAssessment = (context: ReadContext, periodId: string): Assessment =>
  narrowed(wholeAssessment(context.db, periodId), isLeading(context));

/** Every period with its mean, oldest first; periods without an assessment are listed with none. */
export function fidelityOverview(db: ReadDb): OutputOf<'fidelity.overview'> {
  const assessments = new Map(allAssessments(db).map((assessment) => [assessment.periodId, assessment]));
  const stored = allRatings(db);
  const periods = listPeriods(db).map((period) => {
    const assessment = assessments.get(period.id);
    const ratings = ratingsOf(stored.filter((section) => section.assessmentId === assessment?.id));
    return {
      periodId: period.id,
      periodCode: period.code,
      average: meanOf(ratings),
      status: assessment?.status ?? null,
      overallRag: (assessment?.overallRag ?? 'not-set') as Rag,
      issuedOn: assessment?.issuedOn ?? null,
      ratings,
    };
  });
  const reading = trendSentence(periods.map((one) => ({ ...one, mean: one.average.mean })));
  return { reading, periods };
}
