import { type RawBuilder, sql } from 'kysely';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { holderIn } from './holder.ts';

/**
 * Whether a viewer may see one category of the person whom a column names, as a condition for a query, so that a list
 * never fetches what it may not show. In this order: what the person's sharing record says for this agency and category
 * today; else whether the agency holds the person, or the viewer acts for the partnership; while use of the record is
 * restricted, only those two. Somebody of whom the viewer said "not this one" is not put before them. An emergency opening
 * that has not run out opens what the role may see.
 */
export function maySee(viewer: Viewer, category: PersonCategory, personColumn: string): RawBuilder<boolean> {
  const identity = sql<boolean>`(${standsForItself(personColumn)} AND ${decides(viewer, 'identity', personColumn)})`;
  // Whoever may not know of somebody sees nothing of them.
  return category === 'identity'
    ? identity
    : sql<boolean>`(${identity} AND ${decides(viewer, category, personColumn)})`;
}

/**
 * Whether a record stands for somebody: one that was joined to another is in no list, search or count, and opens nowhere.
 */
export const standsForItself = (personColumn: string): RawBuilder<boolean> =>
  personColumn === 'person.id'
    ? sql<boolean>`"person"."mergedIntoId" IS NULL`
    : sql<boolean>`NOT EXISTS (SELECT 1 FROM "person" AS "joined" WHERE "joined"."id" = ${sql.ref(personColumn)}
        AND "joined"."mergedIntoId" IS NOT NULL)`;

/** What holds for one category: the sharing record, else the default; or an opening that has not run out. */
function decides(viewer: Viewer, category: PersonCategory, personColumn: string): RawBuilder<boolean> {
  const person = sql.ref(personColumn);
  const ways = [
    ...(viewer.categories.includes(category) ? [allows(viewer, category, personColumn)] : []),
    ...(viewer.openable.includes(category) ? [isOpened(viewer, person)] : []),
  ];
  return ways.length === 0 ? sql<boolean>`0` : sql<boolean>`(${sql.join(ways, sql` OR `)})`;
}

/** Whether the viewer's agency holds the record; the row itself says so where the query is of people. */
const isHeld = ({ agencyId }: Viewer, personColumn: string): RawBuilder<boolean> =>
  personColumn === 'person.id'
    ? sql<boolean>`${holderIn('person')} = ${agencyId}`
    : sql<boolean>`EXISTS (SELECT 1 FROM "person" AS "held" WHERE "held"."id" = ${sql.ref(personColumn)}
        AND ${holderIn('held')} = ${agencyId})`;

function allows(viewer: Viewer, category: PersonCategory, personColumn: string): RawBuilder<boolean> {
  const { agencyId, today } = viewer;
  const person = sql.ref(personColumn);
  const byDefault = viewer.partnership ? sql`1` : isHeld(viewer, personColumn);
  // While use of a record is restricted it stays with those who keep it: what was shared is not shown.
  const isKept = viewer.partnership ? sql`1` : sql`(NOT ${isRestricted(person)} OR ${isHeld(viewer, personColumn)})`;
  const isPut = category === 'identity' ? sql`NOT ${stoodAside(viewer, person)}` : sql`1`;
  return sql<boolean>`(${isPut} AND ${isKept} AND coalesce(
    (SELECT "said"."decision" = 'shared' FROM "sharing" AS "said"
      WHERE "said"."personId" = ${person} AND "said"."agencyId" = ${agencyId} AND "said"."category" = ${category}
      AND "said"."fromOn" <= ${today} AND ("said"."untilOn" IS NULL OR "said"."untilOn" >= ${today})),
    ${byDefault}))`;
}

const isRestricted = (person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (SELECT 1 FROM "restriction" AS "limited" WHERE "limited"."personId" = ${person}
    AND "limited"."liftedOn" IS NULL)`;
/** Whether the viewer said "not this one" of somebody. */
const stoodAside = ({ userId }: Viewer, person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (SELECT 1 FROM "standAside" AS "aside" WHERE "aside"."userId" = ${userId}
    AND "aside"."personId" = ${person})`;

const isOpened = ({ userId, now }: Viewer, person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (SELECT 1 FROM "emergencyOpening" AS "opened" WHERE "opened"."userId" = ${userId}
    AND "opened"."personId" = ${person} AND "opened"."expiresAt" > ${now})`;

/** The people whom a viewer may know of at all: those whose identity they may see. */
export const maySeePerson = (viewer: Viewer, personColumn = 'person.id'): RawBuilder<boolean> =>
  maySee(viewer, 'identity', personColumn);

/**
 * The same for rows that hold their own category of information in a column, such as what happened on a day: each is shown
 * to whoever may see that kind of thing. A category that no list knows is nobody's to see.
 */
export const maySeeRow = (viewer: Viewer, personColumn: string, categoryColumn: string): RawBuilder<boolean> =>
  sql<boolean>`(CASE ${sql.ref(categoryColumn)} ${sql.join(
    personCategories.map((category) => sql`WHEN ${category} THEN ${maySee(viewer, category, personColumn)}`),
    sql` `,
  )} ELSE 0 END)`;

/** What a viewer may see of one person; empty where they may not know of them, or where there is no such person. */
export function categoriesOf(db: ReadDb, viewer: Viewer, personId: string): readonly PersonCategory[] {
  if (!viewer.openable.includes('identity')) return [];
  const seen = viewer.openable.map((category) => maySee(viewer, category, 'person.id').as(category));
  const row = db.first(db.selectFrom('person').select(seen).where('person.id', '=', personId));
  // The database answers 1 and 0.
  if (row === undefined || !row.identity) return [];
  return viewer.openable.filter((category) => Boolean(row[category]));
}

/** Refuses somebody of whom the viewer may not know, exactly as somebody who does not exist. */
export function assertMaySee(db: ReadDb, viewer: Viewer, personId: string, field = 'personId'): void {
  const found = db.first(db.selectFrom('person').select('id').where('id', '=', personId).where(maySeePerson(viewer)));
  if (found === undefined) throw new Refusal('not-found', field);
}
