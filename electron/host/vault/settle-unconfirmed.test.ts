import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../../../db/secret.ts';
import { decodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { noteInAudit } from '../audit-entry.ts';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import { createSealedRegister, type SealedRegister } from '../testing/locked-host.ts';
import { readHeader } from './header.ts';
import { createKeyPair } from './key-pair.ts';
import { findHeader, type OpenRegister, openWithKey } from './open-register.ts';
import { grantSealedKey, openRecoverySlot } from './slots.ts';

let root: string;
let register: SealedRegister;
const { privateKey } = createKeyPair();

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-unconfirmed-'));
  register = createSealedRegister(root, 'North');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function open(): OpenRegister {
  const header = findHeader(register.file);
  const recovery = header.slots.find((slot) => slot.kind === 'recovery');
  const decoded = decodeRecoveryCode(register.recoveryCode);
  if (recovery === undefined || !decoded.ok) throw new Error('no recovery slot');
  const opened = openRecoverySlot(recovery, new Secret(decoded.bytes), header);
  if (opened === null) throw new Error('the recovery code does not open its slot');
  const here = { computer: openComputer(path.join(root, 'home')), clock: systemClock };
  return openWithKey(here, register.file, { header, ...opened, userId: null });
}

/** Hands the key over in the key file as `sealed.grant` does, and ends as a kill does. */
function handOverAndDie(operation: string | null): void {
  const { keyFile, session } = open();
  keyFile.changeUnconfirmed(
    (slots, { place }) => slots.map((slot) => (slot.kind === 'user' ? grantSealedKey(slot, privateKey, place) : slot)),
    session.audit.head().count,
  );
  if (operation !== null)
    noteInAudit(session, { window: 'main' }, operation, { kind: 'none', ids: [] }, null, { user: session.user.id });
  // Nothing is noted in the key file any more.
  session.close();
}
const onDisk = () => readHeader(register.header);
const holders = () => onDisk().slots.filter(({ sealedKey }) => sealedKey !== undefined);

test('a sealed key that was handed over and never noted is taken back by the next opening', () => {
  handOverAndDie(null);
  expect([holders().length, onDisk().unconfirmed?.before]).toEqual([1, []]);
  open().close();
  expect([holders().length, onDisk().unconfirmed]).toEqual([0, undefined]);
});

test('one that was noted stays', () => {
  handOverAndDie('sealed.grant');
  open().close();
  expect([holders().length, onDisk().unconfirmed]).toEqual([1, undefined]);
});

test('another entry in its place does not vouch for it', () => {
  handOverAndDie('people.open');
  open().close();
  expect(holders()).toEqual([]);
});

test('a key that was taken away and never noted is given back', () => {
  handOverAndDie('sealed.grant');
  open().close();
  const held = holders();
  const { keyFile, session } = open();
  keyFile.changeUnconfirmed((slots) => slots.map(({ sealedKey: _taken, ...slot }) => slot), session.audit.head().count);
  session.close();
  expect(holders()).toEqual([]);
  open().close();
  expect(holders()).toEqual(held);
});

test('the next writing of the key file confirms it', () => {
  const { keyFile, session, close } = open();
  keyFile.changeUnconfirmed((slots) => slots, session.audit.head().count);
  expect(onDisk().unconfirmed).toBeDefined();
  noteInAudit(session, { window: 'main' }, 'sealed.grant', { kind: 'none', ids: [] }, null);
  close();
  expect(onDisk().unconfirmed).toBeUndefined();
});
