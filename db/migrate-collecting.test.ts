import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { closeRegister, openRegister } from './open.ts';
import { Secret } from './secret.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a register of the step before keeps its rows, and what was asked can be kept beside them', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-collecting-'));
  folders.push(folder);
  const db = openRegister(path.join(folder, 'Old.mcn'), Secret.random(), { create: true });
  migrate(
    db,
    migrations.filter(({ version }) => version < 350),
  );
  const [agency, user, person, period] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  db.prepare('INSERT INTO agency (id, name, kind, active) VALUES (?, ?, ?, 1)').run(agency, 'Lanternfield', 'housing');
  db.prepare('INSERT INTO userAccount (id, signInName, displayName, agencyId, active) VALUES (?, ?, ?, ?, 1)').run(
    ...[user, 'sam', 'Sam', agency],
  );
  db.prepare('INSERT INTO person (id, reference, preferredName) VALUES (?, ?, ?)').run(person, 'A-1', 'Ann');
  db.prepare('INSERT INTO period (id, code, label, calendar, firstDay, lastDay) VALUES (?, ?, ?, ?, ?, ?)').run(
    period,
    'Y1Q4',
    'January to March 2018',
    'meam',
    '2018-01-01',
    '2018-03-31',
  );
  migrate(db);
  expect(db.prepare('SELECT preferredName FROM person').pluck().all()).toEqual(['Ann']);
  db.prepare(
    `INSERT INTO collectingRequest (id, agencyId, periodId, code, form, madeAt, madeBy) VALUES ('r', ?, ?, 'kcode', 'xlsx', '2018-04-03T09:00:00.000Z', ?)`,
  ).run(agency, period, user);
  db.prepare(`INSERT INTO collectingRow (id, requestId, personId, rowKey) VALUES ('w', 'r', ?, 'k1')`).run(person);
  const cell = db.prepare(
    `INSERT INTO collectingCell (id, rowId, personId, factCode, category, answeredAt, answerState, holds) VALUES (?, 'w', ?, ?, 'housing', ?, ?, ?)`,
  );
  cell.run('c', person, 'housing-status', null, null, null);
  expect(() => cell.run('d', person, 'housing-status', null, null, null)).toThrow('UNIQUE');
  // An answer without which value holds, or a value that holds without an answer, is half a row.
  expect(() => cell.run('e', person, 'eet-status', '2018-04-03T09:00:00.000Z', 'recorded', null)).toThrow('CHECK');
  expect(() => cell.run('f', person, 'eet-status', null, null, 'answer')).toThrow('CHECK');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  closeRegister(db);
});
