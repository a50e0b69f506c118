import { sql } from 'kysely';
import { type EntityName, entityByCode } from '../../../domain/entities.ts';
import { queryWords } from '../../../domain/search.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { textColumnsFor } from '../../text-index.ts';
import { maySeeRow } from '../sharing/visible.ts';

/** A row in which every typed word stands, with whose it is and what kind of information. */
export interface FoundText {
  readonly key: number;
  readonly entity: EntityName;
  readonly rowId: string;
  /** Null for what is about nobody. */
  readonly personId: string | null;
  readonly category: string;
}

/** Fewer letters than this find half of everything, so nothing is looked for. */
export const fewestLetters = 2;

const readAtOnce = 200;

/**
 * Rows in whose text every typed word stands, the last one perhaps only begun, newest first: those of a kind that the viewer
 * may see of whom they are about, and what is about nobody. Yields some at a time, so that little more is read than is
 * shown. Nothing for fewer than two letters.
 */
export function* findTexts(db: ReadDb, viewer: Viewer, typed: string): Generator<FoundText[]> {
  const words = queryWords(typed);
  const last = words.at(-1);
  if (last === undefined || words.every((word) => [...word].length < fewestLetters)) return;
  const match = [...words.slice(0, -1).map((word) => `"${word}"`), `"${last}"*`].join(' AND ');
  let below: number | null = null;
  for (;;) {
    const all = db
      .selectFrom('textSearch')
      .innerJoin('textPlace', 'textPlace.key', 'textSearch.rowid')
      .select(['textPlace.key', 'textPlace.entity', 'textPlace.rowId', 'textPlace.personId', 'textPlace.category'])
      .where(sql<boolean>`"textSearch" MATCH ${match}`)
      .where(({ or, and, eb }) =>
        or([
          and([eb('textPlace.personId', 'is', null), eb('textPlace.category', '=', 'programme')]),
          maySeeRow(viewer, 'textPlace.personId', 'textPlace.category'),
        ]),
      )
      .orderBy('textSearch.rowid', 'desc')
      .limit(readAtOnce);
    const rows: readonly (Omit<FoundText, 'entity'> & { readonly entity: string })[] = db.all(
      below === null ? all : all.where('textSearch.rowid', '<', below),
    );
    yield rows.flatMap((row) => {
      const entity = entityByCode(row.entity);
      return entity === undefined ? [] : [{ ...row, entity }];
    });
    below = rows.at(-1)?.key ?? null;
    if (rows.length < readAtOnce || below === null) return;
  }
}

/** What was written in a found row, each piece as it stands; empty where the row went since. */
export function writtenAt(db: ReadDb, { entity, rowId, category }: FoundText): string[] {
  const columns = textColumnsFor(entity, category);
  const row = db.first(
    db
      .selectFrom(entity)
      .select(columns.map((column) => sql.ref<string | null>(column).as(column)))
      .where('id', '=', rowId),
  ) as Readonly<Record<string, string | null>> | undefined;
  return columns.flatMap((column) => row?.[column] ?? []);
}
