import { getPerson } from '../../../db/repositories/people/people.ts';
import { closedActionsOf, openActionsOf } from '../../../db/repositories/plans/actions.ts';
import { type Lines, linesOf } from '../../../db/repositories/plans/lines.ts';
import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import { byDue } from '../../../domain/plans/actions.ts';
import type { AgreedRisk, Goal, Plan, PlanNote, PlanPromise } from '../../../domain/plans/plan-shapes.ts';
import { promiseStands } from '../../../domain/plans/promises.ts';
import type { WhoseDoing } from '../../../domain/plans/words.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext } from '../context.ts';
import { shownAction } from './plans-actions.ts';

/** Names for ids, as the lines of a plan show them. */
interface Named {
  readonly user: (id: string | null) => string | null;
  readonly agency: (id: string) => string;
}

interface Legacy {
  readonly goal: string | null;
  readonly goalOn: string | null;
  readonly strengths: string | null;
}

/**
 * A goal that stands in the row of the person, from before goals had rows of their own or from a spreadsheet. Its id is the
 * person's; whoever writes about it makes a goal of its own of it.
 */
const goalInRecord = (personId: string, { goal, goalOn }: Legacy): Goal[] =>
  goal === null
    ? []
    : [{ id: personId, wording: goal, saidOn: goalOn, writtenBy: null, state: 'working-on-it', stateOn: null }];

const strengthsInRecord = (personId: string, { strengths }: Legacy): PlanNote[] =>
  strengths === null
    ? []
    : [
        {
          ...{ id: personId, kind: 'strength', wording: strengths, saidBy: 'worker' },
          ...{ writtenBy: null, saidOn: null, endedOn: null },
        },
      ];

const isWorkedOn = ({ state }: Goal): number => (state === 'working-on-it' ? 0 : 1);

function shownGoals(personId: string, legacy: Legacy, rows: Lines['goals'], { user }: Named): Goal[] {
  const own = rows.map(({ personId: _about, writtenBy, ...rest }) => ({ ...rest, writtenBy: user(writtenBy) }));
  return [...own.toReversed(), ...goalInRecord(personId, legacy)].toSorted((a, b) => isWorkedOn(a) - isWorkedOn(b));
}

const shownPromise = (row: Lines['promises'][number], { agency }: Named, today: IsoDate): PlanPromise => {
  const { personId: _about, whose, category, ...rest } = row;
  return {
    ...rest,
    agencyName: agency(row.agencyId),
    stands: promiseStands(row, today),
    whose: whose as WhoseDoing | null,
    category: category as PersonCategory,
  };
};

function shownRisk(row: Lines['risks'][number], agreements: Lines['riskAgreements'], named: Named): AgreedRisk {
  const { personId: _about, workerId, category, ...rest } = row;
  const agencies = agreements
    .filter(({ riskId }) => riskId === row.id)
    .map(({ agencyId }) => ({ id: agencyId, name: named.agency(agencyId) }));
  return { ...rest, worker: named.user(workerId), agencies, category: category as PersonCategory };
}

const isAny = (...lists: readonly (readonly unknown[])[]): boolean => lists.some((list) => list.length > 0);

/** Parts in which a row stands that is not shown. */
function withheldOf({ db }: ReadContext, personId: string, lines: Lines, seen: readonly string[]): Plan['withheld'] {
  const hides = (category: string): boolean => !seen.includes(category);
  const { goal, strengths } = getPerson(db, personId);
  const all = db.all(db.selectFrom('action').select(['category', 'origin']).where('personId', '=', personId));
  const story = hides('story');
  const parts: Record<Plan['withheld'][number], boolean> = {
    goals: story && (goal !== null || isAny(lines.goals)),
    notes: story && (strengths !== null || isAny(lines.notes)),
    actions: all.some(
      ({ category, origin }) => hides(category) || (origin === 'custody-release' && hides('offending')),
    ),
    promises: lines.promises.some(({ category }) => hides(category)),
    risks: lines.risks.some(({ category }) => hides(category)),
    safety: hides('safety') && isAny(lines.safety),
    story: story && isAny(lines.story),
    readings: story && isAny(lines.readings),
  };
  return (Object.keys(parts) as Plan['withheld']).filter((part) => parts[part]);
}

/** What is told to whoever may see somebody's story: goals, notes, their own words and when it was read together. */
function told(personId: string, legacy: Legacy, lines: Lines, named: Named) {
  const byName = <Row extends { writtenBy: string | null; personId: string }>({ personId: _about, ...row }: Row) => ({
    ...row,
    writtenBy: named.user(row.writtenBy),
  });
  return {
    goals: shownGoals(personId, legacy, lines.goals, named),
    notes: [...strengthsInRecord(personId, legacy), ...lines.notes.map(byName)],
    story: lines.story.map(byName).toSorted((a, b) => a.toldOn.localeCompare(b.toldOn)),
    readings: lines.readings
      .map(({ personId: _about, readBy, ...row }) => ({ ...row, readBy: named.user(readBy) ?? 'Someone' }))
      .toSorted((a, b) => b.readOn.localeCompare(a.readOn) || b.id.localeCompare(a.id)),
  };
}

const nothingTold = { goals: [], notes: [], story: [], readings: [] };

/** The plan of somebody whom the viewer may know, as far as it is shown to them. */
export function planOf(context: ReadContext, personId: string): Plan {
  const { db, viewer } = context;
  const { today } = viewer;
  const sees = categoriesOf(db, viewer, personId);
  const seen: readonly string[] = sees;
  const names = namesIn(db);
  const named: Named = { user: (id) => (id === null ? null : names.user(id)), agency: names.agency };
  const lines = linesOf(db, personId);
  const isSeen = ({ category }: { readonly category: string }): boolean => seen.includes(category);
  const promises = lines.promises.filter(isSeen).map((row) => shownPromise(row, named, today));
  const action = (row: Parameters<typeof shownAction>[0]) => shownAction(row, today);
  return {
    ...(seen.includes('story') ? told(personId, getPerson(db, personId), lines, named) : nothingTold),
    actions: openActionsOf(db, viewer, personId).map(action),
    closedActions: closedActionsOf(db, viewer, personId).map(action),
    promises: promises.toSorted(
      (a, b) => Number(b.stands) - Number(a.stands) || byDue({ dueOn: a.reviewOn }, { dueOn: b.reviewOn }),
    ),
    risks: lines.risks.filter(isSeen).map((row) => shownRisk(row, lines.riskAgreements, named)),
    safety: seen.includes('safety')
      ? lines.safety.map(({ personId: _about, ...row }) => ({ ...row, writtenBy: named.user(row.writtenBy) }))
      : [],
    corrections: lines.corrections.filter(isSeen).map(({ personId: _about, category: _category, ...row }) => ({
      ...row,
      writtenBy: named.user(row.writtenBy),
    })),
    withheld: withheldOf(context, personId, lines, seen),
    sees: [...sees],
  };
}
