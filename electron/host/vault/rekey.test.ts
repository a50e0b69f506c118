import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, openRegister } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { decodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import { createSealedRegister, type SealedRegister } from '../testing/locked-host.ts';
import type { RekeyOrder } from '../testing/rekey-and-die.ts';
import { readHeader, writeHeader } from './header.ts';
import { findHeader, openWithKey } from './open-register.ts';
import { createRecoverySlot, openRecoverySlot } from './slots.ts';

const script = path.join(import.meta.dirname, '..', 'testing', 'rekey-and-die.ts');
const leaversCode = Secret.random(20);
const leaver = randomUUID();
let root: string;
let register: SealedRegister;
let leaversSlot: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-rekey-'));
  register = createSealedRegister(root, 'North');
  const header = readHeader(register.header);
  const slot = {
    ...createRecoverySlot(leaversCode, register.dataKey, header),
    kind: 'user' as const,
    userId: leaver,
    signInName: 'Sam Teale',
    derivation: { algorithm: 'argon2id' as const, memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
  };
  leaversSlot = slot.id;
  writeHeader([register.header], { ...header, slots: [...header.slots, slot] }, register.dataKey);
  const db = openRegister(register.file, register.dataKey, { create: false });
  db.prepare(
    "INSERT INTO userAccount (id, signInName, displayName, agencyId, active) SELECT ?, 'Sam Teale', 'Sam Teale', agencyId, 1 FROM userAccount LIMIT 1",
  ).run(leaver);
  // What a re-key has to get through, so that it can be killed in the middle.
  db.exec('CREATE TABLE ballast (part BLOB)');
  const add = db.prepare('INSERT INTO ballast VALUES (?)');
  db.transaction(() => {
    for (let at = 0; at < 120; at += 1) add.run(randomBytes(100_000));
  })();
  closeRegister(db);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const orderOf = (dieAt: RekeyOrder['dieAt'], more: Partial<RekeyOrder> = {}): string => {
  const key = register.dataKey.use((bytes) => bytes.toString('hex'));
  return JSON.stringify({ file: register.file, key, without: leaversSlot, dieAt, ...more } satisfies RekeyOrder);
};
const rekey = (dieAt: RekeyOrder['dieAt'], more: Partial<RekeyOrder> = {}) =>
  spawnSync(process.execPath, [script], { input: orderOf(dieAt, more), encoding: 'utf8' });
const onDisk = () => readHeader(register.header);
const copyOnComputer = () => openComputer(path.join(root, 'home')).keyFileCopy(register.registerId);

const firstCode = (): Secret => {
  const decoded = decodeRecoveryCode(register.recoveryCode);
  if (!decoded.ok) throw new Error('no recovery code');
  return new Secret(decoded.bytes);
};

/** What a recovery code finds in its slot. */
function openedWith(code: Secret) {
  const header = findHeader(register.file);
  const recoveries = header.slots.filter((slot) => slot.kind === 'recovery');
  expect(recoveries).toHaveLength(1);
  return { header, opened: recoveries[0] === undefined ? null : openRecoverySlot(recoveries[0], code, header) };
}

/** Opens the register with the recovery code and says what is in it. */
function openAsHolder(code = firstCode()) {
  const { header, opened } = openedWith(code);
  if (opened === null) throw new Error('the recovery code does not open its slot');
  const here = { computer: openComputer(path.join(root, 'home')), clock: systemClock };
  const open = openWithKey(here, register.file, { header, ...opened, userId: null });
  const { raw, audit } = open.session;
  const found = {
    integrity: raw.pragma('integrity_check', { simple: true }),
    ballast: raw.prepare('SELECT count(*), sum(length(part)) FROM ballast').raw().get(),
    trail: audit.verify(null).problem,
  };
  open.close();
  return found;
}
const whole = { integrity: 'ok', ballast: [120, 12_000_000], trail: null };

/** What the leaver gets with a key file that they kept and their own secret. */
function openAsLeaver(keyFile: string): string {
  const kept = path.join(root, 'kept.header');
  writeFileSync(kept, keyFile);
  const header = readHeader(kept);
  const slot = header.slots.find((one) => one.id === leaversSlot);
  const opened = slot === undefined ? null : openRecoverySlot(slot, leaversCode, header);
  if (opened === null) return 'no slot';
  try {
    const here = { computer: openComputer(path.join(root, 'leaver')), clock: systemClock };
    openWithKey(here, register.file, { header, ...opened, userId: leaver }).close();
    return 'opened';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function expectFinished(before: string): void {
  expect(onDisk()).toMatchObject({ generation: 2 });
  expect(onDisk().pending).toBeUndefined();
  expect(onDisk().slots.map((slot) => slot.id)).not.toContain(leaversSlot);
  expect(onDisk().slots).toHaveLength(2);
  expect(openAsLeaver(before)).toBe('key-file-outdated');
  expect(readFileSync(copyOnComputer(), 'utf8')).toBe(readFileSync(register.header, 'utf8'));
}

describe('a re-key', () => {
  test('that is done shuts out the key file of before and the slot that was left out', () => {
    const before = readFileSync(register.header, 'utf8');
    expect(openAsLeaver(before)).toBe('opened');
    expect(rekey('none').stdout).toBe('written\nwritten\ndone\n');
    expect(existsSync(`${register.file}-wal`) && readFileSync(`${register.file}-wal`).length > 0).toBe(false);
    expect(openAsHolder()).toEqual(whole);
    expectFinished(before);
    expect(openAsLeaver(readFileSync(register.header, 'utf8'))).toBe('no slot');
    expect(openAsHolder()).toEqual(whole);
  });

  test('that dies before it wrote anything did not begin', () => {
    const before = readFileSync(register.header, 'utf8');
    expect(rekey('before-1').signal).toBe('SIGKILL');
    expect(readFileSync(register.header, 'utf8')).toBe(before);
    expect(openAsHolder()).toEqual(whole);
    expect(onDisk()).toMatchObject({ generation: 1 });
    expect(openAsLeaver(before)).toBe('opened');
  });

  test.each(['after-1', 'before-2', 'after-2'] as const)('that dies %s is finished by the next opening', (moment) => {
    const before = readFileSync(register.header, 'utf8');
    expect(rekey(moment).signal).toBe('SIGKILL');
    if (moment !== 'after-2') {
      const both = readFileSync(register.header, 'utf8');
      expect(onDisk().pending?.dataKeys).toHaveLength(2);
      // Whoever was left out finds no way in by the half-finished key file, and leaves it as it is.
      expect(openAsLeaver(both)).toBe('wrong-passphrase');
      expect(readFileSync(register.header, 'utf8')).toBe(both);
    }
    expect(openAsHolder()).toEqual(whole);
    expectFinished(before);
    expect(openAsHolder()).toEqual(whole);
  });

  test('that is killed at moments nobody chose loses nothing and is finished', async () => {
    const before = readFileSync(register.header, 'utf8');
    const base = `${register.file}.base`;
    copyFileSync(register.file, base);
    let inTheMiddle = 0;
    for (let round = 0; round < 10; round += 1) {
      for (const suffix of ['-wal', '-shm']) rmSync(`${register.file}${suffix}`, { force: true });
      copyFileSync(base, register.file);
      writeFileSync(register.header, before);
      const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
      const ended = once(child, 'close');
      child.stdin.end(orderOf('none'));
      await Promise.race([once(child.stdout, 'data'), ended]);
      await pause(round * 12);
      child.kill('SIGKILL');
      await ended;
      if (onDisk().pending !== undefined) inTheMiddle += 1;
      expect(openAsHolder()).toEqual(whole);
      expectFinished(before);
    }
    expect(inTheMiddle).toBeGreaterThan(0);
  });

  test.each(['before-1', 'after-1', 'before-2', 'after-2', 'none'] as const)(
    'with a new recovery code that dies %s: one code opens, and one alone',
    (moment) => {
      const next = Secret.random(20);
      const newCode = next.use((bytes) => bytes.toString('hex'));
      const before = onDisk();
      rekey(moment, { newCode });
      const [holds, dead] = moment === 'before-1' ? [firstCode(), next] : [next, firstCode()];
      expect(openedWith(dead).opened).toBeNull();
      expect(openAsHolder(holds)).toEqual(whole);
      expect(onDisk().generation).toBe(moment === 'before-1' ? 1 : 2);
      expect(openedWith(dead).opened).toBeNull();
      const recovery = onDisk().slots.find((slot) => slot.kind === 'recovery');
      expect(recovery?.recoveryParts).toBe(moment === 'before-1' ? undefined : 2);
      if (moment === 'before-1') return;
      // The old code with a key file of before opens the old key, and nothing that is written with the new one.
      writeFileSync(register.header, JSON.stringify(before));
      expect(() => openAsHolder(firstCode())).toThrow(expect.objectContaining({ code: 'key-file-outdated' }));
    },
  );

  test.runIf(process.platform === 'linux')(
    'with a new recovery code for which there is no room leaves the old one, and the new one opens nothing',
    () => {
      const next = Secret.random(20);
      const order = orderOf('none', { newCode: next.use((bytes) => bytes.toString('hex')) });
      const limited = `trap "" XFSZ; ulimit -f 6000; exec "${process.execPath}" "${script}"`;
      const { stdout } = spawnSync('bash', ['-c', limited], { input: order, encoding: 'utf8' });
      expect(stdout).toBe('written\nwritten\nfolder-full\n');
      expect(openedWith(next).opened).toBeNull();
      expect(openAsHolder()).toEqual(whole);
    },
  );

  test.runIf(process.platform === 'linux')('for which there is no room is taken back, and said', () => {
    const before = onDisk();
    const limited = `trap "" XFSZ; ulimit -f 6000; exec "${process.execPath}" "${script}"`;
    const { stdout } = spawnSync('bash', ['-c', limited], { input: orderOf('none'), encoding: 'utf8' });
    expect(stdout).toBe('written\nwritten\nfolder-full\n');
    expect(onDisk().pending).toBeUndefined();
    expect(onDisk().slots).toEqual(before.slots);
    expect(openAsHolder()).toEqual(whole);
    expect(onDisk().generation).toBe(1);
  });

  test('whose key file was altered on its way is refused by whichever key fits', () => {
    rekey('before-2');
    const both = readFileSync(register.header, 'utf8');
    for (const [from, to] of [
      ['"generation": 2', '"generation": 3'],
      ['"signInName": "Robin Ellery"', '"signInName": "Robin Ellerz"'],
    ] as const) {
      expect(both).toContain(from);
      writeFileSync(register.header, both.replace(from, to));
      expect(() => openAsHolder()).toThrow();
    }
    writeFileSync(register.header, both);
    expect(openAsHolder()).toEqual(whole);
  });
});
