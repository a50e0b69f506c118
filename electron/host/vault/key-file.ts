import type { RawDb } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type Header, prepareHeader } from './header.ts';
import { type ChangeSlots, type Rekeying, rekey, type WriteKeyFile } from './rekey.ts';

/** The key file of an open register. Everything that writes it goes through here, so that nothing is written over. */
export interface KeyFile {
  /** As it stands on the disk. */
  current(): Header;
  /**
   * Puts changed slots in place in one durable step, beside the register first and then in this computer's copy. Throws a
   * Refusal, with nothing changed, where it cannot be written.
   */
  changeSlots(change: ChangeSlots): void;
  /**
   * Gives the register a new data key, sealed to the slots that stay or were changed with it, in one call that blocks for about a second for 100
   * MB. Whoever kept an older key file opens nothing with it that was written since. Throws a Refusal where it could not
   * be done; register and key file are then as they were.
   */
  rekey(rekeying?: Rekeying): void;
  /** Notes the head of the audit trail, where it is not the one noted already. */
  noteAuditHead(head: Header['auditHead']): void;
  /** The key that opens the register and every copy of it. Whoever borrows it never wipes it. */
  dataKey(): Secret;
  /**
   * Seals the key file of a copy that is made of the register now, with the head of the copy's own trail; answers with the
   * step that writes it. A re-key in between leaves the copy and its key file fitting each other.
   */
  forCopy(head: Header['auditHead']): (place: string) => void;
}

/**
 * Keeps the key file of an open register; `write` seals a header, puts it in its places and answers with it. `dataKey`
 * becomes the new one after a re-key.
 */
export function createKeyFile(found: Header, dataKey: Secret, write: WriteKeyFile, raw: RawDb): KeyFile {
  let standing = found;
  // Then the key file on the disk holds both keys, and must go on doing so until the next opening finds which one fits.
  let unfinished = false;
  const assertSettled = (): void => {
    if (unfinished) throw new Refusal('rekey-unfinished');
  };
  return {
    current: () => standing,
    changeSlots(change) {
      assertSettled();
      const { registerId, generation } = standing;
      const slots = [...change(standing.slots, { dataKey, place: { registerId, generation } })];
      standing = write({ ...standing, slots }, dataKey);
    },
    rekey(rekeying = {}) {
      assertSettled();
      try {
        standing = rekey({ header: standing, dataKey, write, raw }, rekeying);
      } catch (error) {
        unfinished = error instanceof Refusal && error.code === 'rekey-unfinished';
        throw error;
      }
    },
    noteAuditHead(auditHead) {
      if (!unfinished && auditHead.hash !== standing.auditHead.hash)
        standing = write({ ...standing, auditHead }, dataKey);
    },
    dataKey: () => dataKey,
    forCopy: (auditHead) => prepareHeader({ ...standing, auditHead }, dataKey),
  };
}
