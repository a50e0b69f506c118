import type { EntityName } from '../domain/entities.ts';
import type { WriteDb } from './handles.ts';
import { holdForWriting } from './open.ts';
import { createStaging, type PieceLog } from './staging.ts';
import { statementFor } from './statements.ts';
import { type BeforeCommit, createWriteDb, runTransaction, type Writer } from './write.ts';

/**
 * A write that is prepared piece by piece and then kept in one transaction. Each piece is done for real, with every check
 * of the schema and of the handlers, and taken back at once; what it would have written stays in memory, its changes
 * sealed, and no query sees any of it. Whoever prepares answers others between the pieces. A host that ends takes
 * everything prepared with it.
 */
export interface StagedWrite {
  /** Does one piece and takes it back. Pieces do not see one another. One that throws ends the whole. */
  piece<T>(work: (db: WriteDb) => T): T;
  /**
   * Keeps all pieces and what `work` adds to them. Throws `changed-meanwhile` where others have changed the same kinds of
   * rows since this was begun.
   */
  apply<T>(work: (db: WriteDb) => T, beforeCommit?: BeforeCommit<T>): T;
  /** Forgets what was prepared; call it however the work ended. */
  discard(): void;
}

class TakenBack extends Error {}

/** Begins a write that is prepared in pieces. */
export function stageWrite(writer: Writer, userId: string): StagedWrite {
  const { db, keys, clock, deviceId } = writer;
  const id = writer.ids.newId();
  const pages = holdForWriting(db);
  const staging = createStaging(db, keys, clock, { transactionId: id, userId, deviceId });
  const indexed = { touched: new Set<string>(), texts: new Map<string, EntityName>() };
  const rehearse = <T>(work: (db: WriteDb) => T, { changes, keys: own, ran }: PieceLog): T => {
    const transaction = { writer: { ...writer, keys: own }, log: changes, id, ...indexed, ran };
    const done: { value?: T } = {};
    try {
      db.transaction(() => {
        done.value = work(createWriteDb(transaction));
        throw new TakenBack();
      }).immediate();
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    return done.value as T;
  };
  return {
    piece(work) {
      const log = staging.log();
      const result = rehearse(work, log);
      log.keep();
      return result;
    },
    apply(work, beforeCommit) {
      const all = (given: WriteDb) => {
        staging.assertNotOvertaken();
        staging.write((sql, values) => void statementFor(db, sql).run(...values));
        return work(given);
      };
      return runTransaction({ writer, log: staging.logAfter(), id, ...indexed }, all, beforeCommit);
    },
    discard() {
      staging.discard();
      pages.done();
    },
  };
}
