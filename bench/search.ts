import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Secret } from '../db/secret.ts';
import { writeTransaction } from '../db/write.ts';
import { createHost } from '../electron/host/create-host.ts';
import { createRegisterFile } from '../electron/host/create-register.ts';
import { openSession, type RegisterSession } from '../electron/host/register-session.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { openInMemory } from '../electron/host/testing/key-file-in-memory.ts';
import { portsWithoutWindow } from '../electron/host/testing/open-test-host.ts';
import { type Figure, figureOf, timed } from './figures.ts';

const people = 10_000;
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

function fill(session: RegisterSession): void {
  const each = 1000;
  for (let from = 0; from < people; from += each) {
    writeTransaction(session.writer, session.user.id, (db) => {
      for (let at = from; at < from + each; at += 1) {
        const givenName = given[at % given.length] ?? '';
        const familyName = `${family[Math.floor(at / given.length) % family.length]}${at % 97 === 0 ? '-Brook' : ''}`;
        const personId = db.insert('person', { reference: `B-${at}`, preferredName: givenName, givenName, familyName });
        db.insert('need', { personId, code: 'homelessness', disclosed: 'yes', atRisk: 0 });
        db.insert('need', { personId, code: 'offending', suspected: 'yes', atRisk: 0 });
      }
    });
  }
}

/** Search among 10,000 people through the host's one door, against the bare index query on the same encrypted file. */
export async function measureSearch(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  const file = path.join(folder, 'Bench.mcn');
  const dataKey = Secret.random();
  const at = { clock: systemClock, deviceId: randomUUID() };
  const names = { name: 'Bench', areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Robin Ellery' };
  const register = { registerId: randomUUID(), userId: randomUUID(), demonstration: false, ...names };
  createRegisterFile(file, dataKey, register, at);
  const session = openSession({ path: file, dataKey, userId: register.userId, ...at });
  fill(session);
  const open = openInMemory(session, dataKey);
  const settings = {
    home: path.join(folder, 'home'),
    shell: 'terminal',
    demonstration: false,
    lockSignals: [],
  } as const;
  const host = createHost(settings, portsWithoutWindow, open);
  const typed = ['ash', 'nat', 'oku', 'obri', 'b-99', 'luk now', 'zz', 'ko'];
  let turn = 0;
  const search = async (): Promise<void> => {
    const text = typed[turn++ % typed.length] ?? '';
    const reply = await host.dispatch('people.search', { text, limit: 50 }, { window: 'main' });
    if (!reply.ok) throw new Error(reply.error.code);
  };
  const raw = session.raw.prepare(
    'SELECT person.id FROM person JOIN personSearch ON personSearch.rowid = person.rowKey WHERE personSearch MATCH ? ORDER BY preferredName LIMIT 51',
  );
  const searched = figureOf(
    `Search in ${people.toLocaleString('en-GB')} people, in the host`,
    await timed(200, search),
  );
  const bare = figureOf('The same index asked bare', await timed(200, () => raw.all('"ash"')));
  const listed = figureOf(
    'List of 10,000 people with needs and eligibility, in the host',
    await timed(10, () => host.dispatch('people.list', {}, { window: 'main' })),
  );
  await host.close();
  rmSync(folder, { recursive: true, force: true });
  const against = { name: 'bare', ratio: searched.median / bare.median };
  return [
    { ...searched, against, goal: { words: 'under 20 ms', met: searched.median < 20 } },
    bare,
    { ...listed, goal: { words: 'under 100 ms', met: listed.median < 100 } },
  ];
}
