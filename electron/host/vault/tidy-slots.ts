import type { ReadDb } from '../../../db/handles.ts';
import { refusalOf } from '../../../db/open.ts';
import type { Slot } from './header.ts';
import type { KeyFile } from './key-file.ts';

interface Account {
  readonly id: string;
  readonly signInName: string;
  readonly active: number;
}

/** The slots as the accounts would have them; null where they agree already. */
function agreeing(slots: readonly Slot[], accounts: readonly Account[]): Slot[] | null {
  const active = new Map(accounts.filter((account) => account.active === 1).map((account) => [account.id, account]));
  const next = slots.flatMap((slot) => {
    if (slot.kind !== 'user' || slot.userId === null) return [slot];
    const account = active.get(slot.userId);
    if (account === undefined) return [];
    return [account.signInName === slot.signInName ? slot : { ...slot, signInName: account.signInName }];
  });
  const same = next.length === slots.length && next.every((slot, at) => slot === slots[at]);
  return same ? null : next;
}

/**
 * Finishes what an interruption left between the key file and the register, which are two files and cannot change in one
 * step: a slot whose account was not written, the slot of an account that has ended, a sign-in name that was changed.
 * Where the key file cannot be written it stays as it was until the next opening; nobody gets in by such a slot.
 */
export function tidySlots(keyFile: KeyFile, db: ReadDb): void {
  const accounts = db.all(db.selectFrom('userAccount').select(['id', 'signInName', 'active']));
  const next = agreeing(keyFile.current().slots, accounts);
  if (next === null) return;
  const staying = new Set(next.map((slot) => slot.id));
  try {
    // Whoever leaves may have kept a copy of the key file: what is written from now on is not theirs to open.
    if (next.length < keyFile.current().slots.length) keyFile.rekey({ without: (slot) => !staying.has(slot.id) });
    if (agreeing(keyFile.current().slots, accounts) === null) return;
    keyFile.changeSlots((slots) => agreeing(slots, accounts) ?? slots);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
  }
}
