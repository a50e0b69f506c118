import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeRegister, openRegister, readSalt } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { headerPathOf, writeHeader } from './header.ts';
import { clearInterrupted } from './put-in-place.ts';
import { createRecoverySlot } from './slots.ts';

let folder: string;
let register: string;
const key = Secret.random();
const registerId = '01a201b0-18dc-7000-b0b8-bb4e73617e69';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-place-'));
  register = path.join(folder, 'Midshire.mcn');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a making leaves that ended between writing the key file and giving the register its name. */
function interrupt(salt?: string): void {
  const unfinished = `${register}.unfinished`;
  closeRegister(openRegister(unfinished, key, { create: true }));
  const place = { registerId, generation: 1 };
  const header = {
    format: 'mcn-casebook-keys',
    version: 1,
    ...place,
    registerSalt: salt ?? readSalt(unfinished).toString('base64'),
    createdAt: '',
    slots: [createRecoverySlot(Secret.random(20), key, place)],
    auditHead: { count: 0, hash: '0'.repeat(64) },
  } as const;
  writeHeader([headerPathOf(register)], { ...header, slots: [...header.slots] }, key);
}

const left = (): boolean[] => [headerPathOf(register), `${register}.unfinished`].map((file) => existsSync(file));

test('what an interrupted making left is cleared, so that the name can be used', () => {
  interrupt();
  clearInterrupted(register, headerPathOf(register));
  expect(left()).toEqual([false, false]);
});

test('a key file that belongs to another register is left alone', () => {
  interrupt(Buffer.alloc(16, 7).toString('base64'));
  clearInterrupted(register, headerPathOf(register));
  expect(left()).toEqual([true, true]);
});

test('a key file beside a register that has its name, or that cannot be read, is left alone', () => {
  interrupt();
  writeFileSync(register, 'the register');
  clearInterrupted(register, headerPathOf(register));
  expect(left()).toEqual([true, true]);
  rmSync(register);
  writeFileSync(headerPathOf(register), 'torn');
  clearInterrupted(register, headerPathOf(register));
  expect(left()).toEqual([true, true]);
  expect(readFileSync(headerPathOf(register), 'utf8')).toBe('torn');
});
