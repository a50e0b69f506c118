import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeRegister, openRegister, pageSize, rekeyRegister } from './open.ts';
import { anyPageHolds } from './page-check.ts';
import { Secret } from './secret.ts';

let folder: string;
let file: string;
const key = Secret.random();
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-pages-'));
  file = path.join(folder, 'Test.mcn');
  const db = openRegister(file, key, { create: true });
  db.exec('CREATE TABLE ballast (part BLOB)');
  db.prepare('INSERT INTO ballast VALUES (?)').run(randomBytes(100_000));
  closeRegister(db);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a page is known by the key that wrote it, and by no other', () => {
  expect(anyPageHolds(file, key)).toBe(true);
  expect(anyPageHolds(file, Secret.random())).toBe(false);
});

test('the first page alone is enough, and so is the last; none is not', () => {
  const whole = readFileSync(file);
  const last = whole.length - pageSize;
  const noise = randomBytes(whole.length);
  writeFileSync(file, Buffer.concat([whole.subarray(0, pageSize), noise.subarray(pageSize)]));
  expect(anyPageHolds(file, key)).toBe(true);
  writeFileSync(file, Buffer.concat([whole.subarray(0, 16), noise.subarray(16, last), whole.subarray(last)]));
  expect(anyPageHolds(file, key)).toBe(true);
  // In another place the last page is not the last page.
  writeFileSync(file, Buffer.concat([whole.subarray(0, 16), noise.subarray(16, pageSize), whole.subarray(last)]));
  expect(anyPageHolds(file, key)).toBe(false);
});

test('after a re-key the old key holds nothing any more, and the new one does', () => {
  const next = Secret.random();
  const db = openRegister(file, key, { create: false });
  rekeyRegister(db, next);
  closeRegister(db);
  expect([anyPageHolds(file, key), anyPageHolds(file, next)]).toEqual([false, true]);
});
