import { Refusal } from '../../../domain/refusal.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import type { Slot } from './header.ts';
import type { KeyFile } from './key-file.ts';
import type { NewCost } from './new-cost.ts';
import type { Here, OpenRegister } from './open-register.ts';
import { fillUserSlot, rewrapUserSlot, type SlotOwner, stretchPassphrase } from './slots.ts';

/** The computer, with what a passphrase costs that is set on it now. */
export interface HereWithCost extends Here {
  readonly newCost: NewCost;
}

/** Refuses a passphrase that nobody should use, beside the field it was typed in. */
export function assertGoodPassphrase(passphrase: string, field: string): void {
  const refused = checkPassphrase(passphrase);
  if (refused !== null) throw new Refusal(refused, field);
}

/** The slot of one person; undefined where they have none. */
export const slotOf = (keyFile: KeyFile, userId: string): Slot | undefined =>
  keyFile.current().slots.find((slot) => slot.kind === 'user' && slot.userId === userId);

/** The slots with this one in the place of its owner's, or after the others; without one where there is none. */
export function withSlotOf(slots: readonly Slot[], userId: string, slot: Slot | undefined): Slot[] {
  const isTheirs = (one: Slot): boolean => one.kind === 'user' && one.userId === userId;
  if (slot === undefined) return slots.filter((one) => !isTheirs(one));
  return slots.some(isTheirs) ? slots.map((one) => (isTheirs(one) ? slot : one)) : [...slots, slot];
}

/** Gives somebody the slot that they had before, or none. */
export const putBack = (keyFile: KeyFile, userId: string, before: Slot | undefined): void =>
  keyFile.changeSlots((slots) => withSlotOf(slots, userId, before));

/**
 * Derives the key of a new slot, which takes about a second, and answers with the step that puts the slot in the key file
 * in place of any that its owner had.
 */
export async function prepareSlot(
  newCost: NewCost,
  keyFile: KeyFile,
  owner: SlotOwner,
  passphrase: string,
): Promise<() => void> {
  const stretched = await stretchPassphrase(passphrase, await newCost());
  return () => {
    try {
      keyFile.changeSlots((slots, { dataKey, place }) =>
        withSlotOf(slots, owner.id, fillUserSlot(owner, stretched, dataKey, place)),
      );
    } finally {
      stretched.key.wipe();
    }
  };
}

/**
 * Checks somebody's present passphrase, counted like an attempt to unlock, and answers with the step that puts the next
 * one in its place. The key pair stays, and with it what was sealed to it.
 */
export async function prepareOwnPassphrase(
  { computer, newCost }: HereWithCost,
  { session, keyFile }: OpenRegister,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<() => void> {
  assertGoodPassphrase(next, 'next');
  const slot = slotOf(keyFile, session.user.id);
  if (slot === undefined) throw new Refusal('not-found');
  computer.attempts.assertMayTry(session, session.user.id, 'current');
  const rewrapped = await rewrapUserSlot(slot, { current, next }, await newCost(), keyFile.current());
  computer.attempts[rewrapped === null ? 'wrong' : 'right'](session, session.user.id);
  if (rewrapped === null) throw new Refusal('wrong-current-passphrase', 'current');
  const { salt, derivation, wrappedPrivateKey } = rewrapped;
  return () =>
    keyFile.changeSlots((slots) =>
      // Only how the private key is wrapped: the rest of the slot may have changed meanwhile.
      slots.map((one) => (one.id === slot.id ? { ...one, salt, derivation, wrappedPrivateKey } : one)),
    );
}
