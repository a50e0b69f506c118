import { Refusal } from '../../../domain/refusal.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import type { DeviceSecrets } from './device-secrets.ts';
import type { Slot } from './header.ts';
import type { KeyFile } from './key-file.ts';
import type { NewCost } from './new-cost.ts';
import type { Here, OpenRegister } from './open-register.ts';
import { fillUserSlot, type Rewrapping, rewrapUserSlot, type SlotOwner, stretchPassphrase } from './slots.ts';

/** The computer, with what a passphrase costs that is set on it now, and what its keychain holds. */
export interface VaultMeans extends Here {
  readonly newCost: NewCost;
  readonly devices: DeviceSecrets;
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

/** The slot with another one's lock: the rest of it may have changed meanwhile. */
function relocked({ deviceFactor: _before, ...slot }: Slot, by: Slot): Slot {
  const { salt, derivation, wrappedPrivateKey, deviceFactor } = by;
  return { ...slot, salt, derivation, wrappedPrivateKey, ...(deviceFactor === undefined ? {} : { deviceFactor }) };
}

/**
 * Checks somebody's present passphrase, counted like an attempt to unlock, and answers with the step that puts another lock
 * on their slot. The key pair stays, and with it what was sealed to it.
 */
async function prepareLock(
  { computer, newCost, devices }: VaultMeans,
  { session, keyFile }: OpenRegister,
  lock: Rewrapping,
): Promise<() => void> {
  const slot = slotOf(keyFile, session.user.id);
  if (slot === undefined) throw new Refusal('not-found');
  computer.attempts.assertMayTry(session, session.user.id, 'current');
  const means = { cost: await newCost(), place: keyFile.current(), devices };
  const rewrapped = await rewrapUserSlot(slot, lock, means);
  computer.attempts[rewrapped === null ? 'wrong' : 'right'](session, session.user.id);
  if (rewrapped === null) throw new Refusal('wrong-current-passphrase', 'current');
  return () =>
    keyFile.changeSlots((slots) => slots.map((one) => (one.id === slot.id ? relocked(one, rewrapped) : one)));
}

/** The step that puts the next passphrase in the place of the present one. */
export function prepareOwnPassphrase(
  means: VaultMeans,
  open: OpenRegister,
  passphrases: { readonly current: string; readonly next: string },
): Promise<() => void> {
  assertGoodPassphrase(passphrases.next, 'next');
  return prepareLock(means, open, passphrases);
}

/**
 * The step after which somebody's passphrase opens the register only together with this computer's keychain, or by itself
 * again. Throws `keychain-unavailable` or `keychain-unprotected` where the keychain cannot be used.
 */
export const prepareDeviceFactor = (
  means: VaultMeans,
  open: OpenRegister,
  { current, on }: { readonly current: string; readonly on: boolean },
): Promise<() => void> => prepareLock(means, open, { current, next: current, device: on ? 'new' : 'none' });
