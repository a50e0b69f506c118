import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildDemonstration, demonstrationRegister } from './demonstration/build.ts';
import { colleaguesWithSlots } from './demonstration/colleagues.ts';
import { demonstrationPassphrase } from './demonstration/passphrase.ts';
import { headerPathOf } from './vault/header.ts';
import type { OpenRegister } from './vault/open-register.ts';
import type { Vault } from './vault/vault.ts';

const pathIn = (home: string): string => path.join(home, 'demonstration', `${demonstrationRegister.name}.mcn`);

/** The demonstration that was made on this computer and not thrown away yet. */
export function findDemonstration(home: string): { readonly path: string; readonly passphrase: string } | null {
  const file = pathIn(home);
  return existsSync(file) ? { path: file, passphrase: demonstrationPassphrase } : null;
}

/** Throws away what was there and makes the demonstration anew, with a key of its own. */
export async function createDemonstration(home: string, vault: Vault): Promise<OpenRegister> {
  const file = pathIn(home);
  for (const old of [file, `${file}-wal`, headerPathOf(file)]) rmSync(old, { force: true });
  const { open } = await vault.createAt(file, demonstrationRegister, demonstrationPassphrase, buildDemonstration, {
    colleagues: colleaguesWithSlots,
  });
  return open;
}
