import { openChange, type SealedChange, sealValues } from './change-rows.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { RawDb } from './open.ts';

/** One field of one row, by the codes that the history has for them. */
interface FieldPlace {
  readonly entity: string;
  readonly rowId: string;
  readonly field: string;
}

/**
 * Takes every value that a field of one row ever held out of the history, as if nothing had been written there: who
 * changed it and when stays, so the chain holds, and an undo puts nothing back. The field itself has to be empty by now.
 * What no key opens any longer stays as it is.
 */
export function emptyHistory(db: RawDb, keys: HistoryKeys, { entity, rowId, field }: FieldPlace): void {
  const changes = db
    .prepare<[string, string, string], SealedChange>(
      'SELECT * FROM change WHERE entity = ? AND rowId = ? AND field = ?',
    )
    .all(entity, rowId, field);
  const put = db.prepare<[Uint8Array, number]>('UPDATE change SET sealed = ? WHERE seq = ?');
  for (const change of changes) {
    const values = openChange(keys, change);
    if (values === undefined || (values.before === null && values.after === null)) continue;
    put.run(sealValues(keys, change, { before: null, after: null }), change.seq);
  }
}
