import type { ReadDb } from '../../../db/handles.ts';
import type { Among } from '../../../db/repositories/among.ts';
import { baselinesOf, type FactRow, factsOfPeriod } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsDuring, staysOfEach } from '../../../db/repositories/people/memberships.ts';
import { listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { byPerson } from '../../../domain/by-person.ts';
import { joinedStays, newestStay, onePerPerson } from '../../../domain/cohorts/stays.ts';
import type { MoveDates } from '../../../domain/contacts/nights.ts';
import type { GridBy, GridRow } from '../../../domain/outcomes/operations.ts';
import { periodSinceJoining, quarterSinceJoining } from '../../../domain/outcomes/since-joining.ts';
import type { FactDefinition } from '../../../domain/outcomes/values.ts';
import { inScope, type MembershipDates } from '../../../domain/programme/periods.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext } from '../context.ts';
import { foldedMoves, nightsOfRow, proposalsAtJoining, proposalsOf } from './outcomes-nights.ts';
import { factSight, folding, type MaySeeFact, partedFacts, shownFact } from './outcomes-sight.ts';

/** One line of the grid before its values: who, and in which period; null for the baseline. */
interface Line {
  readonly personId: string;
  readonly reference: string;
  readonly preferredName: string;
  readonly joinedOn: IsoDate;
  readonly leftOn: IsoDate | null;
  readonly period: PeriodRow | null;
  readonly sinceJoining: number | null;
}

const everyDay = { firstDay: '0000-01-01', lastDay: '9999-12-31' };

/** Everyone in the cohort on at least one night of the period of whom the viewer may know, once each. */
export function peopleInScope(db: ReadDb, viewer: Viewer, period: { firstDay: string; lastDay: string }) {
  const during = membershipsDuring(db, period, viewer).filter((membership) => inScope(membership, period) > 0);
  return onePerPerson(during);
}

/** When the stay began to which a day belongs: stays that overlap or touch are one. */
const beganOn = (stays: readonly MembershipDates[], joinedOn: IsoDate): IsoDate =>
  joinedStays(stays).findLast((stay) => stay.joinedOn <= joinedOn)?.joinedOn ?? joinedOn;

export interface Asked {
  readonly period: PeriodRow;
  readonly by: GridBy;
  readonly quarter: number;
}

function linesOf(
  db: ReadDb,
  viewer: Viewer,
  { period, by, quarter }: Asked,
  stays: Map<string, MembershipDates[]>,
): Line[] {
  const periods = listPeriods(db).filter(({ calendar }) => calendar === period.calendar);
  if (by === 'since-joining')
    return onePerPerson(membershipsDuring(db, everyDay, viewer)).flatMap((person) => {
      const stay = newestStay(stays.get(person.personId) ?? []);
      const own = stay === undefined ? null : periodSinceJoining(stay.joinedOn, quarter, periods);
      if (stay === undefined || own === null || inScope(stay, own) === 0) return [];
      return [{ ...person, joinedOn: stay.joinedOn, leftOn: stay.leftOn, period: own, sinceJoining: quarter }];
    });
  const here = periods.find(({ id }) => id === period.id) ?? period;
  return peopleInScope(db, viewer, period).map((person) => {
    const own = stays.get(person.personId) ?? [];
    if (by === 'baseline')
      return {
        ...person,
        joinedOn: joinedStays(own)[0]?.joinedOn ?? person.joinedOn,
        period: null,
        sinceJoining: null,
      };
    return {
      ...person,
      period: here,
      sinceJoining: quarterSinceJoining(beganOn(own, person.joinedOn), here, periods),
    };
  });
}

/** What the rows of one occasion have in common: its definitions, and which of its facts the viewer may see of whom. */
interface Occasion {
  readonly period: PeriodRow | null;
  readonly definitions: readonly FactDefinition[];
  readonly maySeeFact: MaySeeFact;
  readonly folded: ReturnType<typeof folding>;
  readonly facts: ReadonlyMap<string, readonly FactRow[]>;
}

function rowOf(
  line: Line,
  occasion: Occasion,
  moves: readonly MoveDates[],
  stays: readonly MembershipDates[],
  today: IsoDate,
): GridRow {
  const { period, personId, joinedOn } = line;
  const { definitions, maySeeFact, folded } = occasion;
  const own = occasion.facts.get(personId) ?? [];
  const { seen, ...rest } = partedFacts(own, definitions, maySeeFact, personId);
  const seesHousing = definitions.some(({ code, category }) => category === 'housing' && maySeeFact(personId, code));
  const counted = period === null || !seesHousing ? null : nightsOfRow(moves, stays, period, today);
  const follows = !seesHousing ? [] : counted === null ? proposalsAtJoining(moves, joinedOn) : proposalsOf(counted);
  const isOpen = ({ code }: { readonly code: string }): boolean =>
    definitions.some((one) => one.code === code) &&
    maySeeFact(personId, code) &&
    !own.some((fact) => fact.code === code);
  const { reference, preferredName, leftOn, sinceJoining } = line;
  return {
    ...{ personId, reference, preferredName, joinedOn, leftOn, sinceJoining },
    periodId: period?.id ?? null,
    periodCode: period?.code ?? null,
    takenOn: period === null ? (own.find(({ takenOn }) => takenOn !== null)?.takenOn ?? null) : null,
    facts: seen.map((fact) => folded(shownFact(fact))),
    ...rest,
    proposals: follows.filter(isOpen),
    nights: counted === null ? null : { ...counted.nights, categories: [...counted.nights.categories] },
    likelyHousing: counted?.likelyHousing ?? null,
  };
}

/** The rows that were asked for of these people, with the definitions by which each may be counted. */
export function rowsOf(
  { db, viewer }: ReadContext,
  asked: Asked,
  among: Among,
): { row: GridRow; definitions: readonly FactDefinition[] }[] {
  const stays = staysOfEach(db, among);
  const lines = linesOf(db, viewer, asked, stays).filter(({ personId }) => among === 'all' || among.includes(personId));
  const sight = sightOf(db, viewer, among);
  const moves = foldedMoves(db, among, viewer.today);
  const occasions = new Map<string | null, Occasion>();
  const occasionOf = (period: PeriodRow | null): Occasion => {
    const known = occasions.get(period?.id ?? null);
    if (known !== undefined) return known;
    const on = period?.lastDay ?? viewer.today;
    const definitions = factDefinitions(db, on);
    const facts =
      period === null
        ? baselinesOf(
            db,
            lines.map(({ personId }) => personId),
          )
        : factsOfPeriod(db, period.id, among);
    const occasion = {
      ...{ period, definitions, facts: byPerson(facts) },
      maySeeFact: factSight(sight, definitions),
      folded: folding(db, definitions, on),
    };
    occasions.set(period?.id ?? null, occasion);
    return occasion;
  };
  return lines.map((line) => {
    const occasion = occasionOf(line.period);
    const own = [moves.get(line.personId) ?? [], stays.get(line.personId) ?? []] as const;
    return { row: rowOf(line, occasion, ...own, viewer.today), definitions: occasion.definitions };
  });
}
