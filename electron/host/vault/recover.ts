import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { sameSignInName } from '../../../domain/users/rules.ts';
import { readRecovery } from '../../../domain/vault/recovery-parts.ts';
import type { Computer } from '../computer.ts';
import { recoveryCode as byRecoveryCode } from './attempts.ts';
import type { Header, Slot } from './header.ts';
import type { RecoveryParts } from './new-recovery.ts';
import { findHeader, type OpenRegister, openWithKey } from './open-register.ts';
import { assertGoodPassphrase, type VaultMeans, withSlotOf } from './own-slot.ts';
import { fillUserSlot, type OpenedSlot, openRecoverySlot, stretchPassphrase } from './slots.ts';

export interface RecoveryOrder {
  /** The whole code, or one of its parts. */
  readonly recoveryCode: string;
  /** The other part, or nothing. */
  readonly otherPart: string;
  /** Who gets the new passphrase; an administrator where nobody is named. */
  readonly signInName: string | null;
  readonly newPassphrase: string;
}

/** The data key, from the 20 bytes of a recovery code. A code that does not open it counts as an attempt. */
function recoverKey({ attempts }: Computer, header: Header, bytes: Uint8Array): OpenedSlot {
  attempts.assertMayTry(header, byRecoveryCode, 'recoveryCode');
  const recovery = header.slots.find((slot) => slot.kind === 'recovery');
  const code = new Secret(bytes);
  bytes.fill(0);
  const opened = recovery === undefined ? null : openRecoverySlot(recovery, code, header);
  code.wipe();
  attempts[opened === null ? 'wrong' : 'right'](header, byRecoveryCode);
  if (recovery === undefined) throw new Refusal('recovery-none', 'recoveryCode');
  if (opened === null) throw new Refusal('recovery-code-wrong', 'recoveryCode');
  return opened;
}

/** The slot of whoever was named. */
function slotNamed(header: Header, signInName: string): Slot {
  const found = header.slots.find((slot) => slot.kind === 'user' && sameSignInName(slot.signInName ?? '', signInName));
  if (found === undefined) throw new Refusal('recovery-nobody', 'signInName');
  return found;
}

/**
 * Opens a register with its recovery code, whole or in two parts, and gives somebody a new passphrase: a new key pair, so
 * that what was sealed to the old one is theirs no longer. The passphrase of before holds until the register is really
 * open: a recovery that fails changes nothing. Answers with the register and on how many papers the code stood.
 */
export async function recover(
  here: VaultMeans,
  registerPath: string,
  { recoveryCode, otherPart, signInName, newPassphrase }: RecoveryOrder,
): Promise<{ open: OpenRegister; parts: RecoveryParts }> {
  const typed = readRecovery(recoveryCode, otherPart);
  if (!typed.ok) throw new Refusal(typed.code, typed.field);
  assertGoodPassphrase(newPassphrase, 'newPassphrase');
  const header = findHeader(registerPath);
  const named = signInName === null ? null : slotNamed(header, signInName);
  const opened = recoverKey(here.computer, header, typed.bytes);
  const stretched = await stretchPassphrase(newPassphrase, await here.newCost());
  try {
    const open = openWithKey(here, registerPath, {
      header,
      ...opened,
      userId: named?.userId ?? null,
      renew: (slots, { dataKey, place }, owner) =>
        withSlotOf(slots, owner.id, fillUserSlot(owner, stretched, dataKey, place)),
    });
    return { open, parts: typed.parts };
  } catch (error) {
    // Opening says of an account that has ended what it says of a wrong passphrase; none was typed here.
    const ended = error instanceof Refusal && error.code === 'wrong-passphrase';
    throw ended ? new Refusal('recovery-account-ended', 'signInName') : error;
  } finally {
    stretched.key.wipe();
  }
}
