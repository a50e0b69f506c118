import { sql } from 'kysely';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { type EntryKind, entryKinds } from '../../../domain/contacts/kinds.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { rowsOf } from '../among.ts';
import { sightOf } from '../sharing/sight.ts';
import { categoriesOf } from '../sharing/visible.ts';

export type TimelineRow = EntityTables['timelineEntry'];

/** Where a page of a timeline ended. */
export interface TimelinePlace {
  readonly happenedOn: string;
  readonly id: string;
}

interface Page {
  readonly personId: string;
  /** The categories of this person that may be shown. */
  readonly seen: readonly PersonCategory[];
  /** Only these kinds; none for all. */
  readonly kinds: readonly EntryKind[];
  readonly after: TimelinePlace | null;
  readonly limit: number;
}

/** Part of somebody's timeline, newest first. */
export function timelinePage(db: ReadDb, { personId, seen, kinds, after, limit }: Page): TimelineRow[] {
  let rows = db
    .selectFrom('timelineEntry')
    .selectAll()
    .where('personId', '=', personId)
    .where('category', 'in', [...seen])
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (kinds.length > 0) rows = rows.where('kind', 'in', [...kinds]);
  if (after !== null)
    // Compared as one value, so that the index leads to the place instead of through all that stands before it.
    rows = rows.where(sql<boolean>`("happenedOn", "id") < (${after.happenedOn}, ${after.id})`);
  return db.all(rows);
}

/** How many entries of each kind may be shown, counted along the index for each kind of information. */
export const countsByKind = (
  db: ReadDb,
  personId: string,
  seen: readonly PersonCategory[],
): { kind: EntryKind; entries: number }[] =>
  db
    .all(
      db.selectFrom(rowsOf(entryKinds).as('kind')).select(({ selectFrom, ref }) => [
        sql<EntryKind>`"kind"."value"`.as('kind'),
        selectFrom(rowsOf(seen).as('seen'))
          .select(
            sql<number>`sum((SELECT count(*) FROM "timelineEntry" WHERE "personId" = ${personId}
              AND "kind" = ${ref('kind.value')} AND "category" = "seen"."value"))`.as('sum'),
          )
          .as('entries'),
      ]),
    )
    .flatMap(({ kind, entries }) => (entries ? [{ kind, entries }] : []));

/** The days of entries that may not be shown: that there are any is said by month, and nothing else of them. */
export const withheldDays = (db: ReadDb, personId: string, seen: readonly PersonCategory[]): string[] =>
  db
    .all(
      db
        .selectFrom('timelineEntry')
        .select('happenedOn')
        .distinct()
        .where('personId', '=', personId)
        // Named and not excluded, so that the index leads past all that is shown.
        .where(
          'category',
          'in',
          personCategories.filter((category) => !seen.includes(category)),
        ),
    )
    // Put in order here: asked for in order, the database reads every row instead of the index of categories.
    .map(({ happenedOn }) => happenedOn)
    .sort()
    .reverse();

/** An entry of a person that the viewer may see; refuses any other as if there were none. */
export function entryOf(db: ReadDb, viewer: Viewer, personId: string, entryId: string): TimelineRow {
  const seen: readonly string[] = categoriesOf(db, viewer, personId);
  const row = db.first(
    db.selectFrom('timelineEntry').selectAll().where('id', '=', entryId).where('personId', '=', personId),
  );
  if (row === undefined || !seen.includes(row.category)) throw new Refusal('not-found', 'timelineEntryId');
  return row;
}

export interface NewestContact {
  readonly happenedOn: string;
  readonly agencyId: string;
}

interface NewestOfKind extends NewestContact {
  readonly personId: string;
  readonly category: string;
}

/** In these words, so that the index of contacts that came about answers without a single row. */
const cameAbout = sql<boolean>`"kind" = 'contact' AND "reached" = 1`;

const newestOfAll = (db: ReadDb): NewestOfKind[] =>
  db.all(
    db
      .selectFrom('timelineEntry')
      // The database takes the other columns from the row that holds the maximum.
      .select(({ fn }) => ['personId', 'category', 'agencyId', fn.max<string>('happenedOn').as('happenedOn')])
      .where(cameAbout)
      .groupBy(['personId', 'category']),
  );

/** Looked up for each person and kind of information, which takes no longer where there are thousands of entries. */
const newestOf = (db: ReadDb, personIds: readonly string[]): NewestOfKind[] =>
  db.all(
    db
      .selectFrom(rowsOf(personIds).as('person'))
      .innerJoin(rowsOf(personCategories).as('told'), (join) => join.onTrue())
      .innerJoin('timelineEntry', (join) =>
        join.on(
          sql<boolean>`"timelineEntry"."rowid" = (SELECT "rowid" FROM "timelineEntry" WHERE "personId" = "person"."value"
            AND "category" = "told"."value" AND ${cameAbout} ORDER BY "happenedOn" DESC LIMIT 1)`,
        ),
      )
      .select(['timelineEntry.personId', 'timelineEntry.category', 'timelineEntry.agencyId', 'happenedOn']),
  );

/**
 * The newest contact that came about with each of these people, or with everyone, as far as the viewer may see it. Nobody
 * stands in it whom nobody has reached.
 */
export function newestContacts(
  db: ReadDb,
  viewer: Viewer,
  personIds: readonly string[] | 'all',
): Map<string, NewestContact> {
  const rows = personIds === 'all' ? newestOfAll(db) : newestOf(db, personIds);
  const sight = sightOf(db, viewer, personIds);
  const newest = new Map<string, NewestContact>();
  for (const { personId, category, agencyId, happenedOn } of rows) {
    const known = newest.get(personId);
    const isNewer = known === undefined || known.happenedOn < happenedOn;
    if (isNewer && sight.sees(personId, category as PersonCategory)) newest.set(personId, { happenedOn, agencyId });
  }
  return newest;
}

/** The agencies whose contacts and knowledge stand on somebody's timeline, as far as the viewer may see it. */
export function agenciesInTimeline(db: ReadDb, viewer: Viewer, personId: string): string[] {
  const seen = categoriesOf(db, viewer, personId);
  return db
    .all(
      db
        .selectFrom('timelineEntry')
        .select('agencyId')
        .distinct()
        .where('personId', '=', personId)
        .where('category', 'in', [...seen])
        .orderBy('agencyId'),
    )
    .map(({ agencyId }) => agencyId);
}
