import type { Secret } from '../../../db/secret.ts';
import { type Header, type Slot, writeHeader } from './header.ts';

/** What a slot is sealed with, and to which register and generation of its keys it belongs. */
export interface Sealing {
  readonly dataKey: Secret;
  readonly place: Pick<Header, 'registerId' | 'generation'>;
}

/** The key file of an open register. Everything that writes it goes through here, so that nothing is written over. */
export interface KeyFile {
  /** As it stands on the disk. */
  current(): Header;
  /**
   * Puts changed slots in place in one durable step, beside the register first and then in this computer's copy. Throws a
   * Refusal, with nothing changed, where it cannot be written.
   */
  changeSlots(change: (slots: readonly Slot[], sealing: Sealing) => readonly Slot[]): void;
  /** Notes the head of the audit trail, where it is not the one noted already. */
  noteAuditHead(head: Header['auditHead']): void;
  /** The key that opens the register and every copy of it. Whoever borrows it never wipes it. */
  dataKey(): Secret;
  /** Writes the key file of a copy of the register into a place of its own, with the head of the copy's own trail. */
  copyTo(place: string, head: Header['auditHead']): void;
}

/** Keeps the key file of an open register; `write` seals a header, puts it in its places and answers with it. */
export function createKeyFile(
  found: Header,
  dataKey: Secret,
  write: (header: Omit<Header, 'seal'>, dataKey: Secret) => Header,
): KeyFile {
  let standing = found;
  return {
    current: () => standing,
    changeSlots(change) {
      const { registerId, generation } = standing;
      const slots = [...change(standing.slots, { dataKey, place: { registerId, generation } })];
      standing = write({ ...standing, slots }, dataKey);
    },
    noteAuditHead(auditHead) {
      if (auditHead.hash !== standing.auditHead.hash) standing = write({ ...standing, auditHead }, dataKey);
    },
    dataKey: () => dataKey,
    copyTo: (place, auditHead) => void writeHeader([place], { ...standing, auditHead }, dataKey),
  };
}
