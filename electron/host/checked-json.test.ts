import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBackupNotes } from './backups/backup-notes.ts';
import { readChecked, writeChecked } from './checked-json.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-checked-'));
  file = path.join(folder, 'notes.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = { idleMinutes: 5, folder: '/stick', names: ['Łucja'], none: null };

test('what was written is read, without what JSON leaves out', () => {
  writeChecked(file, { ...content, left: undefined });
  expect(readChecked(file)).toEqual({ state: 'whole', content });
});

test('every bit that flips is found, or changes nothing', () => {
  writeChecked(file, content);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length * 8; at += 1) {
    const bytes = Buffer.from(whole);
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
    writeFileSync(file, bytes);
    const found = readChecked(file);
    if (found.state !== 'damaged') expect(found).toEqual({ state: 'whole', content });
  }
});

test('every cut is found', () => {
  writeChecked(file, content);
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length - 1; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    expect(readChecked(file).state).toBe('damaged');
  }
});

test('a file from before there was a check stands for itself, and one that is not there is nothing', () => {
  expect(readChecked(file)).toEqual({ state: 'unchecked', content: null });
  writeFileSync(file, JSON.stringify(content));
  expect(readChecked(file)).toEqual({ state: 'unchecked', content });
});

test('damaged notes about backups are begun anew, and it is known until then', () => {
  const notes = openBackupNotes(folder, 'north');
  expect(notes.damaged()).toBe(false);
  notes.keep({ folder: '/stick' });
  const at = path.join(folder, 'backups', 'north.json');
  writeFileSync(at, readFileSync(at, 'utf8').replace('/stick', '/stock'));
  expect([notes.damaged(), notes.read().folder]).toEqual([true, null]);
  notes.keep({ folder: '/stick' });
  expect([notes.damaged(), notes.read().folder]).toEqual([false, '/stick']);
});
