import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSalt } from '../db/open.ts';
import { Secret } from '../db/secret.ts';
import { writeTransaction } from '../db/write.ts';
import { leastCost } from '../domain/vault/derivation-cost.ts';
import { noteInAudit } from '../electron/host/audit-entry.ts';
import { createRegisterFile } from '../electron/host/create-register.ts';
import { openSession, type RegisterSession } from '../electron/host/register-session.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { headerPathOf, type Slot, writeHeader } from '../electron/host/vault/header.ts';
import { createRecoverySlot } from '../electron/host/vault/slots.ts';

/** A register with as many people as are ever expected, and its key file, in a folder of its own. */
export interface LargeRegister {
  readonly folder: string;
  readonly home: string;
  readonly file: string;
  readonly dataKey: Secret;
  readonly registerId: string;
  readonly userId: string;
  /** What opens each slot, in the place of a passphrase. */
  readonly slotSecret: Secret;
  readonly people: number;
  megabytes(): number;
  discard(): void;
}

const given = [
  'Asha',
  'Tomos',
  'Łukasz',
  'Siobhán',
  'Kai',
  'Zoë',
  'Ibrahim',
  'Grace',
  'Wei',
  'Natasha',
  'Joe',
  'Oluwaseun',
];
const family = ['Okafor', "O'Brien", 'Nowak', 'Hussain', 'Llewellyn', 'Smith', 'Begum', 'Campbell', 'Zhang', 'Petrov'];

/** `goal` characters of text for each person; each is kept twice, in the row and in the history. */
function fill(session: RegisterSession, people: number, goal: number): void {
  const each = 1000;
  for (let from = 0; from < people; from += each) {
    writeTransaction(session.writer, session.user.id, (db) => {
      for (let at = from; at < Math.min(people, from + each); at += 1) {
        const givenName = given[at % given.length] ?? '';
        const familyName = `${family[Math.floor(at / given.length) % family.length]}${at % 97 === 0 ? '-Brook' : ''}`;
        const names = { reference: `B-${at}`, preferredName: givenName, givenName, familyName };
        const words = goal === 0 ? {} : { goal: `${at} a quiet place `.repeat(Math.ceil(goal / 15)).slice(0, goal) };
        const personId = db.insert('person', { ...names, ...words });
        db.insert('need', { personId, code: 'homelessness', disclosed: 'yes', atRisk: 0 });
        db.insert('need', { personId, code: 'offending', suspected: 'yes', atRisk: 0 });
      }
    });
  }
}

/** Colleagues with accounts, and a trail as long as years of work leave. */
function work(session: RegisterSession, colleagues: readonly string[], entries: number): void {
  writeTransaction(session.writer, session.user.id, (db) => {
    for (const id of colleagues) {
      const agencyId = session.user.agencyId;
      db.insert('userAccount', { id, signInName: id, displayName: id, agencyId, active: 1 });
      db.insert('userRole', { userId: id, role: 'caseworker' });
    }
  });
  const ids = session.raw.prepare<[], string>('SELECT id FROM person LIMIT 500').pluck().all();
  session.raw.transaction(() => {
    for (let at = 0; at < entries; at += 1) {
      const shown = { kind: 'person' as const, ids: [ids[at % ids.length] ?? ''] };
      noteInAudit(session, { window: 'main' }, 'people.open', shown, null);
    }
  })();
}

export interface Size {
  readonly people: number;
  /** Characters of text about each person. */
  readonly goal?: number;
  readonly colleagues?: number;
  readonly entries?: number;
}

export function createLargeRegister({ people, goal = 0, colleagues = 0, entries = 0 }: Size): LargeRegister {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  const file = path.join(folder, 'Bench.mcn');
  const [dataKey, slotSecret] = [Secret.random(), Secret.random()];
  const at = { clock: systemClock, deviceId: randomUUID() };
  const [registerId, userId] = [randomUUID(), randomUUID()];
  const names = { name: 'Bench', areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Robin Ellery' };
  createRegisterFile(file, dataKey, { registerId, userId, demonstration: false, ...names }, at);
  const others = Array.from({ length: colleagues }, () => randomUUID());
  const session = openSession({ path: file, dataKey, userId, ...at });
  fill(session, people, goal);
  work(session, others, entries);
  const auditHead = session.audit.head();
  session.close();
  const place = { registerId, generation: 1 };
  const slotOf = (id: string, signInName: string): Slot => ({
    ...createRecoverySlot(slotSecret, dataKey, place),
    kind: 'user',
    userId: id,
    signInName,
    derivation: { algorithm: 'argon2id', ...leastCost },
  });
  const header = {
    format: 'mcn-casebook-keys' as const,
    version: 2 as const,
    ...place,
    registerSalt: readSalt(file).toString('base64'),
    createdAt: new Date().toISOString(),
    slots: [slotOf(userId, names.displayName), ...others.map((id) => slotOf(id, id))],
    auditHead,
  };
  writeHeader([headerPathOf(file)], header, dataKey);
  return {
    folder,
    home: path.join(folder, 'home'),
    file,
    dataKey,
    registerId,
    userId,
    slotSecret,
    people,
    megabytes: () => statSync(file).size / 1e6,
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
