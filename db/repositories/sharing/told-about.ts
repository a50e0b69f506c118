import { personCategories } from '../../../domain/access.ts';
import type { EntityName } from '../../../domain/entities.ts';
import { readKinds } from '../../../domain/sharing/kinds.ts';
import type { ReadDb } from '../../handles.ts';
import type { HistoryKeys } from '../../history-keys.ts';
import { lastKnown } from '../privacy/history-of-person.ts';

/** What a telling was about; anything, where that is no longer known. */
function partsOf(db: ReadDb, disclosureId: string): readonly string[] {
  const parts = db.all(db.selectFrom('disclosurePart').select('category').where('disclosureId', '=', disclosureId));
  return parts.length === 0 ? personCategories : parts.map(({ category }) => category);
}

/**
 * The kinds of information that a row tells of besides its own: what somebody was told or asked about, for a disclosure or a
 * request, and police and courts for what a release from custody opened. Whoever does not see all of them is told nothing of
 * the row: the name of a clinic says what it was about.
 */
export function toldAbout(db: ReadDb, keys: HistoryKeys, entity: EntityName, rowId: string): readonly string[] {
  if (entity === 'disclosure') return partsOf(db, rowId);
  if (entity === 'disclosurePart') return partsOf(db, String(lastKnown(db, keys, entity, rowId, 'disclosureId')));
  if (entity === 'action') {
    return lastKnown(db, keys, entity, rowId, 'origin') === 'custody-release' ? ['offending'] : [];
  }
  if (entity !== 'sharingRequest') return [];
  return readKinds(String(lastKnown(db, keys, entity, rowId, 'categories') ?? ''));
}
