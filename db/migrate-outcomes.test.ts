import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { closeRegister, openRegister, type RawDb } from './open.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

let register: TestRegister;
let db: RawDb;
beforeEach(() => {
  register = openTestRegister();
  db = openRegister(path.join(register.folder, 'Old.mcn'), register.key, { create: true });
  migrate(
    db,
    migrations.filter((step) => step.version < 330),
  );
});
afterEach(() => {
  closeRegister(db);
  register.discard();
});

const sources = () =>
  db.prepare("SELECT code FROM referenceValue WHERE list = 'source' ORDER BY position").pluck().all();

test('the step of the grid leaves what was recorded as it was, and lets a baseline have its day', () => {
  db.exec(`
    INSERT INTO agency (id, name, kind) VALUES ('agency', 'Midshire Council', 'council');
    INSERT INTO person (id, reference, preferredName, agencyId) VALUES ('asha', 'A-1', 'Asha', 'agency');
    INSERT INTO period (id, code, label, calendar, firstDay, lastDay)
      VALUES ('quarter', 'Y1Q4', 'January to March 2018', 'meam', '2018-01-01', '2018-03-31');
    INSERT INTO referenceValue (id, list, code, label, definition, position, crosswalk, sealed, validFrom)
      VALUES ('estimate', 'source', 'estimate', 'Estimate', NULL, 6, '{}', 0, '2018-01-01');
    INSERT INTO fact (id, personId, occasion, periodId, code, type, state, valueNumber)
      VALUES ('arrests', 'asha', 'period', 'quarter', 'offending-arrests', 'count', 'recorded', 2);
    INSERT INTO fact (id, personId, occasion, periodId, code, type, state)
      VALUES ('before', 'asha', 'baseline', NULL, 'offending-arrests', 'count', 'declined');
  `);
  const before = db.prepare('SELECT * FROM fact ORDER BY id').all() as object[];
  migrate(db);
  expect(db.prepare('SELECT * FROM fact ORDER BY id').all()).toEqual(before.map((row) => ({ ...row, takenOn: null })));
  expect(sources()).toEqual(['estimate', 'carried-forward']);
  db.exec("UPDATE fact SET takenOn = '2018-02-01' WHERE id = 'before'");
  expect(() => db.exec("UPDATE fact SET takenOn = '2018-02-01' WHERE id = 'arrests'")).toThrow('CHECK');
});

test('a register that has no list of sources, because it is only being made, gets it with its other lists', () => {
  migrate(db);
  expect(sources()).toEqual([]);
});
