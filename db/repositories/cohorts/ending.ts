import { sql } from 'kysely';

/**
 * The first day out of a row of `membership`, for whoever counts: the day of leaving, or an earlier day from which a
 * concluded death ends the scope. The row itself stays as it was, so that a report that was mistaken changes nothing.
 */
export const endsOnSql = `coalesce(
  (SELECT coalesce(min("membership"."leftOn", "gone"."scopeEndsOn"), "gone"."scopeEndsOn") FROM "death" AS "gone"
    WHERE "gone"."personId" = "membership"."personId" AND "gone"."takenBackOn" IS NULL
    AND "gone"."scopeEndsOn" IS NOT NULL),
  "membership"."leftOn")`;

/** The same for a query that Kysely compiles. */
export const endsOn = sql<string | null>`${sql.raw(endsOnSql)}`;
