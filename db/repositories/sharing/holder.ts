import { type RawBuilder, sql } from 'kysely';

/** The agency that holds the record of the person in a table or its alias: their own, or the coordinating one. */
export const holderIn = (table: string): RawBuilder<string | null> =>
  sql<string | null>`coalesce(${sql.ref(`${table}.agencyId`)}, (SELECT "coordinatingAgencyId" FROM "register"))`;
