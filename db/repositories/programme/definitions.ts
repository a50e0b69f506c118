import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export interface DefinitionRow extends Omit<EntityTables['definitionVersion'], 'needCodes'> {
  readonly needCodes: string[];
}

/** Every version of the definition, the newest first; closed before open where they began together. */
export const listDefinitions = (db: ReadDb): DefinitionRow[] =>
  db
    .all(
      db.selectFrom('definitionVersion').selectAll().orderBy('validFrom', 'desc').orderBy('openness').orderBy('label'),
    )
    .map((row) => ({ ...row, needCodes: JSON.parse(row.needCodes) as string[] }));

/** Every version of every need, in order. */
export const listNeedDefinitions = (db: ReadDb): EntityTables['needDefinition'][] =>
  db.all(db.selectFrom('needDefinition').selectAll().orderBy('position').orderBy('validFrom'));
