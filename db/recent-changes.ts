import { entities } from '../domain/entities.ts';
import type { Viewer } from '../domain/sharing/viewer.ts';
import type { ReadDb } from './handles.ts';
import { programmeSubject } from './history-keys.ts';
import { readingToMilliseconds } from './hybrid-clock.ts';
import { toldKind } from './repositories/sharing/kinds-told.ts';
import { sightOf } from './repositories/sharing/sight.ts';

export interface RecentChange {
  readonly transactionId: string;
  readonly at: string;
  readonly userId: string;
  readonly entity: string;
  readonly personId: string | null;
  readonly fields: number;
}

/** That something is sealed, that two are kept apart, and what somebody said privately, is shown in no list. */
export const shownInNoList: readonly string[] = [
  entities.sealedFact.code,
  entities.keepApart.code,
  entities.standAside.code,
];

/** Rows looked at, from the newest: gathering the whole history would grow with it. */
const mostLookedAt = 5000;
/** Rows read at once. */
const each = 1000;

const newestRows = (db: ReadDb, before: number, floor: number) =>
  db.all(
    db
      .selectFrom('change')
      .select(['seq', 'transactionId', 'clock', 'userId', 'entity', 'rowId', 'subject'])
      .where('seq', '<', before)
      .where('seq', '>', floor)
      .orderBy('seq', 'desc')
      .limit(each),
  );

type Row = ReturnType<typeof newestRows>[number];

/** Of these, what may be named to the viewer: of the programme, or of somebody whom and in a kind that they may see. */
function told(db: ReadDb, viewer: Viewer, rows: readonly Row[]): Row[] {
  const listed = rows.filter(({ entity }) => !shownInNoList.includes(entity));
  const people = new Set(listed.map(({ subject }) => subject));
  people.delete(programmeSubject);
  const sight = sightOf(db, viewer, [...people]);
  return listed.filter(({ subject, entity }) =>
    subject === programmeSubject
      ? // A first contact without a name is for the agency that noted it; no list of what everybody did shows it.
        entity !== entities.referral.code
      : sight.sees(subject, 'identity') && toldKind(viewer, sight, subject, entity),
  );
}

/**
 * The newest transactions about the programme or somebody of whom the viewer may know, newest first: what kind of thing
 * changed, about whom and when; never the values, and nothing of the rows `without`. The rows of a transaction follow each other,
 * so that looking ends with the first one too many.
 */
export function recentChanges(
  db: ReadDb,
  viewer: Viewer,
  limit: number,
  without: ReadonlySet<string> = new Set(),
): RecentChange[] {
  const found = new Map<string, { readonly newest: Row; fields: number }>();
  let before = (db.first(db.selectFrom('change').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0) + 1;
  const floor = before - 1 - mostLookedAt;
  while (found.size <= limit) {
    const rows = newestRows(db, before, floor);
    for (const row of told(db, viewer, rows)) {
      if (without.has(row.rowId)) continue;
      const known = found.get(row.transactionId);
      if (known === undefined) found.set(row.transactionId, { newest: row, fields: 1 });
      else known.fields += 1;
    }
    if (rows.length < each) break;
    before = rows.at(-1)?.seq ?? 0;
  }
  return [...found.values()].slice(0, limit).map(({ newest, fields }) => ({
    transactionId: newest.transactionId,
    at: new Date(readingToMilliseconds(newest.clock)).toISOString(),
    userId: newest.userId,
    entity: newest.entity,
    personId: newest.subject === programmeSubject ? null : newest.subject,
    fields,
  }));
}
