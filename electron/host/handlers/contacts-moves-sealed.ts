import { discardDraftsOf } from '../../../db/repositories/drafts/drafts.ts';
import { boxesBesideFacts } from '../../../db/repositories/sealed/sealed-facts.ts';
import type { WriteContext } from '../context.ts';

/**
 * Takes the places that a move had earlier out of the history, and out of what somebody typed and did not save, once it
 * may be a sealed one: nothing but its box says whether it is, so it is done for each that could be. Nothing for a move
 * that is gone or has its place in the clear.
 */
export function emptyEarlierPlaces({ db, session }: Pick<WriteContext, 'db' | 'session'>, moveId: string): void {
  const row = db.first(db.selectFrom('move').select(['personId', 'place']).where('id', '=', moveId));
  if (row === undefined || row.place !== null) return;
  if (boxesBesideFacts(db, row.personId).every(({ factId }) => factId !== moveId)) return;
  db.emptyHistory('move', moveId, 'place');
  discardDraftsOf(session.raw, 'contacts.move', moveId);
}
