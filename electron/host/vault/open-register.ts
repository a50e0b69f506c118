import { existsSync, readFileSync } from 'node:fs';
import { createAuditTrail } from '../../../db/audit.ts';
import { assertLooksLikeRegister, type RawDb, readSalt } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { makeBeforeUpdate } from '../backups/make-backup.ts';
import type { Computer } from '../computer.ts';
import { auditKeyOf, openSession, type RegisterSession, registerRow } from '../register-session.ts';
import { assertSealed, type Header, headerPathOf, readHeader, type Slot, writeHeader } from './header.ts';
import { createKeyFile, type KeyFile } from './key-file.ts';
import { replaceFile } from './replace-file.ts';
import { tidySlots } from './tidy-slots.ts';

/** A session together with what is needed to keep its key file true. */
export interface OpenRegister {
  readonly session: RegisterSession;
  readonly keyFile: KeyFile;
  /** Notes the audit trail's head in the key file and its copy. */
  noteAuditHead(): void;
  /** Closes the register and forgets the data key. */
  close(): void;
}

/** What a key file gave to whoever held a passphrase or the recovery code. */
interface Opened {
  readonly header: Header;
  readonly dataKey: Secret;
  readonly userId: string | null;
  readonly sealedKey?: Secret | null;
  /** Slots that take the place of the header's once the register is really open. */
  readonly renewed?: Slot[];
}

/** The computer that a register is opened on, and its time. */
export interface Here {
  readonly computer: Computer;
  readonly clock: Clock;
}

/** The key file beside the register; refuses one that belongs to another register. */
export function findHeader(registerPath: string): Header {
  assertLooksLikeRegister(registerPath);
  const header = readHeader(headerPathOf(registerPath));
  if (readSalt(registerPath).toString('base64') !== header.registerSalt) throw new Refusal('header-mismatch', 'path');
  return header;
}

/** Writes the key file beside the register, and its copy on this computer. */
export const keepHeader = (
  { computer }: Here,
  registerPath: string,
  header: Omit<Header, 'seal'> & { seal?: string },
  dataKey: Secret,
): Header => writeHeader([headerPathOf(registerPath), computer.keyFileCopy(header.registerId)], header, dataKey);

/** Settles the key file and this computer's memory of an open register; answers with the header that now holds. */
function settle(here: Here, session: RegisterSession, { header, dataKey, renewed }: Opened): Header {
  const { name, path, registerId, demonstration } = session;
  if (!demonstration) here.computer.rememberRegister({ name, path, registerId });
  if (renewed !== undefined) return keepHeader(here, path, { ...header, slots: renewed }, dataKey);
  // The copy is made even where the file beside the register is in order, for a laptop that sees it the first time.
  const copied = existsSync(here.computer.keyFileCopy(header.registerId));
  return copied ? header : keepHeader(here, path, header, dataKey);
}

function keepOpen(here: Here, session: RegisterSession, dataKey: Secret, settled: Header): OpenRegister {
  const keyFile = createKeyFile(settled, dataKey, (header, key) => keepHeader(here, session.path, header, key));
  // A noted head that this register lacks shows that it was rolled back. It is kept, or the next entry would hide that.
  const rolledBack = !session.audit.holds(settled.auditHead);
  // The accounts of a register that was rolled back say nothing about who has a slot now.
  if (!rolledBack) tidySlots(keyFile, session.read);
  const noteAuditHead = (): void => {
    if (!rolledBack) keyFile.noteAuditHead(session.audit.head());
  };
  return {
    session,
    keyFile,
    noteAuditHead,
    close() {
      try {
        noteAuditHead();
      } finally {
        try {
          session.close();
        } finally {
          dataKey.wipe();
        }
      }
    },
  };
}

/** The pair as it is, so that the version that wrote it can open it again. */
function backUpBeforeUpdate(home: string, raw: RawDb, registerPath: string, { header, dataKey }: Opened): void {
  const register = registerRow(raw);
  // The demonstration is made anew whenever it is wanted.
  if (register.demonstration === 1) return;
  const source = {
    raw,
    registerId: register.id,
    registerName: register.name,
    generation: header.generation,
    head: createAuditTrail(raw, auditKeyOf(raw)).head(),
    dataKey,
    writeKeyFile: (place: string) => replaceFile(place, readFileSync(headerPathOf(registerPath))),
    now: Date.now(),
  };
  makeBeforeUpdate(home, source);
}

/**
 * Opens a register whose data key is known and ends the count of wrong passphrases for it. Where any of that fails it is
 * closed again, the key is forgotten, and the key file is as it was.
 */
export function openWithKey(here: Here, registerPath: string, opened: Opened): OpenRegister {
  const { header, dataKey, userId, sealedKey = null } = opened;
  let session: RegisterSession | null = null;
  try {
    assertSealed(header, dataKey);
    const { deviceId } = here.computer;
    const beforeUpdate = (raw: RawDb): void => backUpBeforeUpdate(here.computer.home, raw, registerPath, opened);
    const at = { path: registerPath, deviceId, clock: here.clock, beforeUpdate };
    session = openSession({ ...at, dataKey, userId, sealedKey });
    here.computer.countAttempt(registerPath, true, here.clock.now());
    here.computer.rememberUser(session.registerId, session.user.id);
    return keepOpen(here, session, dataKey, settle(here, session, opened));
  } catch (error) {
    session?.close();
    sealedKey?.wipe();
    dataKey.wipe();
    throw error;
  }
}
