import type { ReadDb } from '../../../db/handles.ts';
import { changedFields } from '../../../db/history.ts';
import { type HistoryKeys, programmeSubject } from '../../../db/history-keys.ts';
import { lastKnown } from '../../../db/repositories/privacy/history-of-person.ts';
import { categoriesByCode } from '../../../db/repositories/privacy/names.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { entities, entityByCode, type FieldShape } from '../../../domain/entities.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';

type Changed = ReturnType<typeof changedFields>[number];

const isGone = (db: ReadDb, personId: string): boolean =>
  db.first(db.selectFrom('person').select('id').where('id', '=', personId)) === undefined;

/** The category of information that a changed field belongs to; undefined for what no list knows. */
function categoryOf(db: ReadDb, keys: HistoryKeys, { entity, field, rowId }: Changed): string | undefined {
  const name = entityByCode(entity);
  if (name === undefined) return undefined;
  if (name === 'need' || name === 'fact')
    return categoriesByCode(db)[name].get(String(lastKnown(db, keys, name, rowId)));
  return Object.values<FieldShape>(entities[name].fields).find((one) => one.code === field)?.category;
}

function assertSees(db: ReadDb, keys: HistoryKeys, viewer: Viewer, change: Changed): void {
  const { subject, userId } = change;
  if (isGone(db, subject)) {
    // What was said of sharing went with them: it is for whoever did it, or acts for the partnership, to bring them back.
    if (!viewer.partnership && userId !== viewer.userId) throw new Refusal('not-found', 'transactionId');
    return;
  }
  const seen: readonly string[] = categoriesOf(db, viewer, subject);
  if (!seen.includes('identity')) throw new Refusal('not-found', 'transactionId');
  const category = categoryOf(db, keys, change);
  // Sealed values stay sealed whichever way they are put back.
  if (category !== 'sealed' && !seen.includes(category ?? '')) throw new Refusal('category-not-shared');
}

/**
 * Refuses to take back what the caller may not see: somebody of whom they may not know, as if there were no such change,
 * and a kind of information that is not shared with them.
 */
export function assertSeesChanges(db: ReadDb, keys: HistoryKeys, viewer: Viewer, transactionId: string): void {
  for (const change of changedFields(db, transactionId))
    if (change.subject !== programmeSubject) assertSees(db, keys, viewer, change);
}
