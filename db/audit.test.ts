import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AuditHead, type AuditTrail, createAuditTrail } from './audit.ts';
import { createAuditGroups, digestOf, groupHolds, mostNamed } from './audit-groups.ts';
import { createReadDb } from './handles.ts';
import { openTestRegister, type TestRegister } from './testing/open-test-register.ts';

let register: TestRegister;
let trail: AuditTrail;
const key = randomBytes(32);

beforeEach(() => {
  register = openTestRegister();
  trail = createAuditTrail(register.db, key);
  for (let at = 1; at <= 5; at += 1) append(`people.open${at}`);
});
afterEach(() => register.discard());

const append = (operation: string, personIds: readonly string[] = ['p'], to: AuditTrail = trail): void =>
  to.append({
    at: '2018-04-03T09:00:00.000Z',
    userId: 'u',
    deviceId: 'd',
    callerWindow: 'main',
    operation,
    disclosed: 'person',
    personIds,
    transactionId: null,
    detail: {},
  });

const people = (count: number): string[] => Array.from({ length: count }, (_, at) => `person-${at}`);
const triggers = (): string[] =>
  register.db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'")
    .pluck()
    .all();

/** What somebody with the file and the key of the database could do, past the triggers. */
const tamper = (sql: string): void => {
  register.db.exec(
    triggers()
      .map((name) => `DROP TRIGGER ${name};`)
      .join(' '),
  );
  register.db.exec(sql);
};

test('an untouched trail is in order, and its head is an ancestor of a longer one', () => {
  const head: AuditHead = trail.head();
  expect(head.count).toBe(5);
  append('people.list', people(40));
  expect(trail.verify(head)).toEqual({ head: trail.head(), finding: null, problem: null });
  expect(trail.verifyIndex()).toBeNull();
});

describe('the file refuses', () => {
  beforeEach(() => append('people.list', people(mostNamed + 1)));

  test.each([
    ["UPDATE audit SET userId = 'x'"],
    ["UPDATE OR REPLACE audit SET userId = 'x' WHERE seq = 1"],
    ['DELETE FROM audit'],
    ['DELETE FROM audit WHERE seq = 6'],
    ['REPLACE INTO audit SELECT * FROM audit WHERE seq = 3'],
    ['INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 6'],
    [
      'INSERT INTO audit SELECT 9, at, userId, deviceId, callerWindow, operation, disclosed, personIds, transactionId, detail, previousHash, hash FROM audit WHERE seq = 6',
    ],
    ['DELETE FROM auditShown'],
    ["UPDATE auditShown SET subject = 'x'"],
    ["UPDATE auditGroup SET members = x'00'"],
    ['DELETE FROM auditGroup'],
    ["UPDATE auditNumber SET personId = 'x' WHERE number = 1"],
    ['DELETE FROM auditNumber'],
    ['UPDATE auditMark SET reached = 2'],
    ['DELETE FROM auditMark'],
  ])('%s', (sql) => {
    expect(() => register.db.exec(sql)).toThrow('append-only');
    expect(trail.verify(null).finding).toBeNull();
    expect(trail.verifyIndex()).toBeNull();
  });
});

describe('what was done past the triggers is named:', () => {
  const kindAfter = (sql: string, noted: AuditHead | null = null) => {
    tamper(sql);
    return trail.verify(noted).finding;
  };

  test.each([
    ['who was shown', "UPDATE audit SET personIds = '[]' WHERE seq = 3"],
    ['who looked', "UPDATE audit SET userId = 'x' WHERE seq = 3"],
    ['when', "UPDATE audit SET at = '2018-04-04T09:00:00.000Z' WHERE seq = 3"],
    ['what', "UPDATE audit SET operation = 'people.list' WHERE seq = 3"],
    ['how', "UPDATE audit SET disclosed = 'none' WHERE seq = 3"],
    ['the detail', 'UPDATE audit SET detail = \'{"x":1}\' WHERE seq = 3'],
    ['the hash', "UPDATE audit SET hash = '00' WHERE seq = 3"],
  ])('an edit of %s', (_what, sql) => {
    expect(kindAfter(sql)).toEqual({
      kind: 'audit-edited',
      sentence: 'In the audit trail, entry 3 was changed after it was written.',
    });
  });

  test('a removal from the middle, and of the first', () => {
    expect(kindAfter('DELETE FROM audit WHERE seq = 2')).toMatchObject({ kind: 'audit-removed' });
    expect(trail.verify(null).problem).toContain('entry 2 is missing');
    register.db.exec('DELETE FROM audit WHERE seq = 1');
    expect(trail.verify(null).problem).toContain('entry 1 is missing');
  });

  test('a cut tail, with the head that was noted outside and without it', () => {
    const head = trail.head();
    expect(kindAfter('DELETE FROM audit WHERE seq > 3', head)).toMatchObject({ kind: 'audit-tail-cut' });
    expect(trail.verify(null).finding?.kind).toBe('audit-tail-cut');
    expect(trail.verify(null).problem).toContain('it stops at entry 3, and this register had written 5 entries');
  });

  test('the whole trail emptied', () => {
    expect(kindAfter('DELETE FROM audit')).toMatchObject({ kind: 'audit-tail-cut' });
  });

  test('a tail cut together with its mark: found by the head noted outside, and only by it', () => {
    const head = trail.head();
    expect(kindAfter('DELETE FROM audit WHERE seq > 3; UPDATE auditMark SET reached = 3', head)).toMatchObject({
      kind: 'rolled-back',
    });
    expect(trail.verify(null).finding).toBeNull();
  });

  test('a trail rewritten with its own key is another history than the one noted outside', () => {
    const head = trail.head();
    tamper('DELETE FROM audit; DELETE FROM auditShown; UPDATE auditMark SET reached = 0');
    const forged = createAuditTrail(register.db, key);
    for (let at = 1; at <= 6; at += 1) append('none', [], forged);
    register.db.exec('UPDATE auditMark SET reached = 6');
    expect(trail.verify(head).finding).toMatchObject({ kind: 'two-histories' });
    expect(trail.verify(null).finding).toBeNull();
    expect(createAuditTrail(register.db, randomBytes(32)).verify(null).problem).toContain('entry 1 was changed');
  });

  test.each([
    ['a look that is hidden', 'DELETE FROM auditShown WHERE seq = 2', 2],
    ['a look that never was', "INSERT INTO auditShown VALUES ('q', 5)", 5],
    ['a look moved to somebody else', "UPDATE auditShown SET subject = 'q' WHERE seq = 4", 4],
    ['somebody taken out of a group', "UPDATE auditGroup SET members = x'00'", 6],
    ['a group that is gone', 'DELETE FROM auditGroup', 6],
    [
      'two people whose numbers are exchanged with strangers',
      "UPDATE auditNumber SET personId = 'z' WHERE number = 2",
      6,
    ],
  ])('in the index, %s', (_what, sql, at) => {
    append('people.list', people(mostNamed + 1));
    tamper(sql);
    expect(trail.verify(null).finding).toBeNull();
    expect(trail.verifyIndex()).toMatchObject({ kind: 'audit-index-changed' });
    expect(trail.verifyIndex()?.sentence).toContain(`entry ${at}`);
  });
});

describe('groups of people', () => {
  test('are kept once for as many entries as show them, in any order', () => {
    const ids = people(500);
    append('people.list', ids);
    append('people.list', ids.toReversed());
    append('people.list', [...ids, ...ids]);
    const groups = register.db.prepare<[], { n: number; bytes: number }>(
      'SELECT count(*) AS n, max(length(members)) AS bytes FROM auditGroup',
    );
    expect(groups.get()).toEqual({ n: 1, bytes: 63 });
    const shown = register.db.prepare('SELECT count(*) FROM auditShown WHERE subject = ?').pluck();
    expect(shown.get(digestOf(ids))).toBe(3);
  });

  test('give back exactly who was in them, whatever was kept before, and find each one by their bit', () => {
    const groups = createAuditGroups(register.db);
    const numberOf = register.db.prepare<[string], number>('SELECT number FROM auditNumber WHERE personId = ?').pluck();
    const read = createReadDb(register.db);
    const holds = (digest: string, number: number): boolean =>
      read.first(
        read.selectFrom('auditGroup').select('digest').where('digest', '=', digest).where(groupHolds(number)),
      ) !== undefined;
    const some = fc.uniqueArray(
      fc.integer({ min: 0, max: 400 }).map((one) => `person-${one}`),
      {
        minLength: 1,
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 400 }), (ids, other) => {
        const digest = groups.keep(ids);
        expect(groups.members(digest).sort()).toEqual([...ids].sort());
        expect(groups.isWhole(digest)).toBe(true);
        const id = `person-${other}`;
        const number = numberOf.get(id);
        if (number !== undefined) expect(holds(digest, number)).toBe(ids.includes(id));
      }),
      { numRuns: 150 },
    );
  });
});
