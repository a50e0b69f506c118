import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuditTrail } from './audit.ts';
import { migrate, newestVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { closeRegister, openRegister, type RawDb } from './open.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const versionOf = (db: RawDb): unknown => db.pragma('user_version', { simple: true });
const tablesOf = (db: RawDb): unknown[] =>
  db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'try%' ORDER BY name").pluck().all();

test('a new register has the newest version, and migrating it again changes nothing', () => {
  expect(versionOf(register.db)).toBe(newestVersion());
  migrate(register.db);
  expect(versionOf(register.db)).toBe(newestVersion());
});

test('steps are numbered in tens, rising', () => {
  const versions = migrations.map((step) => step.version);
  expect(versions.every((version) => version % 10 === 0)).toBe(true);
  expect([...versions].sort((a, b) => a - b)).toEqual(versions);
});

test('a failing step leaves the register wholly as it was, whatever ran before it', () => {
  const before = newestVersion();
  const steps = [
    ...migrations,
    { version: before + 10, name: 'good', sql: 'CREATE TABLE try1 (a TEXT)' },
    { version: before + 20, name: 'bad', sql: 'CREATE TABLE try2 (a TEXT); INSERT INTO nowhere VALUES (1)' },
  ];
  expect(() => migrate(register.db, steps)).toThrow('nowhere');
  expect(tablesOf(register.db)).toEqual([]);
  expect(versionOf(register.db)).toBe(before);
  expect(register.db.pragma('foreign_keys', { simple: true })).toBe(1);
  migrate(register.db, steps.slice(0, -1));
  expect(tablesOf(register.db)).toEqual(['try1']);
});

test('a step that breaks references is refused', () => {
  const agencyless = `INSERT INTO userAccount (id, signInName, displayName, agencyId) VALUES ('u', 'u', 'u', 'nobody')`;
  const steps = [...migrations, { version: newestVersion() + 10, name: 'orphan', sql: agencyless }];
  expect(() => migrate(register.db, steps)).toThrow('broken references');
  expect(versionOf(register.db)).toBe(newestVersion());
});

test('a register from a newer version is refused kindly and not touched', () => {
  register.db.pragma(`user_version = ${newestVersion() + 10}`);
  expect(() => migrate(register.db)).toThrow(expect.objectContaining({ code: 'register-from-newer-app' }));
  closeRegister(register.db);
  const db = openRegister(register.file, register.key, { create: false });
  expect(versionOf(db)).toBe(newestVersion() + 10);
  closeRegister(db);
});

test('every table of the first schema is strict, except the search index', () => {
  const loose = register.db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

const later = {
  at: '2018-04-03T09:00:00.000Z',
  userId: 'u',
  deviceId: 'd',
  callerWindow: 'main',
  operation: 'people.open',
  disclosed: 'person',
  transactionId: null,
  detail: {},
} as const;

test('the index of who has looked is filled from the entries that were there before it', () => {
  const file = path.join(register.folder, 'Old.mcn');
  const db = openRegister(file, register.key, { create: true });
  migrate(
    db,
    migrations.filter((step) => step.version < 50),
  );
  const entry = db.prepare(
    `INSERT INTO audit VALUES (?, '2018-04-03T09:00:00.000Z', 'u', 'd', 'main', 'people.list', 'list', ?, NULL, '{}', '', '')`,
  );
  const many = Array.from({ length: 20 }, (_, at) => `person-${at}`);
  for (const [at, ids] of [['a'], [], ['b', 'a', 'a'], many].entries()) entry.run(at + 1, JSON.stringify(ids));
  migrate(db);
  const looks = db.prepare("SELECT seq FROM auditShown WHERE subject = 'a' ORDER BY seq").pluck().all();
  expect(looks).toEqual([1, 3]);
  expect(db.prepare('SELECT count(*) FROM auditShown').pluck().get()).toBe(23);
  expect(db.prepare('SELECT reached FROM auditMark').pluck().get()).toBe(4);
  const trail = createAuditTrail(db, randomBytes(32));
  expect(trail.verifyIndex()).toBeNull();
  trail.append({ ...later, personIds: ['a'] });
  expect(trail.head().count).toBe(5);
  closeRegister(db);
});

test('the step of contacts leaves the rows of the step before as they were, and lets the new tables point at them', () => {
  const file = path.join(register.folder, 'Old.mcn');
  const db = openRegister(file, register.key, { create: true });
  migrate(
    db,
    migrations.filter((step) => step.version < 160),
  );
  db.exec(`
    INSERT INTO agency (id, name, kind) VALUES ('agency', 'Midshire Council', 'council');
    INSERT INTO userAccount (id, signInName, displayName, agencyId) VALUES ('user', 'robin', 'Robin', 'agency');
    INSERT INTO person (id, reference, preferredName, agencyId) VALUES ('asha', 'A-1', 'Asha', 'agency');
  `);
  const before = db.prepare('SELECT * FROM person').all();
  migrate(
    db,
    migrations.filter((step) => step.version <= 160),
  );
  expect(versionOf(db)).toBe(160);
  expect(db.prepare('SELECT * FROM person').all()).toEqual(before);
  const move = db.prepare(
    `INSERT INTO move (id, personId, fromOn, housing, certainty, agencyId, recordedAt, recordedBy)
     VALUES (?, ?, '2018-02-01', 'hostel', 'recorded', 'agency', '2018-04-03T09:00:00.000Z', 'user')`,
  );
  move.run('move', 'asha');
  expect(() => move.run('other', 'nobody')).toThrow(/FOREIGN KEY/);
  const attach = db.prepare(
    `INSERT INTO attachment (id, personId, category, name, type, bytes, sha256, addedAt, addedBy, agencyId)
     VALUES (?, 'asha', 'housing', 'lease.txt', 'text', ?, 'x', '2018-04-03T09:00:00.000Z', 'user', 'agency')`,
  );
  attach.run('file', 5_242_880);
  expect(() => attach.run('large', 5_242_881)).toThrow(/CHECK/);
  migrate(db);
  expect(db.prepare('SELECT id FROM move').pluck().all()).toEqual(['move']);
  expect(db.prepare('SELECT id FROM attachment').pluck().all()).toEqual(['file']);
  closeRegister(db);
});

test('the step of fidelity leaves the rows of the step before as they were, and keeps what is issued', () => {
  const file = path.join(register.folder, 'Old.mcn');
  const db = openRegister(file, register.key, { create: true });
  migrate(
    db,
    migrations.filter((step) => step.version < 320),
  );
  db.exec(`
    INSERT INTO agency (id, name, kind) VALUES ('agency', 'Midshire Council', 'council');
    INSERT INTO userAccount (id, signInName, displayName, agencyId) VALUES ('user', 'robin', 'Robin', 'agency');
    INSERT INTO period (id, code, label, calendar, firstDay, lastDay)
      VALUES ('period', 'Y1Q4', 'January to March 2018', 'meam', '2018-01-01', '2018-03-31');
    INSERT INTO assessment (id, periodId, summary, issuedOn) VALUES ('one', 'period', 'A beginning', '2018-04-27');
    INSERT INTO assessmentSection (id, assessmentId, sectionKey, rating) VALUES ('part', 'one', 'audit-and-consistency', 3);
    INSERT INTO aim (id, assessmentId, sectionKey, position, wording) VALUES ('aim', 'one', 'audit-and-consistency', 1, 'Meet');
  `);
  const rows = () =>
    ['assessment', 'assessmentSection', 'aim'].map((table) => db.prepare(`SELECT * FROM ${table}`).get());
  const [assessment, section, aim] = rows();
  migrate(
    db,
    migrations.filter((step) => step.version <= 320),
  );
  expect(versionOf(db)).toBe(320);
  expect(rows()).toEqual([
    assessment,
    { ...(section as object), noComments: 0 },
    { ...(aim as object), actionId: null },
  ]);
  db.exec(
    `INSERT INTO fidelityIssue (id, assessmentId, number, issuedOn, content) VALUES ('i', 'one', 1, '2018-04-27', '{}')`,
  );
  expect(() => db.exec(`UPDATE fidelityIssue SET number = 2`)).toThrow(/stays as it was issued/);
  expect(() => db.exec(`DELETE FROM fidelityIssue`)).toThrow(/is kept/);
  const rate = db.prepare(
    `INSERT INTO fidelityRating (id, assessmentId, raterId, sectionKey, rating) VALUES (?, 'one', 'rater', 'audit-and-consistency', ?)`,
  );
  expect(() => rate.run('a', 4)).toThrow(/FOREIGN KEY/);
  db.exec(`INSERT INTO fidelityRater (id, assessmentId, kind, userId) VALUES ('rater', 'one', 'agency', 'user')`);
  for (const rating of [0, 11]) expect(() => rate.run('a', rating)).toThrow(/CHECK/);
  rate.run('a', 4);
  expect(() => rate.run('b', 5)).toThrow(/UNIQUE/);
  expect(() =>
    db.exec(`INSERT INTO fidelityDissent (id, assessmentId, sectionKey, because) VALUES ('d', 'one', 'x', '  ')`),
  ).toThrow(/CHECK/);
  closeRegister(db);
});

test('the step of figures leaves recorded facts as they were, and counts them by their new index', () => {
  const file = path.join(register.folder, 'Old.mcn');
  const db = openRegister(file, register.key, { create: true });
  migrate(
    db,
    migrations.filter((step) => step.version < 360),
  );
  db.exec(`
    INSERT INTO person (id, reference, preferredName) VALUES ('asha', 'A-1', 'Asha');
    INSERT INTO period (id, code, label, calendar, firstDay, lastDay)
      VALUES ('quarter', 'Y1Q4', 'January to March 2018', 'meam', '2018-01-01', '2018-03-31');
    INSERT INTO fact (id, personId, occasion, periodId, code, type, state, valueCode)
      VALUES ('fact', 'asha', 'period', 'quarter', 'housing-status', 'code', 'recorded', 'rough-sleeping');
  `);
  const before = db.prepare('SELECT * FROM fact').all();
  migrate(
    db,
    migrations.filter((step) => step.version <= 360),
  );
  expect(versionOf(db)).toBe(360);
  expect(db.prepare('SELECT * FROM fact').all()).toEqual(before);
  const counted = `SELECT valueCode, count(*) AS count FROM fact INDEXED BY factForFigures
    WHERE code = 'housing-status' AND periodId = 'quarter' GROUP BY 1`;
  expect(db.prepare(counted).all()).toEqual([{ valueCode: 'rough-sleeping', count: 1 }]);
  const note = db.prepare(
    "INSERT INTO recordingNote (id, factCode, periodId, words) VALUES (?, 'housing-status', 'quarter', ?)",
  );
  expect(() => note.run('a', '  ')).toThrow('CHECK');
  note.run('b', 'Moves are recorded with their day');
  expect(() => note.run('c', 'A second one')).toThrow('UNIQUE');
  closeRegister(db);
});
