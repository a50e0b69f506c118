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
import { getPeriod, listPeriods, type PeriodRow, periodBefore } from '../../../db/repositories/programme/periods.ts';
import { sectionDefinitions, statementDefinitions } from '../../../db/repositories/programme/reference.ts';
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
import type { Assessment, FidelitySection } from '../../../domain/fidelity/operations.ts';

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

const shownAim = ({ id, parentId, wording, owner, dueOn, state }: AimRow) => ({
  id,
  parentId,
  wording,
  owner,
  dueOn,
  state,
});

interface SectionWords {
  readonly sectionKey: string;
  readonly label: string;
  readonly description: string;
}

function shownSection(
  words: SectionWords,
  statements: readonly string[],
  stored: AssessmentSectionRow | undefined,
  aims: readonly AimRow[],
  previousRating: number | null,
): FidelitySection {
  return {
    key: words.sectionKey,
    label: words.label,
    description: words.description,
    statements: [...statements],
    rating: stored?.rating ?? null,
    previousRating,
    rag: (stored?.rag ?? 'not-set') as Rag,
    vision: stored?.vision ?? null,
    comments: stored?.comments ?? null,
    noneAgreed: stored?.noneAgreed === 1,
    aims: aims.map(shownAim),
  };
}

/** Everything about one period's assessment; a period without one reads as empty, not as zero. */
export function openAssessment(db: ReadDb, periodId: string): Assessment {
  const period = getPeriod(db, periodId);
  const assessment = findAssessment(db, periodId);
  const sections = assessment === undefined ? [] : sectionsOf(db, assessment.id);
  const aims = assessment === undefined ? [] : aimsOf(db, assessment.id);
  const before = periodBefore(db, period);
  const previous = ratingsAt(db, before);
  const ratings = ratingsOf(sections);
  const words = sectionDefinitions(db, period.lastDay);
  const statements = statementDefinitions(db, period.lastDay);
  const labels = Object.fromEntries(words.map((one) => [one.sectionKey, one.label])) as Record<
    FidelitySectionKey,
    string
  >;
  const summary = assessment?.summary ?? null;
  return {
    periodId,
    periodCode: period.code,
    periodLabel: period.label,
    average: meanOf(ratings),
    previous: before === undefined ? null : { ...meanOf(previous), periodCode: before.code },
    status: assessment?.status ?? null,
    overallRag: (assessment?.overallRag ?? 'not-set') as Rag,
    summary,
    summaryWords: countWords(summary ?? ''),
    issuedOn: assessment?.issuedOn ?? null,
    reading: standingSentence(ratings, labels),
    sections: words.map((one) =>
      shownSection(
        one,
        statements.filter((statement) => statement.sectionKey === one.sectionKey).map((statement) => statement.wording),
        sections.find((section) => section.sectionKey === one.sectionKey),
        aims.filter((aim) => aim.sectionKey === one.sectionKey),
        previous[one.sectionKey as FidelitySectionKey] ?? null,
      ),
    ),
  };
}

/** Every period with its mean, oldest first; periods without an assessment are listed with none. */
export function fidelityOverview(db: ReadDb): OutputOf<'fidelity.overview'> {
  const assessments = new Map(allAssessments(db).map((assessment) => [assessment.periodId, assessment]));
  const stored = allRatings(db);
  return {
    periods: listPeriods(db).map((period) => {
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
    }),
  };
}
