import type { ReadDb } from '../../../db/handles.ts';
import { briefedIn } from '../../../db/repositories/briefing/briefed-people.ts';
import { type BriefingRow, listBriefings } from '../../../db/repositories/briefing/briefings.ts';
import { aimsOf, findAssessment } from '../../../db/repositories/fidelity/assessments.ts';
import { listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { type Figures, figuresOf, shownFigures } from '../../../domain/briefing/figures.ts';
import type { Briefing } from '../../../domain/briefing/operations.ts';
import { coreNeeds } from '../../../domain/people/eligibility.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { asideHandlers } from './briefing-asides.ts';

/** The last quarter that is over; a briefing is about nothing that is still going on. */
const lastOver = (db: ReadDb, today: IsoDate): PeriodRow | undefined =>
  listPeriods(db)
    .filter((period) => period.lastDay < today)
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))
    .at(-1);

type Themes = Pick<Briefing, 'asked' | 'blocked'>;

/** The core needs that the register knows, in their order. */
const briefedNeeds = (db: ReadDb, today: IsoDate): string[] =>
  needDefinitions(db, today)
    .map((need) => need.code)
    .filter((code) => (coreNeeds as readonly string[]).includes(code));

function aimsOfPeriod(db: ReadDb, periodId: string): Briefing['aims'] {
  const assessment = findAssessment(db, periodId);
  if (assessment === undefined) return null;
  const aims = aimsOf(db, assessment.id).filter((aim) => aim.state !== 'dropped');
  return { agreed: aims.length, done: aims.filter((aim) => aim.state === 'done').length };
}

function shown(db: ReadDb, row: BriefingRow & { periodLabel: string }, today: IsoDate): Briefing {
  const { people, statements } = shownFigures(JSON.parse(row.figures) as Figures, briefedNeeds(db, today));
  return {
    periodLabel: row.periodLabel,
    preparedOn: row.preparedOn,
    people,
    statements: [...statements] as Briefing['statements'],
    ...(JSON.parse(row.themes) as Themes),
    aims: aimsOfPeriod(db, row.periodId),
  };
}

export const briefingHandlers: FeatureHandlers<'briefing'> = {
  'briefing.show': ({ db, clock }) => {
    const today = clock.today();
    const all = listBriefings(db);
    const [newest] = all;
    const period = lastOver(db, today);
    return {
      briefing: newest === undefined ? null : shown(db, newest, today),
      quarter:
        period === undefined
          ? null
          : { label: period.label, isPrepared: all.some(({ periodId }) => periodId === period.id) },
    };
  },
  'briefing.prepare': ({ db, viewer }, { asked, blocked }) => {
    const { today } = viewer;
    const period = lastOver(db, today);
    if (period === undefined) throw new Refusal('no-quarter-over');
    const themes = JSON.stringify({ asked: [...new Set(asked)], blocked: [...new Set(blocked)] });
    const all = listBriefings(db);
    const known = all.find(({ periodId }) => periodId === period.id);
    if (known !== undefined) {
      // The figures stand as they were first made: made again on another day they could be compared.
      db.update('briefing', known.id, { themes });
      return {};
    }
    const [before] = all;
    const people = briefedIn(db, viewer, period.lastDay);
    const held = before === undefined ? {} : (JSON.parse(before.figures) as Figures);
    const figures = JSON.stringify(figuresOf(people, briefedNeeds(db, today), held));
    db.insert('briefing', { periodId: period.id, preparedOn: today, themes, figures });
    return {};
  },
  ...asideHandlers,
};
