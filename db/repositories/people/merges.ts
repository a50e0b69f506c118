import { type EntityName, entities, entityByCode } from '../../../domain/entities.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type ChangeValues, openChange, type SealedChange } from '../../change-rows.ts';
import type { ReadDb } from '../../handles.ts';
import type { HistoryKeys } from '../../history-keys.ts';
import type { EntityTables } from '../../schema.ts';

export type MergeRow = EntityTables['personMerge'];

/** A person with every record that was joined to theirs. */
export const recordsOf = (db: ReadDb, personId: string): string[] => [
  personId,
  ...db
    .all(db.selectFrom('person').select('id').where('mergedIntoId', '=', personId).orderBy('id'))
    .map(({ id }) => id),
];

/** The record that one was joined to; null where it stands for itself, or there is none. */
export const keptRecordOf = (db: ReadDb, personId: string): string | null =>
  db.first(db.selectFrom('person').select('mergedIntoId').where('id', '=', personId))?.mergedIntoId ?? null;

/** Records that are one with somebody's now, the newest first. */
export const standingMerges = (db: ReadDb, personId: string) =>
  db.all(
    db
      .selectFrom('personMerge')
      .innerJoin('person as joined', 'joined.id', 'personMerge.mergedId')
      .innerJoin('userAccount', 'userAccount.id', 'personMerge.mergedBy')
      .select(['personMerge.id', 'personMerge.mergedAt', 'joined.reference', 'joined.preferredName'])
      .select('personMerge.mergedId')
      .select('userAccount.displayName as who')
      .where('personMerge.personId', '=', personId)
      .where('unmergedAt', 'is', null)
      .orderBy('personMerge.mergedAt', 'desc'),
  );

/** Throws `not-found` where no such two records are one. */
export function getMerge(db: ReadDb, personId: string, mergeId: string): MergeRow {
  const found = db.first(
    db
      .selectFrom('personMerge')
      .selectAll()
      .where('id', '=', mergeId)
      .where('personId', '=', personId)
      .where('unmergedAt', 'is', null),
  );
  if (found === undefined) throw new Refusal('not-found', 'mergeId');
  return found;
}

/** One field that making two records one has changed. */
export interface MergeChange extends ChangeValues {
  readonly entity: EntityName;
  readonly rowId: string;
  readonly column: string;
  readonly kind: SealedChange['kind'];
}

/** What the transaction of a merge did, field by field, in its order; what was erased since is left out. */
export function changesOfMerge(db: ReadDb, keys: HistoryKeys, mergeId: string): MergeChange[] {
  const made = db.first(
    db
      .selectFrom('change')
      .select('transactionId')
      .where('entity', '=', entities.personMerge.code)
      .where('rowId', '=', mergeId)
      .where('kind', '=', 'insert'),
  );
  if (made === undefined) return [];
  const changes = db.all(
    db.selectFrom('change').selectAll().where('transactionId', '=', made.transactionId).orderBy('seq'),
  ) as SealedChange[];
  return changes.flatMap((change) => {
    const entity = entityByCode(change.entity);
    const values = openChange(keys, change);
    if (entity === undefined || values === undefined) return [];
    const column = Object.entries(entities[entity].fields).find(([, field]) => field.code === change.field)?.[0];
    return column === undefined ? [] : [{ entity, rowId: change.rowId, column, kind: change.kind, ...values }];
  });
}
