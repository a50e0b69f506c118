import type { RawDb } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type Header, prepareHeader, type Slot } from './header.ts';
import { type ChangeSlots, type Rekeying, rekey, type WriteKeyFile } from './rekey.ts';

/** The slots with the sealed-field key where it was. */
function takenBack(slots: readonly Slot[], { before }: NonNullable<Header['unconfirmed']>): Slot[] {
  const held = new Map(before.map(({ slot, sealedKey }) => [slot, sealedKey]));
  return slots.map(({ sealedKey: _changed, ...slot }) => {
    const sealedKey = held.get(slot.id);
    return sealedKey === undefined ? slot : { ...slot, sealedKey };
  });
}

const holding = (slots: readonly Slot[]) =>
  slots.flatMap(({ id, sealedKey }) => (sealedKey === undefined ? [] : [{ slot: id, sealedKey }]));

const confirmed = ({ unconfirmed: _now, ...header }: Header): Header => header;

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
   * The same inside a transaction that is to note it, whose entry will be the next of a trail of `auditCount`. Whoever ends
   * the process before that transaction is kept leaves a key file that says so.
   */
  changeUnconfirmed(change: ChangeSlots, auditCount: number): void;
  /** Ends such a change that an earlier process left: it stands where the register kept it, and is taken back where not. */
  settleUnconfirmed(kept: boolean): void;
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
  const changed = (change: ChangeSlots): Header => {
    assertSettled();
    const { registerId, generation } = standing;
    return { ...standing, slots: [...change(standing.slots, { dataKey, place: { registerId, generation } })] };
  };
  return {
    current: () => standing,
    changeSlots(change) {
      standing = write(changed(change), dataKey);
    },
    changeUnconfirmed(change, auditCount) {
      const before = holding(standing.slots);
      // The next writing confirms it: nothing is written before the transaction has ended.
      standing = confirmed(write({ ...changed(change), unconfirmed: { auditCount, before } }, dataKey));
    },
    settleUnconfirmed(kept) {
      const { unconfirmed } = standing;
      if (unconfirmed === undefined) return;
      assertSettled();
      const slots = kept ? standing.slots : takenBack(standing.slots, unconfirmed);
      standing = write({ ...confirmed(standing), slots }, dataKey);
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
