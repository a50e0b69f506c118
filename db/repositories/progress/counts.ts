import { sql } from 'kysely';
import type { CountedCell, CountedMove } from '../../../domain/progress/figures.ts';
import { joined, left, notReached } from '../../../domain/progress/keys.ts';
import type { ReadDb } from '../../handles.ts';
import { type CellsAsked, cellParts, fromTo, onlyThese } from './cells.ts';

/** The two steps that are compared. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

export const cellsQuery = (db: ReadDb, asked: CellsAsked) =>
  db
    .selectFrom(
      sql<CountedCell>`(WITH ${cellParts(asked)}
        SELECT "step", "key", count(*) AS "count" FROM "cell" GROUP BY 1, 2 ORDER BY 1, 2)`.as('counted'),
    )
    .select(['counted.step', 'counted.key', 'counted.count']);

/** How many people stand at each key of each step. */
export const countCells = (db: ReadDb, asked: CellsAsked): CountedCell[] => db.all(cellsQuery(db, asked));

/** Those who have a number of one instrument at every step from one end to the other. */
const completeOf = (from: number, to: number) => sql`
  SELECT "personId" FROM "cell" WHERE "step" BETWEEN ${from} AND ${to} AND "key" LIKE 'n:%'
  GROUP BY 1 HAVING count(*) = ${to - from + 1} AND count(DISTINCT substr("key", instr("key", '|'))) = 1`;

/** The same of those alone who have a number at every step from one end to the other. */
export const countComplete = (db: ReadDb, asked: CellsAsked, { from, to }: Ends): CountedCell[] =>
  db.all(
    db
      .selectFrom(
        sql<CountedCell>`(WITH ${cellParts(asked, fromTo(from, to))},
          "complete" AS MATERIALIZED (${completeOf(from, to)})
          SELECT "step", "key", count(*) AS "count" FROM "cell" JOIN "complete" USING ("personId")
          WHERE "step" BETWEEN ${from} AND ${to} GROUP BY 1, 2)`.as('counted'),
      )
      .select(['counted.step', 'counted.key', 'counted.count']),
  );

/** Both at once, where the two ends are known beforehand: people are looked up once. */
export const countWithComplete = (db: ReadDb, asked: CellsAsked, { from, to }: Ends) =>
  db.all(
    db
      .selectFrom(
        sql<CountedCell & { complete: number }>`(WITH ${cellParts(asked)},
          "complete" AS MATERIALIZED (${completeOf(from, to)})
          SELECT "step", "key", count(*) AS "count", count("complete"."personId") AS "complete"
          FROM "cell" LEFT JOIN "complete" ON "complete"."personId" = "cell"."personId" GROUP BY 1, 2 ORDER BY 1, 2)`.as(
          'counted',
        ),
      )
      .select(['counted.step', 'counted.key', 'counted.count', 'counted.complete']),
  );

/** Whom there is after the last period begun: at a step counted from joining, they have not got there yet. */
const goesOn = ({ calendar, viewer }: CellsAsked) => sql`EXISTS (
  SELECT 1 FROM "stay" WHERE "stay"."personId" = "cell"."personId" AND ("stay"."leftOn" IS NULL OR "stay"."leftOn" >
    (SELECT max("lastDay") FROM "period" WHERE "calendar" = ${calendar} AND "firstDay" <= ${viewer.today})))`;

const gone = (asked: CellsAsked) =>
  asked.by === 'period' ? sql`${left}` : sql`CASE WHEN ${goesOn(asked)} THEN ${notReached} ELSE ${left} END`;

/** One row for each person who stands at either end, with where they stand at both. */
const movesOf = (asked: CellsAsked, { from, to }: Ends) => sql`
  SELECT "cell"."personId", ifnull(max(CASE WHEN "step" = ${from} THEN "key" END), ${joined}) AS "from",
    ifnull(max(CASE WHEN "step" = ${to} THEN "key" END), ${gone(asked)}) AS "to"
  FROM "cell" WHERE "step" IN (${from}, ${to}) GROUP BY "cell"."personId"`;

export const movesQuery = (db: ReadDb, asked: CellsAsked, ends: Ends) =>
  db
    .selectFrom(
      sql<CountedMove>`(WITH ${cellParts(asked, onlyThese(ends.from, ends.to))}, "move" AS (${movesOf(asked, ends)})
        SELECT "from", "to", count(*) AS "count" FROM "move" GROUP BY 1, 2 ORDER BY 1, 2)`.as('counted'),
    )
    .select(['counted.from', 'counted.to', 'counted.count']);

/** From where to where people moved between two steps. */
export const countMoves = (db: ReadDb, asked: CellsAsked, ends: Ends): CountedMove[] =>
  db.all(movesQuery(db, asked, ends));

export interface PersonMove extends Omit<CountedMove, 'count'> {
  readonly personId: string;
  readonly reference: string;
  readonly preferredName: string;
}

/** The same for each person, by name. */
export const movesByPerson = (db: ReadDb, asked: CellsAsked, ends: Ends): PersonMove[] =>
  db.all(
    db
      .selectFrom(
        sql<PersonMove>`(WITH ${cellParts(asked, onlyThese(ends.from, ends.to))} ${movesOf(asked, ends)})`.as('move'),
      )
      .innerJoin('person', 'person.id', 'move.personId')
      .select(['move.personId', 'person.reference', 'person.preferredName', 'move.from', 'move.to'])
      .orderBy('person.preferredName')
      .orderBy('person.reference'),
  );

/** Whether how things were at joining was ever recorded for a fact: what has no period, by which the index finds it. */
export const hasBaseline = (db: ReadDb, factCode: string): boolean =>
  db.first(db.selectFrom('fact').select('id').where('code', '=', factCode).where('periodId', 'is', null).limit(1)) !==
  undefined;

/** Everyone who is counted anywhere along the axis. */
export const peopleCounted = (db: ReadDb, asked: CellsAsked): string[] =>
  db
    .all(
      db
        .selectFrom(
          sql<{ personId: string }>`(WITH ${cellParts(asked)} SELECT DISTINCT "personId" FROM "cell")`.as('counted'),
        )
        .select('counted.personId'),
    )
    .map(({ personId }) => personId);
