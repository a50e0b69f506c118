import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import type { SealedChange } from './change-rows.ts';
import { openChange } from './change-rows.ts';
import { erasePerson, leaveNoTrace, rowsAbout } from './erase.ts';
import type { WriteDb } from './handles.ts';
import { undoTransaction } from './history.ts';
import { programmeSubject } from './history-keys.ts';
import { keepDraft } from './repositories/drafts/drafts.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

let register: TestRegister;
beforeEach(() => {
  register = openTestRegister();
});
afterEach(() => register.discard());

const shapeOf = (entity: EntityName): EntityShape => entities[entity];
const erase = (personId: string): void => {
  register.write(() => erasePerson(register.db, register.writer.keys, personId));
  leaveNoTrace(register.db);
};

/** Every page of the register, decrypted: free pages and the gaps within pages too. */
const pages = (): Buffer => register.db.serialize();
const holds = (bytes: Buffer, marker: string): boolean =>
  bytes.includes(Buffer.from(marker, 'utf8')) || bytes.includes(Buffer.from(marker, 'utf16le'));

/** A row of every kind that is about somebody, each text in it carrying the marker. */
function plant(db: WriteDb, marker: string): string {
  const say = (what: string): string => `${marker} ${what}`;
  const personId = db.insert('person', {
    reference: marker,
    preferredName: say('name'),
    goal: say('goal'),
    strengths: say('strengths ').repeat(300),
  });
  db.insert('personAlias', { personId, name: say('alias'), kind: 'also-known-as' });
  db.insert('personIdentifier', { personId, scheme: 'nhs', value: say('number') });
  const portraitId = db.insert('portrait', { personId, title: say('title'), state: 'draft' });
  db.insert('portraitSection', { personId, portraitId, sectionKey: 'offer', body: say('body ').repeat(200) });
  const requestId = db.insert('rightsRequest', {
    personId,
    kind: 'access',
    receivedOn: '2018-04-01',
    fromWhom: 'person',
    asked: say('asked'),
  });
  db.insert('accessFinding', { personId, requestId, mark: say('mark'), decision: 'keep' });
  db.insert('restriction', { personId, ground: 'accuracy', because: say('because'), fromOn: '2018-04-01' });
  return personId;
}

describe('what is covered', () => {
  const tables = (): string[] =>
    register.db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
      .map(({ name }) => name);
  interface Reference {
    readonly table: string;
    readonly from: string;
    readonly on_delete: string;
  }

  test('every table that names a person is an entity about that person', () => {
    const naming = tables().filter((table) => {
      const columns = (register.db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
      const points = (register.db.pragma(`foreign_key_list("${table}")`) as Reference[]).some(
        (reference) => reference.table === 'person',
      );
      return points || columns.includes('personId');
    });
    expect(naming.length).toBeGreaterThan(10);
    const uncovered = naming.filter((table) => {
      const entity = entityNames.find((name) => name === table);
      return entity === undefined || shapeOf(entity).about === 'programme';
    });
    // The index over what was written is emptied row by row. The trail goes on naming people by their ids, and this gives an id the number that its groups know it by.
    expect(uncovered).toEqual(['auditNumber', 'textPlace']);
  });

  test('nothing that would stay points at a row that goes', () => {
    const about = new Set<string>(entityNames.filter((name) => shapeOf(name).about !== 'programme'));
    const left = tables()
      .filter((table) => !about.has(table))
      .filter((table) =>
        (register.db.pragma(`foreign_key_list("${table}")`) as Reference[]).some(
          // What goes together with the row that it points at does not stay.
          ({ table: to, on_delete }) => about.has(to) && on_delete !== 'CASCADE',
        ),
      );
    expect(left).toEqual([]);
  });

  test('the row of every entity about a person is found, filled in from the schema alone', () => {
    register.db.pragma('foreign_keys = OFF');
    register.db.pragma('ignore_check_constraints = ON');
    const aboutPeople = entityNames.filter((name) => shapeOf(name).about !== 'programme' && name !== 'person');
    const personId = register.write((db) => db.insert('person', { reference: 'C-1', preferredName: 'Asha' })).result;
    for (const entity of aboutPeople) {
      const columns = register.db.pragma(`table_info("${entity}")`) as { name: string; notnull: 0 | 1; type: string }[];
      const filled = columns.filter(({ name, notnull }) => notnull === 1 || name === 'id' || name === 'personId');
      const values = filled.map(({ name, type }) =>
        name === 'personId' ? personId : name === 'id' ? `${entity}-1` : type === 'INTEGER' ? 1 : '{}',
      );
      const names = filled.map(({ name }) => `"${name}"`).join(', ');
      register.db
        .prepare(`INSERT INTO "${entity}" (${names}) VALUES (${values.map(() => '?').join(', ')})`)
        .run(...values);
    }
    expect([...rowsAbout(register.db, personId).keys()].sort()).toEqual(['person', ...aboutPeople].sort());
    register.write(() => erasePerson(register.db, register.writer.keys, personId));
    expect(rowsAbout(register.db, personId).size).toBe(0);
  });
});

describe('erasing somebody', () => {
  test('leaves no byte of theirs in any page, free pages and gaps included, nor in the log', () => {
    const marker = 'QZXV-7731';
    const { result: personId } = register.write((db) => plant(db, marker));
    const { result: other } = register.write((db) => plant(db, 'OTHER-1'));
    const place = { userId: register.userId, form: 'goal', subject: personId };
    register.db.pragma('foreign_keys = OFF');
    keepDraft(register.db, register.writer.keys, place, personId, 'typed', '2018-04-03T09:00:00.000Z');
    register.db.pragma('foreign_keys = ON');
    const key = Buffer.from(register.writer.keys.find(personId) ?? []);
    // The search sees what is there, so that its silence means something.
    expect([holds(pages(), marker), holds(pages(), key.toString('latin1')) || pages().includes(key)]).toEqual([
      true,
      true,
    ]);
    erase(personId);
    const after = pages();
    expect([holds(after, marker), holds(after, marker.toLowerCase()), after.includes(key)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(holds(after, 'OTHER-1')).toBe(true);
    expect(readFileSync(`${register.file}-wal`).length).toBe(0);
    expect(register.db.prepare('SELECT count(*) AS n FROM draft').get()).toEqual({ n: 0 });
    expect(rowsAbout(register.db, other).size).toBeGreaterThan(5);
    expect(register.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(register.db.pragma('foreign_key_check')).toEqual([]);
  });

  test('leaves none after any order of writing and changing, whoever else is there', () => {
    const step = fc.record({ who: fc.nat({ max: 3 }), length: fc.integer({ min: 1, max: 9000 }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat({ max: 3 }), (steps, gone) => {
        const own = openTestRegister();
        try {
          const ids = [0, 1, 2, 3].map(
            (at) => own.write((db) => db.insert('person', { reference: `R-${at}`, preferredName: `Who${at}` })).result,
          );
          for (const { who, length } of steps)
            own.write((db) =>
              db.update('person', ids[who] ?? '', { strengths: `<${who}MARK>`.repeat(length / 7 + 1) }),
            );
          own.write(() => erasePerson(own.db, own.writer.keys, ids[gone] ?? ''));
          leaveNoTrace(own.db);
          const bytes = own.db.serialize();
          const others = new Set(steps.map(({ who }) => who).filter((who) => who !== gone));
          return (
            !bytes.includes(`<${gone}MARK>`) &&
            !bytes.includes(`Who${gone}`) &&
            [...others].every((who) => bytes.includes(`<${who}MARK>`))
          );
        } finally {
          own.discard();
        }
      }),
      { numRuns: 15 },
    );
  });

  test('would leave traces without overwriting, and the same search finds them', () => {
    const { result: personId } = register.write((db) => plant(db, 'QZXV-7731'));
    register.db.pragma('secure_delete = OFF');
    erase(personId);
    expect(holds(pages(), 'QZXV-7731')).toBe(true);
  });

  test('keeps the chain of changes and opens nothing of it; undoing an older change brings nothing back', () => {
    const { result: personId, transactionId } = register.write((db) => plant(db, 'QZXV-1'));
    const changed = register.write((db) => db.update('person', personId, { goal: 'Another goal' }));
    const { result: other, transactionId: others } = register.write((db) => plant(db, 'OTHER-1'));
    const apart = register.write((db) =>
      db.insert('keepApart', {
        personId: other,
        otherId: personId,
        reason: 'QZXV-1 and OTHER-1',
        fromOn: '2018-04-01',
      }),
    );
    const list = (): SealedChange[] => register.db.prepare<[], SealedChange>('SELECT * FROM change ORDER BY seq').all();
    const before = list();
    erase(personId);
    const after = list();
    const without = ({ sealed: _sealed, ...place }: SealedChange) => place;
    expect(after.map(without)).toEqual(before.map(without));
    const { keys } = register.writer;
    const readable = after.filter((change) => openChange(keys, change) !== undefined);
    expect(readable.map((change) => change.subject)).toEqual(
      before.filter((change) => change.subject === other && change.entity !== 'keep-apart').map(() => other),
    );
    for (const undone of [changed.transactionId, transactionId, apart.transactionId])
      expect(() => register.write((db) => undoTransaction(db, keys, undone))).toThrow(
        expect.objectContaining({ code: 'undo-overtaken' }) as Error,
      );
    expect(register.db.prepare('SELECT id FROM person').all()).toEqual([{ id: other }]);
    expect(register.db.prepare('SELECT count(*) AS n FROM keepApart').get()).toEqual({ n: 0 });
    // The other person's own history is as it was.
    expect(() => register.write((db) => undoTransaction(db, keys, others))).not.toThrow();
  });

  test('that fails half way leaves everything, the key included', () => {
    const { result: personId } = register.write((db) => plant(db, 'QZXV-1'));
    const before = rowsAbout(register.db, personId);
    expect(() =>
      register.write(() => {
        erasePerson(register.db, register.writer.keys, personId);
        throw new Error('the power went');
      }),
    ).toThrow('the power went');
    expect(rowsAbout(register.db, personId)).toEqual(before);
    const [first] = register.db.prepare<[string], SealedChange>('SELECT * FROM change WHERE subject = ?').all(personId);
    expect(first && openChange(register.writer.keys, first)).toEqual({ before: null, after: 'QZXV-1' });
  });

  test('refuses somebody who is not there, and the programme', () => {
    for (const nobody of [programmeSubject, '00000000-0000-7000-8000-000000000000'])
      expect(() => erase(nobody)).toThrow(expect.objectContaining({ code: 'not-found' }) as Error);
    expect(register.writer.keys.forSubject(programmeSubject)).toHaveLength(32);
  });
});
