import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { decodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { type Computer, openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import { createSealedRegister, type SealedRegister } from '../testing/locked-host.ts';
import { type Header, headerPathOf, readHeader, writeHeader } from './header.ts';
import { findHeader, type OpenRegister, openWithKey } from './open-register.ts';
import { restoreKeyFile } from './restore-key-file.ts';
import { openRecoverySlot } from './slots.ts';

let root: string;
let computer: Computer;
let register: SealedRegister;
/** A restored backup: the register and its key file as they were with the first key. */
let restored: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-restore-key-file-'));
  computer = openComputer(path.join(root, 'home'));
  register = createSealedRegister(root, 'North');
  restored = path.join(root, 'elsewhere', 'North again.mcn');
  mkdirSync(path.dirname(restored));
  copyFileSync(register.file, restored);
  copyFileSync(register.header, headerPathOf(restored));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Opens a register with the recovery code, without the host around it. */
function open(file: string): OpenRegister {
  const header = findHeader(file);
  const decoded = decodeRecoveryCode(register.recoveryCode);
  const slot = header.slots.find((one) => one.kind === 'recovery');
  const opened = slot && decoded.ok ? openRecoverySlot(slot, new Secret(decoded.bytes), header) : null;
  if (opened === null) throw new Error('the recovery code does not open its slot');
  return openWithKey({ computer, clock: systemClock }, file, { header, ...opened, userId: null });
}
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const opening = (file: string): string => codeOf(() => open(file).close());
const restoring = (file: string, older = false): string =>
  codeOf(() => restoreKeyFile(computer, file, { now: 1, older }));
const rekey = (file: string): void => {
  const { keyFile, close } = open(file);
  keyFile.rekey();
  close();
};
const generationAt = (file: string): number => readHeader(headerPathOf(file)).generation;
const copies = (): string[] => readdirSync(path.join(root, 'home', 'key-files')).sort();

describe('the copies of key files that this computer keeps', () => {
  test('hold the newest under the register’s id, and an older one of a restored copy beside it', () => {
    expect(opening(register.file)).toBe('ok');
    rekey(register.file);
    expect(copies()).toEqual([`${register.registerId}.header`]);
    for (let times = 0; times < 2; times += 1) {
      expect(opening(restored)).toBe('ok');
      expect(copies()).toEqual([`${register.registerId}.1.header`, `${register.registerId}.header`]);
      expect(readHeader(computer.keyFileCopy(register.registerId)).generation).toBe(2);
      expect(opening(register.file)).toBe('ok');
    }
  });

  test('go back to the register that they are of, though a restored copy shares its salt and its id', () => {
    rekey(register.file);
    expect(opening(restored)).toBe('ok');
    for (const file of [register.file, restored, register.file]) {
      const before = generationAt(file);
      rmSync(headerPathOf(file));
      expect(opening(file)).toBe('header-missing');
      expect(restoring(file)).toBe('ok');
      expect(generationAt(file)).toBe(before);
      expect(opening(file)).toBe('ok');
    }
    expect([generationAt(register.file), generationAt(restored)]).toEqual([2, 1]);
  });
});

describe('the key file of before a re-key', () => {
  test('beside the register has a sentence of its own, and the newer copy puts it right', () => {
    const leavers = readFileSync(register.header);
    rekey(register.file);
    const whole = readFileSync(register.file);
    writeFileSync(register.header, leavers);
    expect(opening(register.file)).toBe('key-file-outdated');
    expect(readFileSync(register.header)).toEqual(leavers);
    expect(readFileSync(register.file)).toEqual(whole);
    expect(restoring(register.file)).toBe('ok');
    expect(readFileSync(`${register.header}.damaged-1`)).toEqual(leavers);
    expect(generationAt(register.file)).toBe(2);
    expect(opening(register.file)).toBe('ok');
  });

  test('is told on a computer that never saw the register, by its pages alone', () => {
    const leavers = readFileSync(register.header);
    rekey(register.file);
    writeFileSync(register.header, leavers);
    computer = openComputer(path.join(root, 'another-home'));
    expect(opening(register.file)).toBe('key-file-outdated');
    expect(restoring(register.file)).toBe('header-missing');
  });

  test('is not blamed where pages of the register are damaged and its key fits the others', () => {
    const bytes = readFileSync(register.file);
    bytes.fill(7, 100, 5000);
    writeFileSync(register.file, bytes);
    expect(opening(register.file)).toBe('register-damaged');
  });
});

describe('an older copy', () => {
  const put = (given: Partial<Header>): void => {
    const { seal: _seal, ...header } = readHeader(register.header);
    writeHeader([register.header], { ...header, ...given }, register.dataKey);
  };

  test.each([
    ['the key was changed on another computer', (): Partial<Header> => ({ generation: 2 })],
    [
      'the trail went on on another computer',
      (): Partial<Header> => ({ auditHead: { count: 99, hash: 'b'.repeat(64) } }),
    ],
  ])('never replaces a newer key file silently: %s', (_what, newer) => {
    expect(opening(register.file)).toBe('ok');
    put(newer());
    const there = readFileSync(register.header);
    expect(restoring(register.file)).toBe('key-file-copy-older');
    expect(readFileSync(register.header)).toEqual(there);
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'elsewhere', 'home']);
    // Said to be wanted, it is put there, and nothing is lost.
    expect(restoring(register.file, true)).toBe('ok');
    expect(readFileSync(`${register.header}.damaged-1`)).toEqual(there);
    expect(opening(register.file)).toBe('ok');
  });

  test('is known for what it is where the key file is missing and this computer remembers a newer one', () => {
    const first = readFileSync(register.header);
    rekey(register.file);
    writeFileSync(computer.keyFileCopy(register.registerId), first);
    rmSync(register.header);
    expect(restoring(register.file)).toBe('key-file-copy-older');
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'elsewhere', 'home']);
  });

  test('that is the very key file that lies there is said to change nothing', () => {
    expect(opening(register.file)).toBe('ok');
    copyFileSync(register.header, computer.keyFileCopy(register.registerId));
    expect(restoring(register.file, true)).toBe('key-file-copy-same');
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'elsewhere', 'home']);
  });

  test('of a register of another id is not taken, though it names this one’s salt', () => {
    expect(opening(register.file)).toBe('ok');
    const { seal: _seal, ...header } = readHeader(register.header);
    const other = { ...header, registerId: randomUUID(), generation: 9 };
    writeHeader([computer.keyFileCopy(other.registerId)], other, Secret.random());
    rmSync(register.header);
    expect(restoring(register.file)).toBe('ok');
    expect(readHeader(register.header).registerId).toBe(register.registerId);
  });
});
