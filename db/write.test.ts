import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entities, entityNames } from '../domain/entities.ts';
import { openChange, type SealedChange } from './change-rows.ts';
import { askOnce, type ReadDb } from './handles.ts';
import { undoTransaction } from './history.ts';
import { programmeSubject } from './history-keys.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';
import { writeTransaction } from './write.ts';

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const changes = (): SealedChange[] => register.db.prepare<[], SealedChange>('SELECT * FROM change ORDER BY seq').all();
const addPerson = (preferredName = 'Asha'): string =>
  register.write((db) =>
    db.insert('person', { reference: `C-${preferredName}`, preferredName, goal: 'A door I can lock' }),
  ).result;
const person = (id: string): Record<string, unknown> | undefined =>
  register.db.prepare<[string], Record<string, unknown>>('SELECT * FROM person WHERE id = ?').get(id);

describe('change rows', () => {
  test('every changed field leaves one, sealed under the key of the person, with what stood before', () => {
    const id = addPerson();
    register.write((db) => db.update('person', id, { goal: 'A door I can lock, and my son at weekends' }));
    const rows = changes();
    expect(rows.map((row) => [row.kind, row.field, row.subject === id])).toEqual([
      ['insert', 'reference', true],
      ['insert', 'preferred-name', true],
      ['insert', 'goal', true],
      ['set', 'goal', true],
    ]);
    const last = rows.at(-1) as SealedChange;
    expect(last.replaces).toBe(rows[2]?.clock);
    expect(openChange(register.writer.keys, last)).toEqual({
      before: 'A door I can lock',
      after: 'A door I can lock, and my son at weekends',
    });
    expect(Buffer.from(last.sealed).includes('door')).toBe(false);
  });

  test('destroying the person’s key makes their history unreadable and leaves the others’', () => {
    const id = addPerson();
    const other = addPerson('Tomos');
    register.db.prepare('DELETE FROM historyKey WHERE subject = ?').run(id);
    register.writer.keys.forget();
    const readable = changes().map((row) => [
      row.subject === other,
      openChange(register.writer.keys, row) !== undefined,
    ]);
    expect(readable.every(([isOther, opens]) => isOther === opens)).toBe(true);
  });

  test('a sealed value cannot be moved to another place', () => {
    const id = addPerson();
    const [first, second] = changes();
    const swapped = { ...(first as SealedChange), sealed: (second as SealedChange).sealed };
    expect(() => openChange(register.writer.keys, swapped)).toThrow();
    expect(id).toBeTruthy();
  });

  test('the programme’s own changes are sealed under the programme’s key', () => {
    register.write((db) => db.insert('agency', { name: 'Lanternfield Housing', kind: 'housing' }));
    expect(changes().map((row) => row.subject)).toEqual([programmeSubject, programmeSubject]);
  });

  test('no two of thousands are sealed with the same nonce', () => {
    register.write((db) => {
      for (let at = 0; at < 1500; at += 1) db.insert('agency', { name: `Agency ${at}`, kind: 'housing' });
    });
    const nonces = changes().map(({ sealed }) => Buffer.from(sealed).subarray(0, 12).toString('hex'));
    expect(nonces.length).toBe(3000);
    expect(new Set(nonces).size).toBe(3000);
  });

  test('what belongs to the programme is asked for once in a transaction that leaves it alone, and every time outside of one', () => {
    let asked = 0;
    const ask = (db: ReadDb): number => askOnce(db, 'the same', () => (asked += 1));
    register.write((db) => expect([ask(db), ask(db)]).toEqual([1, 1]));
    register.write((db) => expect(ask(db)).toBe(2));
    register.write((db) => {
      expect(ask(db)).toBe(3);
      db.insert('agency', { name: 'Lanternfield Housing', kind: 'housing' });
      expect(ask(db)).toBe(4);
    });
    expect([ask(register.writer.read), ask(register.writer.read)]).toEqual([5, 6]);
  });

  test('an update that changes nothing leaves nothing', () => {
    const id = addPerson();
    const before = changes().length;
    const { result } = register.write((db) => db.update('person', id, { preferredName: 'Asha' }));
    expect([result, changes().length]).toEqual([false, before]);
  });

  test('history cannot be rewritten', () => {
    addPerson();
    expect(() => register.db.exec("UPDATE change SET userId = 'someone else'")).toThrow('append-only');
    expect(() => register.db.exec('DELETE FROM change')).toThrow('append-only');
  });

  test('clock readings rise even when the wall clock jumps back, and after reopening', () => {
    addPerson('One');
    register.clock.set(Date.UTC(1999, 0, 1));
    addPerson('Two');
    register = register.reopen();
    addPerson('Three');
    const readings = changes().map((row) => row.clock);
    expect([...readings].sort()).toEqual(readings);
    expect(new Set(readings).size).toBe(readings.length);
  });
});

describe('one transaction', () => {
  test('keeps everything or nothing: row, history, search index and what is appended last', () => {
    const attempt = (): void =>
      writeTransaction(
        register.writer,
        register.userId,
        (db) => void db.insert('person', { reference: 'C-1', preferredName: 'Nobody' }),
        () => {
          throw new Error('the audit entry failed');
        },
      );
    expect(attempt).toThrow('the audit entry failed');
    const left = ['person', 'change', 'personSearch', 'historyKey'].map(
      (table) => register.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    );
    expect(left).toEqual([0, 0, 0, 0]);
    expect(addPerson()).toBeTruthy();
  });

  test('refuses a field that the entity does not have', () => {
    const id = addPerson();
    const smuggled = { 'goal" = null; --': 'x' } as unknown as { goal: string };
    expect(() => register.write((db) => db.update('person', id, smuggled))).toThrow('has no field');
  });

  test('a read handle refuses a statement that writes', () => {
    const write = { compile: () => ({ sql: 'DELETE FROM person', parameters: [] }) };
    expect(() => register.writer.read.all(write as never)).toThrow('writes');
  });
});

describe('undo', () => {
  test('takes back an addition, a change and a removal', () => {
    const added = register.write((db) => db.insert('agency', { name: 'Turning Path', kind: 'health' }));
    const changed = register.write((db) => db.update('agency', added.result, { name: 'Turning Point Road' }));
    const nameNow = (): unknown => register.db.prepare('SELECT name FROM agency').pluck().get();
    register.write((db) => undoTransaction(db, register.writer.keys, changed.transactionId));
    expect(nameNow()).toBe('Turning Path');
    const removed = register.write((db) => db.remove('agency', added.result));
    expect(nameNow()).toBeUndefined();
    register.write((db) => undoTransaction(db, register.writer.keys, removed.transactionId));
    expect(nameNow()).toBe('Turning Path');
  });

  test('is refused once a field has been changed again', () => {
    const id = addPerson();
    const first = register.write((db) => db.update('person', id, { goal: 'one' }));
    register.write((db) => db.update('person', id, { goal: 'two' }));
    expect(() => register.write((db) => undoTransaction(db, register.writer.keys, first.transactionId))).toThrow(
      expect.objectContaining({ code: 'undo-overtaken' }),
    );
    expect(person(id)?.goal).toBe('two');
  });

  test('names what each of its changes replaces, whoever made that: of rows with many fields, changed twice, taken back and back again', () => {
    const { keys } = register.writer;
    const undo = (transactionId: string): string =>
      register.write((db) => undoTransaction(db, keys, transactionId)).transactionId;
    const many = { givenName: 'Asha', familyName: 'Okafor', birthDate: '1980', sex: 'F' } as const;
    const more = {
      sexState: 'recorded',
      pronouns: 'she',
      birthDateEstimated: 1,
      goalOn: '2018-01-01',
      strengths: 'Knows everybody',
      contactPreference: 'By text',
    } as const;
    const added = register.write((db) => {
      const id = db.insert('person', { reference: 'C-1', preferredName: 'Asha', goal: 'A door', ...many, ...more });
      db.update('person', id, { goal: 'A door I can lock', familyName: null });
      return db.insert('personAlias', { personId: id, name: 'Ash', kind: 'also-known-as' });
    });
    const back = undo(undo(added.transactionId));
    register.write((db) => db.update('personAlias', added.result, { name: 'Ashie' }));
    expect(() => undo(back)).toThrow();
    const newest = new Map<string, string>();
    const [told, expected]: (string | null)[][] = [[], []];
    for (const { entity, rowId, field, clock, replaces } of changes()) {
      const place = `${entity} ${rowId} ${field}`;
      told?.push(replaces);
      expected?.push(newest.get(place) ?? null);
      newest.set(place, clock);
    }
    expect(told?.length).toBeGreaterThan(40);
    expect(told).toEqual(expected);
  });

  test('of any sequence of changes, newest first, gives back the beginning (property)', () => {
    const id = addPerson();
    const start = person(id);
    const edit = fc.record({
      goal: fc.option(fc.string({ maxLength: 30 }), { nil: null }),
      strengths: fc.option(fc.string({ maxLength: 30 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const done = edits
          .map((one) => register.write((db) => db.update('person', id, one)))
          .filter((one) => one.result)
          .map((one) => one.transactionId);
        for (const transactionId of done.reverse()) {
          register.write((db) => undoTransaction(db, register.writer.keys, transactionId));
        }
        expect(person(id)).toEqual(start);
      }),
      { numRuns: 40 },
    );
  });
});

test('every column of every entity has a stable code and a category of information', () => {
  for (const entity of entityNames) {
    const columns = register.db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(entity);
    const known = [...Object.keys(entities[entity].fields), 'id', ...(entity === 'person' ? ['rowKey'] : [])];
    expect([entity, [...columns].sort()]).toEqual([entity, [...known].sort()]);
    const codes = Object.values(entities[entity].fields).map((field) => field.code);
    expect(new Set(codes).size).toBe(codes.length);
  }
});
