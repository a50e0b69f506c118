import type { ReadDb } from '../../../db/handles.ts';
import { factsIn, membershipsBy } from '../../../db/repositories/costs/costs.ts';
import type { PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { type Sight, sightOf } from '../../../db/repositories/sharing/sight.ts';
import { personCategories } from '../../../domain/access.ts';
import { byPerson } from '../../../domain/by-person.ts';
import { type Nights, nightsOf } from '../../../domain/contacts/nights.ts';
import { type CountedFact, type Slot, type Tally, tally } from '../../../domain/costs/tally.ts';
import type { FactDefinition, ValueState } from '../../../domain/outcomes/values.ts';
import { inScope, type MembershipDates } from '../../../domain/programme/periods.ts';
import type { PeriodWindow } from '../../../domain/programme/windows.ts';
import type { ReadContext } from '../context.ts';
import { foldedMoves } from './outcomes-nights.ts';

type Window = PeriodWindow<PeriodRow>;
type Memberships = ReadonlyMap<string, readonly MembershipDates[]>;

/** What was counted over a window of periods for one cohort, or for all. */
export interface Tallies {
  readonly people: number;
  readonly service: (definition: FactDefinition) => Tally;
  readonly nights: ReadonlyMap<string, Tally>;
}

/** A place for each person in each period in which they were in the cohort for a night at least. */
const slotsOf = (memberships: Memberships, window: Window): Slot[] =>
  window.periods.flatMap((period) =>
    [...memberships].flatMap(([personId, dates]) =>
      dates.some((one) => inScope(one, period) > 0) ? [{ personId, periodId: period.id }] : [],
    ),
  );

/** Nights of everybody in scope, each over the periods of the window. */
function everyNight(db: ReadDb, window: Window, memberships: Memberships, sight: Sight, today: string) {
  const moves = foldedMoves(db, 'all', window.lastDay);
  return [...memberships].flatMap(([personId, dates]) =>
    window.periods
      .map((period) => nightsOf(moves.get(personId) ?? [], dates, period, today))
      .filter((nights) => nights.inScope > nights.toCome)
      .map((nights) => ({ personId, nights, seen: sight.sees(personId, 'housing') })),
  );
}

type PersonNights = ReturnType<typeof everyNight>[number];

const come = ({ inScope: all, toCome }: Nights): number => all - toCome;
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Nights in each category, each with how many are known of all that could be. */
function nightTallies(rows: readonly PersonNights[]): Map<string, Tally> {
  const seen = rows.filter((row) => row.seen);
  const missing = sum(seen, ({ nights }) => nights.notKnown);
  const places = sum(rows, ({ nights }) => come(nights));
  const notShared = sum(rows, (row) => (row.seen ? 0 : come(row.nights)));
  const shared = { people: new Set(rows.map(({ personId }) => personId)).size, places, missing, notShared };
  const codes = [...new Set(seen.flatMap(({ nights }) => nights.categories.map(({ code }) => code)))];
  return new Map(
    codes.map((code) => {
      const inCategory = seen.flatMap(({ personId, nights }) =>
        nights.categories.filter((one) => one.code === code).map((one) => ({ personId, nights: one.nights })),
      );
      const peopleCounted = new Set(inCategory.map(({ personId }) => personId)).size;
      const count = sum(inCategory, ({ nights }) => nights);
      return [code, { count, peopleCounted, recorded: places - missing - notShared, unavailable: 0, ...shared }];
    }),
  );
}

/** Everything that is counted in a window, as far as the viewer may see it. */
export function talliesOf(
  { db, viewer, clock }: Pick<ReadContext, 'db' | 'viewer' | 'clock'>,
  window: Window,
  cohortId: string | null,
  definitions: readonly FactDefinition[],
): Tallies {
  const memberships = byPerson(membershipsBy(db, viewer, window.lastDay, cohortId));
  const sight = sightOf(db, viewer);
  const slots = slotsOf(memberships, window);
  const rows = factsIn(
    db,
    window.periods.map(({ id }) => id),
    definitions.map(({ code }) => code),
  );
  const facts = rows.flatMap(({ personId, periodId, code, state, valueNumber }): CountedFact[] =>
    periodId === null ? [] : [{ personId, periodId, code, state: state as ValueState, valueNumber }],
  );
  const categoryOf = (definition: FactDefinition) => personCategories.find((one) => one === definition.category);
  return {
    people: new Set(slots.map(({ personId }) => personId)).size,
    service: (definition) => {
      const category = categoryOf(definition);
      const sees = (personId: string): boolean => category !== undefined && sight.sees(personId, category);
      const own = facts.filter(({ code }) => code === definition.code);
      return tally(slots, own, sees);
    },
    nights: nightTallies(everyNight(db, window, memberships, sight, clock.today())),
  };
}
