import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import referenceData from '../assets/reference-data.json' with { type: 'json' };
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { closeRegister, openRegister, type RawDb } from './open.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

let register: TestRegister;
let old: RawDb;
beforeEach(() => {
  register = openTestRegister();
  old = openRegister(path.join(register.folder, 'Old.mcn'), register.key, { create: true });
  migrate(
    old,
    migrations.filter((step) => step.version < 340),
  );
  old.exec(`
    INSERT INTO register (id, name, areaName, createdAt) VALUES ('r', 'Old', 'Midshire', '2018-01-01T09:00:00.000Z');
    INSERT INTO factDefinition (id, code, label, columnLabel, definition, measure, valueType, required, category, polarity,
      position, validFrom) VALUES
      ('arrests', 'offending-arrests', 'Arrests', 'Arrests', 'x', 'offending', 'count', 1, 'offending', 'ambiguous', 5, '2018-01-01'),
      ('work', 'eet-status', 'Work', 'Work', 'x', 'eet', 'code', 1, 'story', 'none', 13, '2018-01-01');
    INSERT INTO referenceValue (id, list, code, label, position, crosswalk, validFrom) VALUES
      ('meam', 'calendar', 'meam', 'MEAM', 1, '{}', '2018-01-01'), ('board', 'calendar', 'board', 'Board', 4, '{}', '2018-01-01');
    INSERT INTO period (id, code, label, calendar, firstDay, lastDay)
      VALUES ('y1q4', 'Y1Q4', 'January to March 2018', 'meam', '2018-01-01', '2018-03-31');
    INSERT INTO agency (id, name, kind) VALUES ('agency', 'Midshire Council', 'council');
    INSERT INTO userAccount (id, signInName, displayName, agencyId) VALUES ('user', 'robin', 'Robin', 'agency');
    INSERT INTO person (id, reference, preferredName, agencyId) VALUES ('asha', 'A-1', 'Asha', 'agency');
  `);
});
afterEach(() => {
  closeRegister(old);
  register.discard();
});

test('measures are added beside rows that stay as they were, and hold what a result must have', () => {
  const before = old.prepare('SELECT * FROM person').all();
  migrate(old);
  expect(old.prepare('SELECT * FROM person').all()).toEqual(before);
  const add = old.prepare(
    `INSERT INTO instrumentResult (id, personId, instrument, doneOn, mode, completedBy, scores, sumAlone, category)
     VALUES (?, ?, 'swemwbs', '2018-02-01', 'self-completed', ?, ?, ?, 'health')`,
  );
  add.run('one', 'asha', 'person', '', 20);
  add.run('two', 'asha', 'person', 'item-1 3', null);
  expect(() => add.run('three', 'nobody', 'person', '', 20)).toThrow(/FOREIGN KEY/);
  expect(() => add.run('four', 'asha', 'owl', '', 20)).toThrow(/CHECK/);
  expect(() => add.run('five', 'asha', 'person', 'item-1 3', 20)).toThrow(/CHECK/);
  expect(() => add.run('six', 'asha', 'person', '', null)).toThrow(/CHECK/);
});

test('an older register gets the counts of service use and the examples of unit costs of a new one', () => {
  migrate(old);
  const columns = [
    'code',
    'label',
    'columnLabel',
    'definition',
    'minimum',
    'maximum',
    'category',
    'polarity',
    'position',
    'urgency',
  ];
  const facts = old
    .prepare(`SELECT ${columns.join(', ')} FROM factDefinition WHERE measure = 'service-use' ORDER BY position`)
    .all();
  const shipped = referenceData.facts.filter((fact) => fact.measure === 'service-use');
  expect(facts).toEqual(shipped.map((fact) => Object.fromEntries(columns.map((name) => [name, fact[name as 'code']]))));
  const marked = old
    .prepare("SELECT code, urgency FROM factDefinition WHERE measure <> 'service-use' ORDER BY code")
    .all();
  expect(marked).toEqual([
    { code: 'eet-status', urgency: null },
    { code: 'offending-arrests', urgency: 'emergency' },
  ]);
  const costs = old
    .prepare<[], { id: string }>('SELECT * FROM unitCost ORDER BY id')
    .all()
    .map(({ id: _id, ...cost }) => cost);
  expect(costs).toEqual(referenceData.unitCosts);
});

test('calendars know when their year begins, and a period is closed once at a time', () => {
  migrate(old);
  expect(
    old.prepare("SELECT crosswalk FROM referenceValue WHERE list = 'calendar' ORDER BY position").pluck().all(),
  ).toEqual(['{"yearBegins":"04-01"}', '{}']);
  const close = old.prepare(
    "INSERT INTO periodClosing (id, periodId, closedOn, closedBy) VALUES (?, ?, '2018-04-20', 'user')",
  );
  close.run('one', 'y1q4');
  expect(() => close.run('two', 'y1q4')).toThrow(/UNIQUE/);
  expect(() => close.run('three', 'nowhere')).toThrow(/FOREIGN KEY/);
  expect(() => old.exec("UPDATE periodClosing SET reopenedOn = '2018-05-01'")).toThrow(/CHECK/);
  old.exec("UPDATE periodClosing SET reopenedOn = '2018-05-01', reopenedBy = 'user', reopenedBecause = 'A late count'");
  close.run('two', 'y1q4');
});
