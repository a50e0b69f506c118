import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditHead, type AuditTrail, createAuditTrail } from './audit.ts';
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

const append = (operation: string): void =>
  trail.append({
    at: '2018-04-03T09:00:00.000Z',
    userId: 'u',
    deviceId: 'd',
    callerWindow: 'main',
    operation,
    disclosed: 'person',
    personIds: ['p'],
    transactionId: null,
    detail: {},
  });

/** What somebody with the file and the key of the database could do, past the triggers. */
const tamper = (sql: string): void => {
  register.db.exec('DROP TRIGGER auditKept; DROP TRIGGER auditStays');
  register.db.exec(sql);
};

test('an untouched trail is in order, and its head is an ancestor of a longer one', () => {
  const head: AuditHead = trail.head();
  expect(head.count).toBe(5);
  append('people.list');
  expect(trail.verify(head)).toEqual({ head: trail.head(), problem: null });
});

test('entries can be neither changed nor removed through the register', () => {
  expect(() => register.db.exec("UPDATE audit SET userId = 'x'")).toThrow('append-only');
  expect(() => register.db.exec('DELETE FROM audit')).toThrow('append-only');
});

test('an edit is found', () => {
  tamper("UPDATE audit SET personIds = '[]' WHERE seq = 3");
  expect(trail.verify(null).problem).toBe('entry 3 was changed');
});

test('a removal is found', () => {
  tamper('DELETE FROM audit WHERE seq = 2');
  expect(trail.verify(null).problem).toBe('entry 2 is missing');
});

test('a cut tail is found by the head that was noted outside, and could not be found without it', () => {
  const head = trail.head();
  tamper('DELETE FROM audit WHERE seq > 3');
  expect(trail.verify(head).problem).toBe('the trail ends at entry 3, but 5 had been noted outside');
  expect(trail.verify(null).problem).toBeNull();
});

test('a trail rewritten with another key is found', () => {
  const head = trail.head();
  tamper('DELETE FROM audit');
  const forged = createAuditTrail(register.db, key);
  for (let at = 1; at <= 6; at += 1) {
    forged.append({
      at: '',
      userId: null,
      deviceId: '',
      callerWindow: 'main',
      operation: 'none',
      disclosed: 'none',
      personIds: [],
      transactionId: null,
      detail: {},
    });
  }
  expect(trail.verify(head).problem).toBe('entry 5 is not the one that was noted outside');
  expect(createAuditTrail(register.db, randomBytes(32)).verify(null).problem).toBe('entry 1 was changed');
});
