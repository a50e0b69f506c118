import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../domain/time.ts';
import { createReadDb, type WriteDb } from '../handles.ts';
import { createHistoryKeys } from '../history-keys.ts';
import { createHybridClock } from '../hybrid-clock.ts';
import { createIdSource } from '../ids.ts';
import { migrate } from '../migrate.ts';
import { closeRegister, openRegister, type RawDb } from '../open.ts';
import { Secret } from '../secret.ts';
import { type Writer, writeTransaction } from '../write.ts';

/** A clock that tests set by hand. */
export interface HandClock extends Clock {
  set(milliseconds: number): void;
}

export function createHandClock(start = Date.UTC(2018, 3, 3, 9, 0)): HandClock {
  let now = start;
  return {
    now: () => now,
    today: () => new Date(now).toISOString().slice(0, 10),
    set: (milliseconds) => {
      now = milliseconds;
    },
  };
}

/** A real encrypted register in a folder of its own. */
export interface TestRegister {
  readonly folder: string;
  readonly file: string;
  readonly key: Secret;
  readonly db: RawDb;
  readonly writer: Writer;
  readonly clock: HandClock;
  readonly userId: string;
  write<T>(work: (db: WriteDb) => T): { result: T; transactionId: string };
  /** Closes it and opens it again with the same key. */
  reopen(): TestRegister;
  discard(): void;
}

function openAt(folder: string, key: Secret, userId: string, create: boolean): TestRegister {
  const file = path.join(folder, 'Test.mcn');
  const db = openRegister(file, key, { create });
  migrate(db);
  const clock = createHandClock();
  const newest = db.prepare<[], { clock: string | null }>('SELECT max(clock) AS clock FROM change').get();
  const writer: Writer = {
    db,
    read: createReadDb(db),
    keys: createHistoryKeys(db),
    clock: createHybridClock(clock, '11111111-2222-3333-4444-555555555555', newest?.clock ?? null),
    ids: createIdSource(clock),
    deviceId: '11111111-2222-3333-4444-555555555555',
  };
  return {
    folder,
    file,
    key,
    db,
    writer,
    clock,
    userId,
    write: (work) =>
      writeTransaction(writer, userId, (write) => ({ result: work(write), transactionId: write.transactionId })),
    reopen: () => {
      closeRegister(db);
      return openAt(folder, key, userId, false);
    },
    discard: () => {
      closeRegister(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const openTestRegister = (): TestRegister =>
  openAt(mkdtempSync(path.join(os.tmpdir(), 'casebook-db-')), Secret.random(), randomUUID(), true);
