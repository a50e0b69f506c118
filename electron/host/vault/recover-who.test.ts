import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, openRegister } from '../../../db/open.ts';
import type { Role } from '../../../domain/access.ts';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import { createSealedRegister, type LockedHost, type SealedRegister, startHost } from '../testing/locked-host.ts';
import { testSlot } from '../testing/test-key-file.ts';
import { type Header, readHeader, writeHeader } from './header.ts';
import { createVault } from './vault.ts';

const newPassphrase = 'river lantern copper violin';
let root: string;
let home: string;
let register: SealedRegister;
let running: LockedHost;
let robin: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-recover-who-'));
  home = path.join(root, 'home');
  register = createSealedRegister(root, 'North');
  robin = readHeader(register.header).slots[0]?.userId ?? '';
  running = startHost(home);
});
afterEach(async () => {
  await running.host.close();
  rmSync(root, { recursive: true, force: true });
});

/** Somebody else who works there, with a slot before or after the others or none, behind the application's back. */
function add(signInName: string, roles: readonly Role[], slot: 'first' | 'last' | 'none', active = true): string {
  const userId = randomUUID();
  const db = openRegister(register.file, register.dataKey, { create: false });
  db.prepare(
    'INSERT INTO userAccount (id, signInName, displayName, agencyId, active) SELECT ?, ?, ?, agencyId, ? FROM userAccount LIMIT 1',
  ).run(userId, signInName, signInName, active ? 1 : 0);
  for (const role of roles)
    db.prepare('INSERT INTO userRole (id, userId, role) VALUES (?, ?, ?)').run(randomUUID(), userId, role);
  closeRegister(db);
  const header = readHeader(register.header);
  const made = testSlot({ userId, displayName: signInName }, register.dataKey, header);
  const slots = { first: [made, ...header.slots], last: [...header.slots, made], none: header.slots }[slot];
  writeHeader([register.header], { ...header, slots }, register.dataKey);
  return userId;
}
const takeRole = (userId: string, role: Role): void => {
  const db = openRegister(register.file, register.dataKey, { create: false });
  db.prepare('DELETE FROM userRole WHERE userId = ? AND role = ?').run(userId, role);
  closeRegister(db);
};
const recover = (given: object = {}): Promise<string> =>
  running.codeOf('vault.recover', {
    path: register.file,
    recoveryCode: register.recoveryCode,
    newPassphrase,
    ...given,
  });
const header = (): Header => readHeader(register.header);
const publicKeys = (): Map<string | null, string> =>
  new Map(header().slots.map((slot) => [slot.userId, slot.publicKey]));

/** Who has a new key pair, and who the audit trail says the recovery code was used for. */
async function recovered(before: Map<string | null, string>) {
  const changed = header().slots.filter((slot) => before.get(slot.userId) !== slot.publicKey);
  expect(changed).toHaveLength(1);
  await running.host.close();
  const signInName = changed[0]?.signInName ?? null;
  const open = await createVault(openComputer(home), systemClock).unlock(register.file, newPassphrase, signInName);
  const { raw, user } = open.session;
  const noted = raw.prepare("SELECT userId, detail FROM audit WHERE operation = 'vault.recover'").all();
  open.close();
  expect([changed[0]?.userId, noted]).toEqual([
    user.id,
    [{ userId: user.id, detail: JSON.stringify({ user: user.id, parts: '1' }) }],
  ]);
  return user.id;
}

describe('recovery, where several people have a passphrase', () => {
  test('gives the new one to an administrator where nobody is named, whoever comes first', async () => {
    add('Aled Morris', ['caseworker'], 'first');
    add('Priyanka Nair', ['administrator'], 'none');
    const before = publicKeys();
    expect(await recover()).toBe('ok');
    expect(await recovered(before)).toBe(robin);
  });

  test('gives it to whoever is named, and to nobody else', async () => {
    const aled = add('Aled Morris', ['caseworker'], 'last');
    const before = publicKeys();
    expect(await recover({ signInName: ' aled  MORRIS ' })).toBe('ok');
    expect(await running.ask('vault.status', {})).toMatchObject({
      value: { session: { user: { id: aled, displayName: 'Aled Morris', roles: ['caseworker'] } } },
    });
    expect(await recovered(before)).toBe(aled);
  });

  test('makes a slot for an administrator who has none: otherwise nobody could let anybody in', async () => {
    const priyanka = add('Priyanka Nair', ['administrator'], 'none');
    takeRole(robin, 'administrator');
    expect(await recover()).toBe('ok');
    expect(header().slots.filter((slot) => slot.userId === priyanka)).toMatchObject([{ signInName: 'Priyanka Nair' }]);
    expect(await running.ask('vault.status', {})).toMatchObject({ value: { session: { user: { id: priyanka } } } });
  });

  test('gives nothing to somebody whose account has ended, or whom nobody knows, and changes nothing', async () => {
    add('Sam Teale', ['administrator'], 'first', false);
    const before = readFileSync(register.header, 'utf8');
    expect(await recover({ signInName: 'Sam Teale' })).toBe('recovery-account-ended signInName');
    expect(await recover({ signInName: 'Nobody Known' })).toBe('recovery-nobody signInName');
    expect(readFileSync(register.header, 'utf8')).toBe(before);
    // Nor is an administrator who has left the one that is meant where nobody is named.
    expect(await recover()).toBe('ok');
    expect(await running.ask('vault.status', {})).toMatchObject({ value: { session: { user: { id: robin } } } });
    expect(header().slots.map(({ signInName }) => signInName)).toEqual(['Robin Ellery', null]);
  });
});
