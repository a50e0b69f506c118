import { sql } from 'kysely';
import type { PersonCategory } from '../../../domain/access.ts';
import type { EntryKind } from '../../../domain/contacts/kinds.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
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

/** How many entries of each kind may be shown. */
export const countsByKind = (
  db: ReadDb,
  personId: string,
  seen: readonly PersonCategory[],
): { kind: EntryKind; entries: number }[] =>
  db.all(
    db
      .selectFrom('timelineEntry')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('entries')])
      .where('personId', '=', personId)
      .where('category', 'in', [...seen])
      .groupBy('kind'),
  );

/** The days of entries that may not be shown: that there are any is said by month, and nothing else of them. */
export const withheldDays = (db: ReadDb, personId: string, seen: readonly PersonCategory[]): string[] =>
  db
    .all(
      db
        .selectFrom('timelineEntry')
        .select('happenedOn')
        .distinct()
        .where('personId', '=', personId)
        .where('category', 'not in', [...seen]),
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

/**
 * The newest contact that came about with each of these people, or with everyone, as far as the viewer may see it. Nobody
 * stands in it whom nobody has reached.
 */
export function newestContacts(
  db: ReadDb,
  viewer: Viewer,
  personIds: readonly string[] | 'all',
): Map<string, NewestContact> {
  const all = db
    .selectFrom('timelineEntry')
    // The database takes the other columns from the row that holds the maximum.
    .select(({ fn }) => ['personId', 'category', 'agencyId', fn.max<string>('happenedOn').as('happenedOn')])
    // In these words, so that the index of contacts that came about answers without a single row.
    .where(sql<boolean>`"kind" = 'contact' AND "reached" = 1`)
    .groupBy(['personId', 'category']);
  const rows = db.all(personIds === 'all' ? all : all.where('personId', 'in', [...personIds]));
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
