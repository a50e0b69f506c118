import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { undoTransaction } from './history.ts';
import { stageWrite } from './staged-write.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';
import { verifyContent } from './verify-content.ts';

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const tables = ['person', 'personAlias', 'need', 'historyKey', 'change', 'personSearch', 'textSearch', 'textPlace'];
const stored = (): unknown => tables.map((table) => register.db.prepare(`SELECT * FROM "${table}"`).all());
const count = (table: string): number =>
  register.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
const temporary = (): number => count('sqlite_temp_master');

function held(): unknown {
  const work = verifyContent(register.db, register.writer.keys);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value.finding;
  }
}

const addTo = (staged: ReturnType<typeof stageWrite>, name: string): string =>
  staged.piece((db) => {
    const id = db.insert('person', { reference: `C-${name}`, preferredName: name, goal: 'A door I can lock' });
    db.insert('personAlias', { personId: id, name: `${name}kin`, kind: 'also-known-as' });
    return id;
  });

describe('a write that is prepared in pieces', () => {
  test('is seen by nobody until it is applied, and then as one transaction with its history', () => {
    const before = stored();
    const staged = stageWrite(register.writer, register.userId);
    const [asha, tomos] = [addTo(staged, 'Asha'), addTo(staged, 'Tomos')];
    expect(stored()).toEqual(before);
    const changed: unknown[] = [];
    staged.apply(
      (db) => void db.insert('need', { personId: asha, code: 'homelessness', disclosed: 'yes', atRisk: 0 }),
      (_id, _result, written) => changed.push(written?.changes),
    );
    staged.discard();
    const changes = register.db.prepare<[], { transactionId: string; clock: string; subject: string }>(
      'SELECT transactionId, clock, subject FROM change ORDER BY seq',
    );
    const rows = changes.all();
    expect(changed).toEqual([rows.length]);
    expect(new Set(rows.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(rows.map(({ clock }) => clock)).toEqual(rows.map(({ clock }) => clock).sort());
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([asha, tomos]));
    expect([count('person'), count('personAlias'), count('need'), count('historyKey')]).toEqual([2, 2, 1, 2]);
    expect(count("personSearch WHERE personSearch MATCH 'ashakin'")).toBe(1);
    expect(count("textSearch WHERE textSearch MATCH 'door'")).toBe(2);
    expect([held(), temporary()]).toEqual([null, 0]);
  });

  test('is written like a write in one go: whoever reads it back cannot tell', () => {
    const staged = stageWrite(register.writer, register.userId);
    const id = addTo(staged, 'Asha');
    staged.piece((db) => void db.insert('agency', { name: 'Lanternfield', kind: 'housing' }));
    staged.apply(() => undefined);
    staged.discard();
    register.write((db) => db.update('person', id, { goal: 'A door' }));
    const [first, second] = register.db
      .prepare<[string], { clock: string; replaces: string | null }>(
        "SELECT clock, replaces FROM change WHERE rowId = ? AND field = 'goal' ORDER BY seq",
      )
      .all(id);
    expect(second?.replaces).toBe(first?.clock);
    expect(held()).toBeNull();
  });

  test('changes what is there already, and is undone as one step', () => {
    const { result: id } = register.write((db) => db.insert('person', { reference: 'C-1', preferredName: 'Asha' }));
    const before = register.db.prepare('SELECT * FROM person').all();
    const staged = stageWrite(register.writer, register.userId);
    staged.piece((db) => db.update('person', id, { goal: 'A door', preferredName: 'Ash' }));
    addTo(staged, 'Tomos');
    let transactionId = '';
    staged.apply((db) => {
      transactionId = db.transactionId;
    });
    staged.discard();
    expect(count('person')).toBe(2);
    register.write((db) => undoTransaction(db, register.writer.keys, transactionId));
    expect(register.db.prepare('SELECT * FROM person').all()).toEqual(before);
    expect(held()).toBeNull();
  });

  test('writes nothing where others have changed the same kinds of rows meanwhile, and lets others be', () => {
    const staged = stageWrite(register.writer, register.userId);
    addTo(staged, 'Asha');
    register.write((db) => db.insert('agency', { name: 'Lanternfield', kind: 'housing' }));
    register.write((db) => db.insert('person', { reference: 'C-9', preferredName: 'Tomos' }));
    expect(() => staged.apply(() => undefined)).toThrow('Something else was changed');
    staged.discard();
    expect([count('person'), temporary(), held()]).toEqual([1, 0, null]);
    const other = stageWrite(register.writer, register.userId);
    addTo(other, 'Asha');
    register.write((db) => db.insert('agency', { name: 'Northgate', kind: 'housing' }));
    other.apply(() => undefined);
    other.discard();
    expect(count('person')).toBe(2);
  });

  test('is checked piece by piece by the schema itself, and what was refused or given up leaves nothing', () => {
    addTo(stageWrite(register.writer, register.userId), 'Asha');
    const staged = stageWrite(register.writer, register.userId);
    const orphan = { personId: 'nobody', name: 'None', kind: 'also-known-as' };
    expect(() => staged.piece((db) => db.insert('personAlias', orphan))).toThrow('FOREIGN KEY');
    staged.discard();
    expect([count('person'), count('change'), count('historyKey')]).toEqual([0, 0, 0]);
    register = register.reopen();
    expect([count('person'), temporary()]).toEqual([0, 0]);
  });
});
