import { entityNames } from '../domain/entities.ts';
import { type RawDb, refusalOf } from './open.ts';

/**
 * What stands for the pages of a file, beside the code that each page carries. That code shows a page that was changed;
 * it says nothing about an older page of the same file that was put back in its place.
 */
export interface Pages {
  readonly total: number;
  /** The audit trail and what is held against it. */
  readonly trail: number;
  /** The history of changes, which the audit trail vouches for. */
  readonly history: number;
  /** What people recorded, which is held against the history value by value. */
  readonly recorded: number;
  /** Indexes, which are held against their tables row by row. */
  readonly indexes: number;
  /** Pages on which nothing stands. */
  readonly free: number;
  /** Whatever is held against nothing: drafts, lists of reference, keys, the search, the shape of the file itself. */
  readonly uncovered: number;
  /** Pages of tables and indexes of which at least one page does not pass its own code. */
  readonly unreadable: number;
}

const trailTables: ReadonlySet<string> = new Set(['audit', 'auditShown', 'auditGroup', 'auditNumber', 'auditMark']);
const recordedTables: ReadonlySet<string> = new Set<string>(entityNames);

type Standing = keyof Omit<Pages, 'total' | 'free' | 'unreadable'>;

/** The tables and indexes of a file, with what holds their pages. An index is held against its table, if that is. */
function standings(db: RawDb): ReadonlyMap<string, Standing> {
  const all = db.prepare<[], { type: string; name: string }>(
    "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'index') AND rootpage > 0",
  );
  const found = new Map<string, Standing>([['sqlite_schema', 'uncovered']]);
  for (const { type, name } of all.all()) {
    if (type === 'index') found.set(name, 'indexes');
    else if (trailTables.has(name)) found.set(name, 'trail');
    else if (name === 'change') found.set(name, 'history');
    else found.set(name, recordedTables.has(name) ? 'recorded' : 'uncovered');
  }
  return found;
}

/** Counts the pages of a register by what holds them. Reads every page once; about a second for each 200 MB. */
export function countPages(db: RawDb): Pages {
  const number = (name: string): number => Number(db.pragma(name, { simple: true }));
  const [total, free] = [number('page_count'), number('freelist_count')];
  const sums = { trail: 0, history: 0, recorded: 0, indexes: 0, uncovered: 0 };
  const pagesOf = db.prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ? AND aggregate = TRUE').pluck();
  for (const [name, standing] of standings(db)) {
    try {
      sums[standing] += pagesOf.get(name) ?? 0;
    } catch (error) {
      // What is left of the total once everything that can be read is counted.
      if (refusalOf(error) === null) throw error;
    }
  }
  const { trail, history, recorded, indexes, uncovered } = sums;
  const unreadable = total - free - (trail + history + recorded + indexes + uncovered);
  return { total, free, ...sums, unreadable };
}
