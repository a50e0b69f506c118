import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, openRegister, readSalt } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import {
  createSealedRegister,
  type LockedHost,
  type SealedRegister,
  startHost,
  wrongAttempts,
} from '../testing/locked-host.ts';
import { type Header, readHeader, type Slot, writeHeader } from './header.ts';
import { createKeyPair } from './key-pair.ts';
import { findHeader, openWithKey } from './open-register.ts';
import { createRecoverySlot, grantSealedKey, openSlot } from './slots.ts';

// Slots that a random secret opens in the place of a passphrase, so that no key has to be derived.
const aledsSecret = Secret.random(20);
const priyasSecret = Secret.random(20);
const [aled, priya] = [randomUUID(), randomUUID()];
let root: string;
let home: string;
let register: SealedRegister;
let header: Header;

const userSlot = (secret: Secret, userId: string, signInName: string, dataKey: Secret, place: Header): Slot => ({
  ...createRecoverySlot(secret, dataKey, place),
  kind: 'user',
  userId,
  signInName,
  derivation: { algorithm: 'argon2id', memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
});

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-bad-key-file-'));
  home = path.join(root, 'home');
  register = createSealedRegister(root, 'North');
  const before = readHeader(register.header);
  const sealing = createKeyPair();
  const aleds = userSlot(aledsSecret, aled, 'Aled Morris', register.dataKey, before);
  const priyas = userSlot(priyasSecret, priya, 'Priyanka Nair', register.dataKey, before);
  // Priyanka is one of the named users of sealed facts, and Aled is not.
  const granted = grantSealedKey(priyas, sealing.privateKey, before);
  header = writeHeader([register.header], { ...before, slots: [...before.slots, aleds, granted] }, register.dataKey);
  const db = openRegister(register.file, register.dataKey, { create: false });
  const add = db.prepare(
    'INSERT INTO userAccount (id, signInName, displayName, agencyId, active) SELECT ?, ?, ?, agencyId, 1 FROM userAccount LIMIT 1',
  );
  add.run(aled, 'Aled Morris', 'Aled Morris');
  add.run(priya, 'Priyanka Nair', 'Priyanka Nair');
  closeRegister(db);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const slotOf = (given: Header, userId: string): Slot => {
  const found = given.slots.find((slot) => slot.userId === userId);
  if (found === undefined) throw new Error('no such slot');
  return found;
};
const put = (slots: readonly Slot[], given: object = {}): void =>
  writeFileSync(register.header, JSON.stringify({ ...header, ...given, slots }));
const replaced = (userId: string, slot: Slot): Slot[] =>
  header.slots.map((one) => (one.userId === userId ? slot : one));

/** What Aled gets who signs in under a name: whom he is taken for, or why not. */
function openAs(signInName: string, secret = aledsSecret): string {
  try {
    const found = findHeader(register.file);
    const slot = found.slots.find((one) => one.signInName === signInName);
    const opened = slot === undefined ? null : openSlot(slot, secret, found);
    if (slot === undefined || opened === null) return 'wrong-passphrase';
    const here = { computer: openComputer(home), clock: systemClock };
    const open = openWithKey(here, register.file, { header: found, ...opened, userId: slot.userId });
    const { displayName } = open.session.user;
    const sealed = open.session.sealedKey === null ? '' : ', with the key of sealed facts';
    open.close();
    return `${displayName}${sealed}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('as it was written the key file opens for both, each as themselves', () => {
  expect(openAs('Aled Morris')).toBe('Aled Morris');
  expect(openAs('Priyanka Nair', priyasSecret)).toBe('Priyanka Nair, with the key of sealed facts');
  expect(openAs('Priyanka Nair')).toBe('wrong-passphrase');
});

describe('slots that were exchanged', () => {
  const parts = ['id', 'publicKey', 'salt', 'wrappedPrivateKey', 'dataKey', 'userId', 'signInName'] as const;
  const swaps: [string, readonly (keyof Slot)[]][] = [
    ...parts.map((part): [string, readonly (keyof Slot)[]] => [part, [part]]),
    ['wrapped private key and its salt', ['wrappedPrivateKey', 'salt']],
    ['key pair whole', ['publicKey', 'wrappedPrivateKey', 'salt', 'dataKey']],
    ['identity whole', ['userId', 'signInName']],
    ['everything but the identity', ['id', 'publicKey', 'salt', 'wrappedPrivateKey', 'dataKey', 'sealedKey']],
  ];

  test.each(swaps)('between two people, in their %s: nobody is taken for the other', (_what, given) => {
    const [a, b] = [slotOf(header, aled), slotOf(header, priya)];
    const taken = (from: Slot): Partial<Slot> => Object.fromEntries(given.map((part) => [part, from[part]]));
    put(header.slots.map((one) => (one === a ? { ...a, ...taken(b) } : one === b ? { ...b, ...taken(a) } : one)));
    const altered = readFileSync(register.header, 'utf8');
    for (const signInName of ['Aled Morris', 'Priyanka Nair'])
      for (const secret of [aledsSecret, priyasSecret])
        expect(['wrong-passphrase', 'header-torn']).toContain(openAs(signInName, secret));
    // Nothing is written over, and this computer keeps no copy of what was altered.
    expect(readFileSync(register.header, 'utf8')).toBe(altered);
    expect(existsSync(path.join(home, 'key-files'))).toBe(false);
  });

  test.each(swaps)('one copied over the other, in its %s: neither is let in', (_what, given) => {
    const [a, b] = [slotOf(header, aled), slotOf(header, priya)];
    const copied = Object.fromEntries(given.map((part) => [part, a[part]]));
    put(replaced(priya, { ...b, ...copied } as Slot));
    for (const signInName of ['Aled Morris', 'Priyanka Nair'])
      expect(['wrong-passphrase', 'header-torn']).toContain(openAs(signInName));
  });

  test('a whole slot of one’s own under a colleague’s name, or beside theirs, lets nobody in', () => {
    const own = { ...slotOf(header, aled), userId: priya, signInName: 'Priyanka Nair' };
    for (const slots of [
      replaced(priya, own),
      [own, ...header.slots],
      [...header.slots, own],
      [own],
      header.slots.toReversed(),
    ]) {
      put(slots);
      expect(['wrong-passphrase', 'header-torn']).toContain(openAs('Priyanka Nair'));
    }
  });

  test('under a name that was altered alone, or a recovery slot that was made a person’s', () => {
    put(replaced(aled, { ...slotOf(header, aled), signInName: 'Priyanka  Nair' }));
    expect(openAs('Priyanka  Nair')).toBe('header-torn');
    const recovery = header.slots.find((slot) => slot.kind === 'recovery');
    if (recovery === undefined) throw new Error('no recovery slot');
    put([...header.slots, { ...recovery, kind: 'user', userId: priya, signInName: 'Priya' }]);
    expect(openAs('Priya')).toBe('wrong-passphrase');
  });

  test('and sealed anew by a colleague who holds the data key: the sealed facts stay closed to them', () => {
    // Whoever has a passphrase and writes a program has the register’s own key: that limit the program cannot hold, and
    // the papers say so. What is sealed is held by the pair of keys, which they do not have.
    const [own, theirs] = [slotOf(header, aled), slotOf(header, priya)];
    if (theirs.sealedKey === undefined) throw new Error('no grant');
    for (const forged of [
      { ...own, sealedKey: theirs.sealedKey },
      { ...own, id: theirs.id, sealedKey: theirs.sealedKey },
      { ...own, publicKey: theirs.publicKey, sealedKey: theirs.sealedKey },
      { ...own, id: theirs.id, publicKey: theirs.publicKey, sealedKey: theirs.sealedKey },
    ]) {
      writeHeader([register.header], { ...header, slots: replaced(aled, forged) }, register.dataKey);
      expect(openAs('Aled Morris')).toBe('wrong-passphrase');
    }
  });
});

describe('a key file from elsewhere', () => {
  let other: SealedRegister;
  beforeEach(() => {
    mkdirSync(path.join(root, 'elsewhere'));
    other = createSealedRegister(path.join(root, 'elsewhere'), 'South');
  });

  test('is refused as it is, and where it was made to name this register, by the key that does not fit', () => {
    const foreign = readHeader(other.header);
    const intruder = userSlot(aledsSecret, aled, 'Aled Morris', other.dataKey, foreign);
    const slots = [...foreign.slots, intruder];
    const whole = readFileSync(register.file);
    writeHeader([register.header], { ...foreign, slots }, other.dataKey);
    expect(openAs('Aled Morris')).toBe('header-mismatch');
    // Sealed anew by whoever holds the other register’s key.
    const registerSalt = readSalt(register.file).toString('base64');
    writeHeader([register.header], { ...foreign, slots, registerSalt }, other.dataKey);
    expect(openAs('Aled Morris')).toBe('key-file-outdated');
    // With this register’s id as well: then the boxes in the slots are bound to another.
    writeHeader([register.header], { ...foreign, slots, registerSalt, registerId: register.registerId }, other.dataKey);
    expect(openAs('Aled Morris')).toBe('wrong-passphrase');
    expect(readFileSync(register.file)).toEqual(whole);
  });

  test('one slot of which was put into this key file opens nothing', () => {
    const foreign = readHeader(other.header);
    const intruder = userSlot(aledsSecret, aled, 'Aled Morris', other.dataKey, foreign);
    put(replaced(aled, intruder));
    expect(openAs('Aled Morris')).toBe('wrong-passphrase');
    // Made for this register, but with a data key of the attacker’s own.
    put(replaced(aled, userSlot(aledsSecret, aled, 'Aled Morris', other.dataKey, header)));
    expect(openAs('Aled Morris')).toBe('header-torn');
  });
});

describe('a key file that was made larger', () => {
  let running: LockedHost;
  beforeEach(() => {
    running = startHost(home);
  });
  afterEach(() => running.host.close());
  const passphrase = 'river lantern copper violin';
  const refused = (): Promise<string[]> =>
    Promise.all([
      running.codeOf('vault.unlock', { path: register.file, passphrase, signInName: 'Aled Morris' }),
      running.codeOf('vault.signInNames', { path: register.file }),
      running.codeOf('vault.recover', {
        path: register.file,
        recoveryCode: register.recoveryCode,
        newPassphrase: passphrase,
      }),
    ]);
  const many = (count: number): Slot[] =>
    Array.from({ length: count }, () => ({ ...slotOf(header, aled), id: randomUUID(), userId: randomUUID() }));

  test.each([501, 1500])('to %i slots is refused before any key is derived', async (count) => {
    put(many(count));
    expect(new Set(await refused())).toEqual(new Set(['header-torn path']));
    expect(wrongAttempts(home)).toBe(0);
  });

  test.each([
    ['thousands of slots, beyond a mebibyte', () => put(many(5000))],
    ['64 MiB of blanks', () => writeFileSync(register.header, Buffer.alloc(64 * 1024 * 1024, ' '))],
    ['lists within lists', () => writeFileSync(register.header, '['.repeat(900_000))],
    ['a name of 100,000 letters', () => put(replaced(aled, { ...slotOf(header, aled), signInName: 'x'.repeat(1e5) }))],
    [
      'thousands of coming data keys',
      () => {
        const [key] = many(1);
        const dataKeys = Array.from({ length: 1500 }, () => ({ slot: randomUUID(), dataKey: key?.dataKey }));
        put(header.slots, { pending: { generation: 2, dataKeys, seal: header.seal } });
      },
    ],
  ])('%s: refused', async (_what, enlarge) => {
    enlarge();
    expect(new Set(await refused())).toEqual(new Set(['header-torn path']));
  });

  test.each([
    [{ memoryKiB: 1024 * 1024 + 1 }],
    [{ memoryKiB: 2 ** 40 }],
    [{ passes: 1000 }],
    [{ parallelism: 255 }],
    [{ memoryKiB: 8 }],
  ])('to a cost that is not safe, in any slot: %o', async (cost) => {
    const derivation = { algorithm: 'argon2id' as const, memoryKiB: 65_536, passes: 3, parallelism: 1, ...cost };
    put(replaced(priya, { ...slotOf(header, priya), derivation }));
    expect(new Set(await refused())).toEqual(new Set(['header-hostile path']));
  });
});
