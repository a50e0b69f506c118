import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
