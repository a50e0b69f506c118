import { existsSync } from 'node:fs';
import { assertLooksLikeRegister, type RawDb, readSalt } from '../../../db/open.ts';
import { anyPageHolds } from '../../../db/page-check.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { adoptLeftText } from '../adopt-left-text.ts';
import { backUpBeforeUpdate, noteUpdate, type UpdateBackup } from '../backups/before-update.ts';
import type { Computer } from '../computer.ts';
import { openSession, type RegisterSession } from '../register-session.ts';
import {
  assertSealed,
  assertSealedByComing,
  type Header,
  headerPathOf,
  readHeader,
  type Slot,
  writeHeader,
} from './header.ts';
import { createKeyFile, type KeyFile } from './key-file.ts';
import { placeOfCopy } from './key-file-copies.ts';
import type { KeyPair } from './key-pair.ts';
import { resume, type Sealing, settled, type WriteKeyFile, writtenOrHeld } from './rekey.ts';
import { settleUnconfirmed } from './settle-unconfirmed.ts';
import type { SlotOwner } from './slots.ts';
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
  /** The coming data key, where a re-key was begun and whoever opens stays. */
  readonly coming?: Secret | null;
  /** The key pair of the slot that was opened, wiped once what was sealed to it has been opened too. */
  readonly own?: KeyPair;
  /** Slots that take the place of the header's once the register is really open. */
  readonly renew?: (slots: readonly Slot[], sealing: Sealing, owner: SlotOwner) => readonly Slot[];
  /** What is to become of the backup before an update, where it could not be made. */
  readonly updateBackup?: UpdateBackup | undefined;
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
): Header => writeHeader([headerPathOf(registerPath), placeOfCopy(computer, header)], header, dataKey);

/** Remembers where a register lies and of which generation its key file is. The demonstration is made anew when wanted. */
function remember(
  { computer }: Here,
  { name, path, registerId, demonstration }: RegisterSession,
  header: Header,
): void {
  if (!demonstration) computer.rememberRegister({ name, path, registerId, generation: header.generation });
}

/** Whoever has the register open, under the name that their slot has. */
function ownerIn({ read, user }: RegisterSession): SlotOwner {
  const account = read.first(read.selectFrom('userAccount').select('signInName').where('id', '=', user.id));
  return { id: user.id, signInName: account?.signInName ?? user.displayName };
}

/** Settles the key file and this computer's memory of an open register; answers with the header that now holds. */
function settle(here: Here, session: RegisterSession, { header, dataKey, renew }: Opened): Header {
  const { path } = session;
  if (renew !== undefined) {
    const { registerId: id, generation } = header;
    const slots = [...renew(header.slots, { dataKey, place: { registerId: id, generation } }, ownerIn(session))];
    return keepHeader(here, path, { ...header, slots }, dataKey);
  }
  // The copy is made even where the file beside the register is in order, for a laptop that sees it the first time.
  const copied = existsSync(placeOfCopy(here.computer, header));
  return copied ? header : keepHeader(here, path, header, dataKey);
}

function keepOpen(here: Here, session: RegisterSession, dataKey: Secret, found: Header): OpenRegister {
  remember(here, session, found);
  const write: WriteKeyFile = (header, key) => {
    const written = keepHeader(here, session.path, header, key);
    if (written.generation !== found.generation) remember(here, session, written);
    return written;
  };
  const keyFile = createKeyFile(found, dataKey, write, session.raw);
  // A noted head that this register lacks shows that it was rolled back. It is kept, or the next entry would hide that.
  const rolledBack = !session.audit.holds(found.auditHead);
  // The accounts of a register that was rolled back say nothing about who has a slot now.
  if (!rolledBack) {
    settleUnconfirmed(keyFile, session);
    tidySlots(keyFile, session.read);
  }
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

/** Refuses a key file that was altered, and whoever was left out of a re-key that was begun. */
function assertHolds({ header, dataKey, coming = null }: Opened): void {
  assertSealed(header, dataKey);
  if (header.pending === undefined) return;
  if (coming === null) throw new Refusal('wrong-passphrase', 'passphrase');
  assertSealedByComing(header, coming);
}

/**
 * Opens the register with the data key, or with the coming one where a re-key was interrupted after the register had
 * been encrypted anew; finishes that re-key. Answers with what holds from then on.
 */
function openFitting(
  here: Here,
  opened: Opened,
  open: () => RegisterSession,
): { readonly session: RegisterSession; readonly settled: Opened } {
  const { header, dataKey, coming = null } = opened;
  if (header.pending === undefined || coming === null) return { session: open(), settled: opened };
  const write =
    (path: string): WriteKeyFile =>
    (next, key) =>
      keepHeader(here, path, next, key);
  try {
    const session = open();
    try {
      const rekeyed = { header, dataKey, raw: session.raw, write: write(session.path) };
      return { session, settled: { ...opened, header: resume(rekeyed, coming) } };
    } catch (error) {
      session.close();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'register-damaged') throw error;
    dataKey.takeOver(coming);
    const session = open();
    return { session, settled: { ...opened, header: writtenOrHeld(settled(header), dataKey, write(session.path)) } };
  }
}

/** Makes drafts of text that was left on this computer. What does not work now stays where it is until the next time. */
function bringBack(here: Here, session: RegisterSession, own: KeyPair | undefined): void {
  if (own === undefined) return;
  try {
    adoptLeftText(here.computer.home, session, own);
  } catch {
    // A full drive, or a damaged draft: nobody is kept out of their register by it.
  }
}

/**
 * What the failure of an opening is called: where the key file fits not a single page of the register it is of another
 * time; where it fits one, other pages are damaged. The coming key of a re-key was tried last and is the data key then.
 */
function ifKeyFitsNothing(registerPath: string, { dataKey }: Opened, error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'register-damaged') return error;
  return anyPageHolds(registerPath, dataKey) ? error : new Refusal('key-file-outdated', 'path');
}

/**
 * Opens a register whose data key is known and ends the count of wrong passphrases for it. Where any of that fails it is
 * closed again, the key is forgotten, and the key file is as it was.
 */
export function openWithKey(here: Here, registerPath: string, opened: Opened): OpenRegister {
  const { dataKey, userId, sealedKey = null } = opened;
  let session: RegisterSession | null = null;
  try {
    assertHolds(opened);
    const { deviceId } = here.computer;
    let update: ReturnType<typeof backUpBeforeUpdate> = 'not-needed';
    const beforeUpdate = (raw: RawDb): void => {
      update = backUpBeforeUpdate(here.computer.home, raw, { ...opened, registerPath });
    };
    const at = { path: registerPath, deviceId, clock: here.clock, beforeUpdate };
    const slotOwners = opened.header.slots.flatMap((slot) => slot.userId ?? []);
    const found = openFitting(here, opened, () => openSession({ ...at, dataKey, userId, slotOwners, sealedKey }));
    session = found.session;
    noteUpdate(here.computer.home, session, update);
    here.computer.attempts.right(opened.header, session.user.id);
    here.computer.rememberUser(session.registerId, session.user.id);
    const open = keepOpen(here, session, dataKey, settle(here, session, found.settled));
    bringBack(here, session, opened.own);
    return open;
  } catch (error) {
    session?.close();
    const told = session === null ? ifKeyFitsNothing(registerPath, opened, error) : error;
    for (const secret of [sealedKey, opened.coming, dataKey]) secret?.wipe();
    throw told;
  } finally {
    opened.own?.privateKey.wipe();
  }
}
