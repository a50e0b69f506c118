import { type RawBuilder, sql } from 'kysely';
import type { PersonCategory } from '../../../domain/access.ts';
import type { Axis } from '../../../domain/progress/shapes.ts';
import { baselineStep } from '../../../domain/progress/steps.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { endsOn } from '../cohorts/ending.ts';
import { maySee } from '../sharing/visible.ts';

/** What is counted, for whom, and along which axis. */
export interface CellsAsked {
  readonly viewer: Viewer;
  readonly factCode: string;
  /** The kind of information that the fact is: nobody is counted of whom the viewer may not see it. */
  readonly category: PersonCategory;
  readonly calendar: string;
  readonly by: Axis;
  /** Codes that show as another one, such as a refuge that an older version kept in the clear. */
  readonly folds: readonly (readonly [from: string, to: string])[];
  /** Whether how things were at joining stands before quarter 0. */
  readonly withBaseline: boolean;
}

/** Quarters after that of joining, as `quartersSince` counts them. Whole division cuts towards zero, which is what it needs. */
const quarters = sql`max(0, (
  (12 * CAST(substr("step"."firstDay", 1, 4) AS INTEGER) + CAST(substr("step"."firstDay", 6, 2) AS INTEGER))
  - (12 * CAST(substr("seen"."joinedOn", 1, 4) AS INTEGER) + CAST(substr("seen"."joinedOn", 6, 2) AS INTEGER)) + 2) / 3)`;

/** The value's code as it is shown; not known is a state, whichever way it was recorded. */
function shownCode(folds: CellsAsked['folds']): RawBuilder<unknown> {
  const cases = folds.map(([from, to]) => sql`WHEN ${from} THEN ${to}`);
  return cases.length === 0
    ? sql`"fact"."valueCode"`
    : sql`(CASE "fact"."valueCode" ${sql.join(cases, sql` `)} ELSE "fact"."valueCode" END)`;
}

/** The key of what stands in a place, as `domain/progress/keys.ts` reads it. */
const keyOf = (folds: CellsAsked['folds']): RawBuilder<unknown> => sql`(CASE
  WHEN "fact"."state" IS NULL THEN 'blank'
  WHEN "fact"."valueCode" = 'not-known' THEN 's:not-known'
  WHEN "fact"."valueCode" IS NOT NULL THEN 'v:' || ${shownCode(folds)}
  WHEN "fact"."valueNumber" IS NOT NULL THEN 'n:' || "fact"."valueNumber" || '|' || ifnull("fact"."instrument", '')
  ELSE 's:' || "fact"."state" END)`;

const baseline = ({ factCode, folds, viewer, withBaseline }: CellsAsked): RawBuilder<unknown> =>
  withBaseline
    ? sql`UNION ALL SELECT "seen"."personId", ${baselineStep}, ${keyOf(folds)} FROM "seen"
        LEFT JOIN "fact" ON "fact"."personId" = "seen"."personId" AND "fact"."occasion" = 'baseline'
        AND "fact"."code" = ${factCode}
        WHERE "seen"."joinedOn" <= ${viewer.today}`
    : sql``;

/** A condition on a step. */
type Only = (step: RawBuilder<unknown>) => RawBuilder<boolean>;

const everyStep: Only = () => sql<boolean>`1`;
export const onlyThese =
  (...steps: readonly number[]): Only =>
  (step) =>
    sql<boolean>`${step} IN (${sql.join(steps)})`;
export const fromTo =
  (from: number, to: number): Only =>
  (step) =>
    sql<boolean>`${step} BETWEEN ${from} AND ${to}`;

const stepOf = ({ by }: CellsAsked): RawBuilder<unknown> => (by === 'period' ? sql`"step"."ordinal"` : quarters);

/**
 * One row for each person at each step in which they were in the cohort for a night at least, with the key of what stands
 * there: `WITH` parts named `seen`, `stay`, `step`, `scoped` and `cell` (personId, step, key). People count once, in however
 * many cohorts they are. By quarter since joining, a period belongs to the quarter that it is for each person. `only` leaves
 * out steps that are not asked about before their values are looked up.
 */
export const cellParts = (asked: CellsAsked, only: Only = everyStep): RawBuilder<unknown> => sql`
  "seen" AS MATERIALIZED (
    SELECT "person"."id" AS "personId",
      (SELECT min("first"."joinedOn") FROM "membership" AS "first" WHERE "first"."personId" = "person"."id") AS "joinedOn"
    FROM "person" WHERE ${maySee(asked.viewer, asked.category, 'person.id')}),
  "stay" AS MATERIALIZED (SELECT "membership"."personId", "membership"."joinedOn", ${endsOn} AS "leftOn" FROM "membership"),
  "step" AS MATERIALIZED (
    SELECT "id", "firstDay", "lastDay", row_number() OVER (ORDER BY "firstDay") - 1 AS "ordinal" FROM "period"
    WHERE "calendar" = ${asked.calendar} AND "firstDay" <= ${asked.viewer.today}),
  "scoped" AS (
    SELECT "seen"."personId", ${stepOf(asked)} AS "step",
      "step"."id" AS "periodId", max("step"."firstDay")
    FROM "step"
    JOIN "stay" ON "stay"."joinedOn" <= "step"."lastDay"
      AND ("stay"."leftOn" IS NULL OR "stay"."leftOn" > max("step"."firstDay", "stay"."joinedOn"))
    JOIN "seen" ON "seen"."personId" = "stay"."personId"
    WHERE ${only(stepOf(asked))}
    GROUP BY 1, 2),
  "cell" AS MATERIALIZED (
    SELECT "scoped"."personId", "scoped"."step", ${keyOf(asked.folds)} AS "key" FROM "scoped"
    LEFT JOIN "fact" INDEXED BY "factForFigures" ON "fact"."code" = ${asked.factCode}
      AND "fact"."periodId" = "scoped"."periodId" AND "fact"."personId" = "scoped"."personId"
    ${baseline(asked)})`;
