import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { assertLooksLikeRegister, closeRegister, openRegister, readSalt } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import type { RestoredBackup } from '../../../domain/backups/operations.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { sameSignInName } from '../../../domain/users/rules.ts';
import type { Computer } from '../computer.ts';
import { anybody, whoseSlot } from '../vault/attempts.ts';
import type { DeviceSecrets } from '../vault/device-secrets.ts';
import { assertSealed, type Header, headerPathOf, readHeader, type Slot } from '../vault/header.ts';
import { removeQuietly, syncFolder, unfinishedBeside } from '../vault/replace-file.ts';
import { openUserSlot } from '../vault/slots.ts';
import { type NotedBackup, openBackupNotes } from './backup-notes.ts';
import { assertWhole } from './check-copy.ts';
import { isOlderKey } from './find-backups.ts';
import { fileOf } from './keep-few.ts';
import { readName } from './names.ts';
import { clearUnfinished, refusalBeside } from './pair.ts';
import { isSameFile } from './places.ts';
import { rememberRestored } from './restored.ts';

export interface RestoreOrder {
  readonly backup: string;
  readonly folder: string;
  readonly name: string;
  readonly passphrase?: string | undefined;
  readonly signInName?: string | null | undefined;
}

interface Here {
  readonly computer: Computer;
  readonly devices: DeviceSecrets;
  readonly clock: Clock;
  /** The register that this process has open, which may not be touched. */
  readonly openPath: string | null;
  readonly progress: (done: number, total: number) => void;
}

/** What a file said about itself means beside the field in which the backup was chosen. */
const asBackup: Partial<Record<RefusalCode, RefusalCode>> = {
  'register-missing': 'backup-missing',
  'not-a-register': 'backup-not-one',
  'header-missing': 'backup-without-key-file',
  'header-torn': 'backup-without-key-file',
  'header-mismatch': 'backup-without-key-file',
};

function aboutBackup<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(asBackup[error.code] ?? error.code, 'backup');
    throw error;
  }
}

/** The key file of a backup; refuses what is no backup, without opening a register that is in use. */
function lookAtBackup({ openPath }: Here, backup: string): Header {
  if (openPath !== null && isSameFile(backup, openPath)) throw new Refusal('backup-is-open', 'backup');
  if (existsSync(`${backup}-wal`)) throw new Refusal('backup-is-open', 'backup');
  return aboutBackup(() => {
    assertLooksLikeRegister(backup);
    const header = readHeader(headerPathOf(backup));
    if (readSalt(backup).toString('base64') !== header.registerSalt) throw new Refusal('header-mismatch');
    return header;
  });
}

/** What one slot of a backup gives; the words where it asks for a keychain that is not to be had. */
async function tryIn(slot: Slot, passphrase: string, header: Header, devices: DeviceSecrets) {
  try {
    const opened = await openUserSlot(slot, passphrase, header, devices);
    for (const secret of [opened?.sealedKey, opened?.own.privateKey]) secret?.wipe();
    return opened?.dataKey ?? null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'device-secret-missing') return error.code;
    throw error;
  }
}

/** The key that the passphrase of then opens; the count of wrong ones goes on as for the register itself. */
async function keyFor({ computer, devices }: Here, order: RestoreOrder, header: Header): Promise<Secret | null> {
  const { passphrase, signInName = null } = order;
  if (passphrase === undefined) return null;
  const users = header.slots.filter((one) => one.kind === 'user');
  const slots = users.filter((one) => signInName === null || sameSignInName(one.signInName ?? '', signInName));
  const who = signInName === null ? anybody : whoseSlot(slots[0]);
  computer.attempts.assertMayTry(header, who, 'passphrase');
  let refused: RefusalCode = 'backup-wrong-passphrase';
  for (const slot of slots) {
    const found = await tryIn(slot, passphrase, header, devices);
    if (found === 'device-secret-missing') refused = found;
    else if (found !== null) {
      aboutBackup(() => assertSealed(header, found));
      computer.attempts.right(header, who);
      return found;
    }
  }
  // Where the only slot asked for a keychain that is not here, no passphrase was tried.
  if (slots.length !== 1 || refused === 'backup-wrong-passphrase') computer.attempts.wrong(header, who);
  throw new Refusal(refused, 'passphrase');
}

function assertFree(target: string): void {
  if ([target, headerPathOf(target), `${target}-wal`].some((file) => existsSync(file)))
    throw new Refusal('register-exists', 'name');
}

const unfinishedName = (target: string, pid: number): string => `${target}.${pid}.unfinished`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Clears what an interrupted restoring to this name left, when its process is gone: its copy, and the key file, which it
 * wrote last. That one is its own: it begins only where the name is free.
 */
function clearInterrupted(target: string): void {
  for (const one of unfinishedBeside(path.dirname(target), `${path.basename(target)}.`)) {
    if (one.pid !== process.pid && isAlive(one.pid)) continue;
    if (!existsSync(target)) removeQuietly(headerPathOf(target));
    clearUnfinished(one.path);
  }
}

/** Writes the key file where there is none, which claims the name: whoever comes second is refused. */
function claimName(target: string, keyFile: Uint8Array): void {
  let handle: number;
  try {
    handle = openSync(headerPathOf(target), 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Refusal('register-exists', 'name');
    throw error;
  }
  try {
    writeFileSync(handle, keyFile);
    fsyncSync(handle);
  } catch (error) {
    removeQuietly(headerPathOf(target));
    throw error;
  } finally {
    closeSync(handle);
  }
}

const chunk = 1024 * 1024;

/** Copies a file, makes it durable and answers with its hash. Yields between the pieces, so that the host goes on. */
async function copyFile(from: string, to: string, progress: Here['progress']): Promise<string> {
  const total = statSync(from).size;
  const hash = createHash('sha256');
  const source = await open(from, 'r');
  const target = await open(to, 'wx', 0o600);
  try {
    for (let done = 0; done < total; ) {
      const { bytesRead, buffer } = await source.read(Buffer.alloc(chunk), 0, chunk, done).catch(() => {
        throw new Refusal('backup-damaged', 'backup');
      });
      if (bytesRead === 0) throw new Refusal('backup-damaged', 'backup');
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      await target.writeFile(piece);
      done += bytesRead;
      progress(done, total);
    }
    await target.sync();
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
  return hash.digest('hex');
}

/** Reads all of a copy with its key; answers with what is wrong with its trail, as a sentence. */
function lookThrough(file: string, key: Secret): string | null {
  try {
    const db = openRegister(file, key, { create: false });
    try {
      return assertWhole(db, null).trailProblem;
    } finally {
      closeRegister(db);
    }
  } catch {
    throw new Refusal('backup-damaged', 'backup');
  }
}

/** What this computer found when it made the backup; undefined for one that it did not make. */
const madeHere = (computer: Computer, { registerId }: Header, backup: string) =>
  openBackupNotes(computer.home, registerId)
    .read()
    .backups.find((one) => isSameFile(fileOf(one), backup));

/** Everything up to the name: the copy lies there unfinished, the same as the backup. */
async function copyChecked(here: Here, order: RestoreOrder, header: Header, unfinished: string) {
  const made = madeHere(here.computer, header, order.backup);
  const sha256 = await copyFile(order.backup, unfinished, here.progress);
  if (made !== undefined && made.sha256 !== sha256) throw new Refusal('backup-damaged', 'backup');
  return made;
}

/**
 * Copies a backup with its key file to a free name in a folder, checks the copy, and only then gives it its name. Nothing
 * is written over, and the backup itself is not touched. The copy opens with the passphrases of then.
 */
export async function restoreBackup(here: Here, order: RestoreOrder): Promise<RestoredBackup> {
  const { backup, folder, name } = order;
  const header = lookAtBackup(here, backup);
  const target = path.join(folder, `${name}.mcn`);
  clearInterrupted(target);
  assertFree(target);
  const key = await keyFor(here, order, header);
  const unfinished = unfinishedName(target, process.pid);
  let claimed = false;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = await copyChecked(here, order, header, unfinished);
    const trailProblem = key === null ? null : lookThrough(unfinished, key);
    assertFree(target);
    claimName(target, readFileSync(headerPathOf(backup)));
    claimed = true;
    renameSync(unfinished, target);
    syncFolder(folder);
    return told(here, { target, backup, header, made, opened: key !== null, trailProblem });
  } catch (error) {
    if (claimed && !existsSync(target)) removeQuietly(headerPathOf(target));
    clearUnfinished(unfinished);
    throw refusalBeside(error, 'folder');
  } finally {
    key?.wipe();
  }
}

interface Restoring {
  readonly target: string;
  readonly backup: string;
  readonly header: Header;
  readonly made: NotedBackup | undefined;
  readonly opened: boolean;
  readonly trailProblem: string | null;
}

/** Remembers where the copy lies, so that its first opening can be noted in its trail, and says what it is. */
function told({ computer, clock }: Here, restoring: Restoring): RestoredBackup {
  const { target, backup, header, made, opened, trailProblem } = restoring;
  const name = path.basename(backup);
  const madeAt = made?.madeAt ?? readName(name)?.madeAt ?? statSync(backup).mtime.toISOString();
  rememberRestored(computer.home, target, { backup: name, madeAt, restoredAt: new Date(clock.now()).toISOString() });
  const unopened = made === undefined ? 'copied' : 'as-made';
  const olderKey = isOlderKey(computer, header);
  return { path: target, madeAt, checked: opened ? 'opened' : unopened, olderKey, trailProblem };
}
