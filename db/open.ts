import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { Refusal } from '../domain/refusal.ts';
import type { Secret } from './secret.ts';

export type RawDb = Database.Database;

/** Written into every register and checked at opening: the letters MCNC. */
export const applicationId = 0x4d434e43;

const plainHeader = 'SQLite format 3\u0000';
const rawKeyLength = 36;
/** Of every register, in bytes. */
export const pageSize = 4096;

/** The first 16 bytes of a register: the cipher's salt, random for each file and kept for its life. */
export function readSalt(file: string): Buffer {
  const start = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  return start;
}

/** Refuses what cannot be a register by its look from outside: absent, unreadable, a folder, plain, of a wrong size. */
export function assertLooksLikeRegister(file: string): void {
  if (!existsSync(file)) throw new Refusal('register-missing', 'path');
  assertReadable(file);
  const found = statSync(file);
  // After a power cut the file may end within a page that its log still holds whole, and puts right.
  const whole = found.size % pageSize === 0 || existsSync(`${file}-wal`);
  if (!found.isFile() || found.size < pageSize || !whole) throw new Refusal('not-a-register', 'path');
  if (readSalt(file).toString('latin1') === plainHeader) throw new Refusal('not-a-register', 'path');
}

function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new Refusal('register-read-only', 'path');
  }
}

function assertWritable(file: string): void {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch {
    throw new Refusal('register-read-only', 'path');
  }
}

/** Lends the key as 36 bytes, `raw:` and the key: any other length would be taken for a passphrase. */
function withRawKey(key: Secret, give: (raw: Buffer) => void): void {
  key.use((bytes) => {
    const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), bytes]);
    try {
      if (raw.length !== rawKeyLength) throw new Error('the data key has a wrong length');
      give(raw);
    } finally {
      raw.fill(0);
    }
  });
}

const holdPages = (db: RawDb, kibibytes: number): void => void db.pragma(`cache_size = -${kibibytes}`);

/** Up to 16 MB of pages and not 2: as much as looking things up goes back to. Taken as it is needed. */
const holdForReading = (db: RawDb): void => holdPages(db, 16_000);

/**
 * Up to 64 MB while something is written: a write of thousands of rows would encrypt the same pages again and again. Call
 * `done` when it is over, and what was taken beyond the usual is given back.
 */
export function holdForWriting(db: RawDb): { done(): void } {
  holdPages(db, 64_000);
  return {
    done: () => {
      if (db.open) holdForReading(db);
    },
  };
}

function settle(db: RawDb, fresh: boolean): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.prepare('SELECT count(*) FROM sqlite_master').get();
  db.pragma('temp_store = MEMORY');
  holdForReading(db);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // The exclusive lock is only taken by the first write; take it now, so that a second window is refused at once.
  db.exec('BEGIN IMMEDIATE; COMMIT');
  if (!fresh && db.pragma('application_id', { simple: true }) !== applicationId)
    throw new Refusal('not-a-register', 'path');
}

/** What an error of the database means to the person at the screen, or null when it means nothing to them. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Refusal('register-in-use');
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC')
    return new Refusal('folder-full');
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM')
    return new Refusal('register-read-only');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR'))
    return new Refusal('register-damaged');
  return null;
}

/**
 * Opens or creates an encrypted register with a raw 32-byte key: AES-256 with an HMAC for each page, exclusive to this
 * process, every acknowledged write on the disk. Throws a Refusal that says what is wrong. The one place that
 * constructs a database.
 */
export function openRegister(file: string, key: Secret, options: { readonly create: boolean }): RawDb {
  if (options.create) {
    if (existsSync(file)) throw new Refusal('register-exists', 'registerName');
  } else {
    assertLooksLikeRegister(file);
  }
  assertWritable(file);
  let db: RawDb | null = null;
  try {
    // The database would be readable to everyone on the computer; its log takes over the rights of the file.
    if (options.create) writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
    db = new Database(file, { timeout: 250 });
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    withRawKey(key, (raw) => db?.key(raw));
    if (options.create) db.pragma(`application_id = ${applicationId}`);
    settle(db, options.create);
    // Only for a new file: an existing one was looked at before, and closing any second handle of this process on the
    // file gives up the lock that the database holds on it (POSIX), so that another process could open it too.
    if (options.create && statSync(file).size > 0 && readSalt(file).toString('latin1') === plainHeader) {
      throw new Error('the register would have been written in the clear');
    }
    return db;
  } catch (error) {
    db?.close();
    const refusal = refusalOf(error);
    throw refusal === null ? error : new Refusal(refusal.code, refusal.field ?? 'path');
  }
}

/**
 * Opens a closed copy of a register for reading only; not a byte of it changes. Throws `register-damaged` where the key
 * does not open it.
 */
export function openCopy(file: string, key: Secret): RawDb {
  assertLooksLikeRegister(file);
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    withRawKey(key, (raw) => db.key(raw));
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    db.pragma('temp_store = MEMORY');
    holdForReading(db);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return db;
  } catch (error) {
    db.close();
    throw refusalOf(error) ?? error;
  }
}

/**
 * Empties the log after a re-key that failed, so that nothing of it can come to life at the next opening. Throws
 * `rekey-unfinished` where that cannot be had: which key the file will open with is then not known.
 */
function assertLogEmpty(db: RawDb): void {
  try {
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    if (done?.busy === 0) return;
  } catch {
    // Said by the refusal.
  }
  throw new Refusal('rekey-unfinished');
}

/**
 * Encrypts an open register anew under another key, in one durable transaction: after a crash at any moment the file
 * opens with the one key or with the other. Takes about a second for 100 MB, in one call. Where it fails, the register
 * is still open under the key it had.
 */
export function rekeyRegister(db: RawDb, key: Secret): void {
  // An empty log first, so that nothing under the present key stays in it afterwards.
  db.pragma('wal_checkpoint(TRUNCATE)');
  try {
    withRawKey(key, (raw) => db.rekey(raw));
  } catch (error) {
    assertLogEmpty(db);
    throw error;
  }
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // A full drive: the log holds the register under its new key, and the next opening writes it back.
    if (refusalOf(error) === null) throw error;
  }
}

/** Writes the log back into the file and closes it, so that no other file stays beside the register. */
export function closeRegister(db: RawDb): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
