import { type RawDb, refusalOf, rekeyRegister } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type Header, type Slot, withPending } from './header.ts';
import { sealDataKey } from './slots.ts';

/** Seals a header under a data key, puts it in its places and answers with it. */
export type WriteKeyFile = (header: Omit<Header, 'seal'>, dataKey: Secret) => Header;

/** What a slot is sealed with, and to which register and generation of its keys it belongs. */
export interface Sealing {
  readonly dataKey: Secret;
  readonly place: Pick<Header, 'registerId' | 'generation'>;
}

interface Rekeyed {
  readonly header: Header;
  /** Becomes the new data key. */
  readonly dataKey: Secret;
  readonly raw: RawDb;
  readonly write: WriteKeyFile;
}

/** The key file once the coming data key is the only one: without the slots that were left out of it. */
export function settled({ pending, ...header }: Header): Header {
  if (pending === undefined) return header;
  const coming = new Map(pending.dataKeys.map(({ slot, dataKey }) => [slot, dataKey]));
  const slots = header.slots.flatMap((slot) => {
    const dataKey = coming.get(slot.id);
    return dataKey === undefined ? [] : [{ ...slot, dataKey }];
  });
  return { ...header, generation: pending.generation, rekeyedAt: new Date(Date.now()).toISOString(), slots };
}

/** The key file as it was before a re-key was begun. */
export const takenBack = ({ pending: _pending, ...header }: Header): Header => header;

/** Slots that take the place of the present ones, sealed with the present data key. */
export type ChangeSlots = (slots: readonly Slot[], sealing: Sealing) => readonly Slot[];

/** What else changes with the data key, in the same step. */
export interface Rekeying {
  /** The slots that are left out. */
  readonly without?: (slot: Slot) => boolean;
  readonly change?: ChangeSlots;
}

/**
 * Gives a register another data key. The key file is written first with both keys in it, then the register is encrypted
 * anew, then the key file is written with the new key only: whatever ends the process in between, whoever stays holds
 * the key that fits. Answers with the key file that now holds.
 */
export function rekey({ header, dataKey, raw, write }: Rekeyed, { without, change }: Rekeying): Header {
  const coming = Secret.random();
  const { registerId, generation } = header;
  const place = { registerId, generation: generation + 1 };
  const slots = [...(change?.(header.slots, { dataKey, place: { registerId, generation } }) ?? header.slots)];
  const staying = slots.filter((slot) => without?.(slot) !== true);
  const dataKeys = staying.map((slot) => ({ slot: slot.id, dataKey: sealDataKey(slot, coming, place) }));
  const both = withPending({ ...header, slots }, { generation: place.generation, dataKeys }, coming);
  return finishRekey({ header: write(both, dataKey), dataKey, raw, write }, coming, header);
}

/**
 * The rest of a re-key whose key file holds both keys already. Where there is no room for it the key file is written as it
 * was `before`.
 */
export function finishRekey({ header, dataKey, raw, write }: Rekeyed, coming: Secret, before = header): Header {
  try {
    rekeyRegister(raw, coming);
  } catch (error) {
    coming.wipe();
    const unfinished = error instanceof Refusal && error.code === 'rekey-unfinished';
    if (!unfinished) write(takenBack(before), dataKey);
    throw error;
  }
  dataKey.takeOver(coming);
  return writtenOrHeld(settled(header), dataKey, write);
}

/**
 * Writes a key file whose predecessor on the disk opens the register just as well, because it holds both keys. So a drive
 * that is full now keeps nobody out: what is held in memory is written with the next note of the audit head.
 */
export function writtenOrHeld(header: Header, dataKey: Secret, write: WriteKeyFile): Header {
  try {
    return write(header, dataKey);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return header;
  }
}

/**
 * Finishes a re-key that was interrupted before the register was encrypted anew. Where there is no room for that now it
 * is taken back instead, and nobody is kept out.
 */
export function resume(rekeyed: Rekeyed, coming: Secret): Header {
  try {
    return finishRekey(rekeyed, coming);
  } catch (error) {
    if (refusalOf(error) === null || (error instanceof Refusal && error.code === 'rekey-unfinished')) throw error;
    return takenBack(rekeyed.header);
  }
}
