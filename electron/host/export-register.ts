import type { ReadDb } from '../../db/handles.ts';
import { type EntityName, entities, entityNames } from '../../domain/entities.ts';

/** Rows that a register starts with, as a partnership words them. */
const referenceTables = ['factDefinition', 'referenceValue', 'sectionDefinition', 'statementDefinition'] as const;

type Row = Readonly<Record<string, unknown>>;
interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** A row with its id first and the rest in a fixed order; `columns` leaves out what only the file itself needs. */
const inOrder = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(['id', ...columns].map((column) => [column, row[column] ?? null]));

/** Ciphertext is different every time, and no copy of it is wanted. */
const leaves = (name: EntityName): boolean => name !== 'sealedFact' && name !== 'standAside';

const entityTables = (db: ReadDb): Table[] =>
  entityNames.filter(leaves).map((name) => {
    // One name stands for all of them: every entity table has an id, and only its declared fields leave.
    const rows = db.all(
      db
        .selectFrom(name as 'agency')
        .selectAll()
        .orderBy('id'),
    );
    return { name, rows: rows.map((row) => inOrder(row, Object.keys(entities[name].fields))) };
  });

const ownColumns = (row: Row): string[] =>
  Object.keys(row)
    .filter((column) => column !== 'id')
    .sort();

const sharedTables = (db: ReadDb): Table[] =>
  referenceTables.map((name) => {
    const rows = db.all(
      db
        .selectFrom(name as 'sectionDefinition')
        .selectAll()
        .orderBy('id'),
    );
    return { name, rows: rows.map((row) => inOrder({ ...row }, ownColumns({ ...row }))) };
  });

/**
 * Everything that the register says, as JSON text: entity tables and reference rows, by table name and id, one row on a
 * line. No keys, no history, no audit trail, no drafts, no sealed facts. The same register gives the same bytes.
 */
export function exportRegister(db: ReadDb): string {
  const { sealedPublicKey: _key, ...register } = db.first(db.selectFrom('register').selectAll()) ?? {};
  const tables = [...entityTables(db), ...sharedTables(db)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = tables.map(
    ({ name, rows }) =>
      `    ${JSON.stringify(name)}: [${rows.map((row) => `\n      ${JSON.stringify(row)}`).join(',')}\n    ]`,
  );
  return [
    '{',
    '  "format": "mcn-casebook-register",',
    '  "version": 1,',
    `  "register": ${JSON.stringify(inOrder({ ...register }, ownColumns({ ...register })))},`,
    '  "tables": {',
    `${lines.join(',\n')}`,
    '  }',
    '}',
    '',
  ].join('\n');
}
