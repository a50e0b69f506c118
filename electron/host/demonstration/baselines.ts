import type { InputOf } from '../../../domain/contract.ts';
import { swemwbsMetric } from '../../../domain/outcomes/swemwbs.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import { contactStories } from './contact-stories.ts';
import {
  housingPaths,
  policePaths,
  stepOn,
  substancePaths,
  supportPaths,
  wellbeingPaths,
  workPaths,
} from './outcome-paths.ts';
import type { DatedPeriod } from './outcomes.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';
import { daysAfter, workday } from './stepping-clock.ts';

type Cell = InputOf<'outcomes.recordMany'>['cells'][number];
type Fact = NonNullable<Cell['fact']>;

const coded = (valueCode: string): Fact => ({ state: 'recorded', valueCode, valueNumber: null });
const counted = (valueNumber: number): Fact => ({ state: 'recorded', valueCode: null, valueNumber });
const without = (state: 'not-applicable' | 'declined'): Fact => ({ state, valueCode: null, valueNumber: null });

/** What was so when somebody joined: where each of their paths begins. */
function atJoining({ person, id: personId }: Enrolled, at: number): Cell[] {
  const [housing, substance, police, support, work, wellbeing] = person.paths;
  const [status, arrests] = stepOn<readonly [string, number, number, number]>(policePaths[police], 0);
  const use = substancePaths[substance];
  const [drugs, help] = use === null ? ['not-using', null] : stepOn<readonly [string, string]>(use, 0);
  const score = counted(Number(swemwbsMetric(stepOn<number>(wellbeingPaths[wellbeing], 0))));
  const facts: Record<string, Fact> = {
    'housing-status': coded(stepOn<string>(housingPaths[housing], 0)),
    'substance-status': coded(drugs),
    'substance-help': help === null ? without('not-applicable') : coded(help),
    'offending-arrests': counted(arrests),
    'offending-status': coded(status),
    // Some would rather be known a little longer before they are asked.
    'wellbeing-score': at % 5 === 3 ? without('declined') : score,
    'wellbeing-support': coded(stepOn<string>(supportPaths[support], 0)),
    'eet-status': coded(stepOn<string>(workPaths[work], 0)),
  };
  return Object.entries(facts).map(([factCode, fact]) => ({ personId, periodId: null, factCode, fact }));
}

/** Moves along somebody's path, each within the quarter at whose end it shows; the first nights are open for every other one. */
function scheduleMoves(
  play: Play,
  schedule: Schedule,
  one: Enrolled,
  at: number,
  periods: readonly DatedPeriod[],
): void {
  const { person } = one;
  const path = housingPaths[person.paths[0]];
  const during = periods.filter(
    (period) => inScope({ joinedOn: person.joined, leftOn: person.left?.on ?? null }, period) > 0,
  );
  let before: string | null = null;
  during.forEach((period, quarter) => {
    const housing = stepOn<string>(path, quarter);
    const fromOn =
      quarter === 0 ? daysAfter(person.joined, at % 4 === 0 ? 9 : 0) : daysAfter(period.firstDay, 12 + (at % 9) * 3);
    const isOver = fromOn > period.lastDay || (person.left !== undefined && fromOn >= person.left.on);
    if (housing === before || isOver) return;
    before = housing;
    schedule.on(fromOn, () => {
      const move = { fromOn, housing, place: null, certainty: 'recorded' as const, agencyId: null };
      play('contacts.addMove', { personId: one.id, ...move });
    });
  });
}

/** A baseline for everybody who joined, two weeks on or more, and moves for every other one of whom nothing else tells them. */
export function scheduleBaselines(
  play: Play,
  schedule: Schedule,
  people: readonly Enrolled[],
  periods: readonly DatedPeriod[],
): void {
  const told = new Set<string>(contactStories.map(({ about }) => about));
  people.forEach((one, at) => {
    const { person } = one;
    if (person.waiting) return;
    const takenOn = workday(daysAfter(person.joined, 14 + (at % 4) * 9));
    schedule.on(takenOn, () => {
      play('outcomes.recordMany', { cells: atJoining(one, at).map((cell) => ({ ...cell, takenOn })) });
    });
    const path: readonly string[] = housingPaths[person.paths[0]];
    // Nights in custody and in a refuge are told elsewhere.
    const isElsewhere = path.includes('prison-or-custody') || path.includes('refuge') || told.has(person.name[0]);
    if (at % 2 === 0 && !isElsewhere) scheduleMoves(play, schedule, one, at, periods);
  });
}
