import { type RawBuilder, sql } from 'kysely';
import type { PersonCategory } from '../../../domain/access.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { endsOn } from '../cohorts/ending.ts';
import { maySee, maySeePerson } from '../sharing/visible.ts';

interface RequiredFact {
  readonly code: string;
  readonly category: PersonCategory;
}

export interface CountedPeriod {
  /** Required facts in scope, as far as the viewer may see them. */
  readonly inScope: number;
  /** Of them, how many are recorded, and how many are entered at all. */
  readonly recorded: number;
  readonly entered: number;
}

/** A number for each category that some of the facts belong to. */
const byCategory = (required: readonly RequiredFact[]): Map<PersonCategory, string[]> => {
  const codes = new Map<PersonCategory, string[]>();
  for (const { category, code } of required) codes.set(category, [...(codes.get(category) ?? []), code]);
  return codes;
};

/**
 * Those of whom the viewer may know who were in a cohort for a night of a span, once each, with a column for each category
 * that says whether it is shown to the viewer.
 */
const seenInScope = (
  viewer: Viewer,
  { firstDay, lastDay }: { readonly firstDay: IsoDate; readonly lastDay: IsoDate },
  categories: readonly PersonCategory[],
): RawBuilder<unknown> => sql`SELECT "person"."id" AS "personId", ${sql.join(
  categories.map((category) => sql`${maySee(viewer, category, 'person.id')} AS ${sql.id(category)}`),
)}
  FROM "person" WHERE ${maySeePerson(viewer)} AND "person"."id" IN (
    SELECT "membership"."personId" FROM "membership" WHERE "membership"."joinedOn" <= ${lastDay}
      AND ifnull(${endsOn}, '9999-12-31') > max("membership"."joinedOn", ${firstDay}))`;

/**
 * How many required facts of a period are in scope, entered and recorded, counted by the database: the same as
 * `domain/outcomes/values.ts` counts from every slot, without fetching any.
 */
export function countPeriod(
  db: ReadDb,
  viewer: Viewer,
  period: { readonly id: string; readonly firstDay: IsoDate; readonly lastDay: IsoDate },
  required: readonly RequiredFact[],
): CountedPeriod {
  const codes = byCategory(required);
  if (codes.size === 0) return { inScope: 0, recorded: 0, entered: 0 };
  const slots = [...codes].map(([category, own]) => sql`${own.length} * ${sql.ref(`seen.${category}`)}`);
  const shown = [...codes].map(
    ([category, own]) => sql`(${sql.ref(`seen.${category}`)} AND "fact"."code" IN (${sql.join(own)}))`,
  );
  const counted = sql<CountedPeriod>`(WITH "seen" AS MATERIALIZED (${seenInScope(viewer, period, [...codes.keys()])}),
    "counted" AS (SELECT count(*) AS "entered", ifnull(sum("fact"."state" = 'recorded'), 0) AS "recorded"
      FROM "seen" CROSS JOIN "fact" ON "fact"."periodId" = ${period.id} AND "fact"."personId" = "seen"."personId"
      WHERE ${sql.join(shown, sql` OR `)})
    SELECT (SELECT ifnull(sum(${sql.join(slots, sql` + `)}), 0) FROM "seen") AS "inScope", "recorded", "entered"
    FROM "counted")`;
  return db.first(db.selectFrom(counted.as('counts')).selectAll()) ?? { inScope: 0, recorded: 0, entered: 0 };
}
