import type { Statement } from 'better-sqlite3-multiple-ciphers';
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { EntityName } from '../domain/entities.ts';
import type { KnownHistory } from './change-rows.ts';
import type { RawDb } from './open.ts';
import type { Reowned } from './reown.ts';
import type { EntityTables, Tables } from './schema.ts';

/** Compiles queries; it has no connection, so nothing can be run through it. */
const compiler = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A handle that can only ask. Written by hand, because a picked part of Kysely still leads to writes. */
export interface ReadDb {
  readonly selectFrom: Kysely<Tables>['selectFrom'];
  /** Every row of a query. */
  all<Row>(query: Compilable<Row>): Row[];
  /** The first row of a query, or undefined. */
  first<Row>(query: Compilable<Row>): Row | undefined;
}

export type NewRow<E extends EntityName> = Partial<Omit<EntityTables[E], 'id'>> & { id?: string };
export type Changes<E extends EntityName> = Partial<Omit<EntityTables[E], 'id'>>;

/** A handle inside one transaction. Each call leaves a change row for every field that it alters. */
export interface WriteDb extends ReadDb {
  readonly transactionId: string;
  /** Notes that what follows takes back another transaction. `known` is the newest in the history of rows that only that one changed. */
  declareUndo(transactionId: string, known?: KnownHistory): void;
  /** Adds a row and answers with its id. */
  insert<E extends EntityName>(entity: E, row: NewRow<E>): string;
  /** Changes the fields that differ; answers whether any did. Throws `not-found` when there is no such row. */
  update<E extends EntityName>(entity: E, id: string, changes: Changes<E>): boolean;
  /**
   * Gives rows over to other people, all at once, so that two rows may change places of which somebody can have only one.
   */
  reown(rows: readonly Reowned[]): void;
  /**
   * Takes every value that a column of a row ever held out of the history; the column has to be empty. Not in a write that
   * is prepared in pieces.
   */
  emptyHistory<E extends EntityName>(entity: E, id: string, column: keyof Changes<E> & string): void;
  /** Removes a row, if it is there. */
  remove(entity: EntityName, id: string): void;
}

const asked = new WeakMap<ReadDb, Map<string, unknown>>();

/**
 * Asks once in a transaction for what belongs to the programme, such as its lists, so that thousands of rows do not ask for it
 * each; again once the transaction has changed anything of the programme. Outside of one it asks every time.
 */
export function askOnce<T>(db: ReadDb, name: string, ask: () => T): T {
  if (!('transactionId' in db)) return ask();
  const known = asked.get(db) ?? new Map<string, unknown>();
  asked.set(db, known);
  if (!known.has(name)) known.set(name, ask());
  return known.get(name) as T;
}

/** Forgets what was asked once: something of the programme, from which it comes, is being changed. */
export const askAgain = (db: ReadDb): void => void asked.delete(db);

/**
 * A query that is compiled once and then asked with other values, which takes a tenth of the time. Its parameters are its
 * values, in their order and no others.
 */
export function compiledOnce<Values extends readonly unknown[], Row>(
  build: (db: ReadDb, ...values: Values) => Compilable<Row>,
): (db: ReadDb, ...values: Values) => Compilable<Row> {
  let kept: CompiledQuery<Row> | null = null;
  return (db, ...values) => {
    kept ??= build(db, ...values).compile() as CompiledQuery<Row>;
    if (kept.parameters.length !== values.length) throw new Error('a query has other parameters than its values');
    const compiled = { ...kept, parameters: values };
    return { compile: () => compiled };
  };
}

export function createReadDb(db: RawDb): ReadDb {
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      if (!statement.readonly) throw new Error('a read handle was given a statement that writes');
      if (statements.size > 400) statements.clear();
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    selectFrom: compiler.selectFrom.bind(compiler) as Kysely<Tables>['selectFrom'],
    all<Row>(query: Compilable<Row>): Row[] {
      const { sql, parameters } = query.compile();
      return prepare(sql).all(...parameters) as Row[];
    },
    first<Row>(query: Compilable<Row>): Row | undefined {
      const { sql, parameters } = query.compile();
      return prepare(sql).get(...parameters) as Row | undefined;
    },
  };
}
