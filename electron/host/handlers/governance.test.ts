import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
beforeAll(async () => {
  open = await openTestHost();
  const { id: personId } = await open.call('people.add', { ...asha, goal: 'A door I can lock' });
  await open.call('sealed.record', { personId, kind: 'hiv', text: 'On treatment' });
  await open.call('portraits.add', { title: 'A first winter', pseudonym: 'Wren', agreementAskedOn: null, personId });
  addColleague(open, 'Jo Marsh', ['caseworker']);
});
afterAll(() => open.discard());

const papers = async () => JSON.stringify((await open.call('governance.pack', {})).papers);
const sheet = async (noticed: { on: string; at: string } | null = null) =>
  JSON.stringify((await open.call('governance.lostLaptop', { noticed })).paper);

describe('the papers', () => {
  test('are made from this register: its users, its cipher, its slots, its trail and its keys', async () => {
    const words = await papers();
    const { count, hash } = open.session.audit.head();
    for (const said of [
      '["Midshire Council","2"]',
      'sqlcipher, format 4 (AES-256',
      '["Waiting for the disk","FULL"]',
      '["Deleted content overwritten","Yes"]',
      '["Temporary content","In memory only"]',
      '["One process at a time","Yes"]',
      '["64 MiB","3","1","2"]',
      `The audit trail has ${count} entries`,
      hash.slice(0, 12),
      'Sealed facts can be opened by 1 person: Robin Ellery (Midshire Council)',
      'after 5 minutes without a key or a movement',
      '2 passphrases and 0 recovery codes',
    ])
      expect(words).toContain(said);
  });

  test('follow the register: another user, another grant, another decision', async () => {
    const fresh = await openTestHost();
    const jo = addColleague(fresh, 'Jo Marsh', ['caseworker']);
    await fresh.call('sealed.grant', { userId: jo });
    await fresh.call('backups.make', {});
    fresh.session.raw.pragma('synchronous = NORMAL');
    const words = JSON.stringify((await fresh.call('governance.pack', {})).papers);
    expect(words).toContain('opened by 2 people: Jo Marsh (Midshire Council), Robin Ellery (Midshire Council)');
    expect(words).toContain('["Waiting for the disk","NORMAL"]');
    expect(words).toContain('1 backup in 1 place, the newest made on 3 April 2018; 1 of them opened and checked');
    await fresh.discard();
  });

  test('count decisions about sharing by their basis, and print no words that somebody typed as one', async () => {
    const fresh = await openTestHost();
    const { id: personId } = await fresh.call('people.add', { preferredName: 'Tomos' });
    const agencyId = fresh.session.user.agencyId;
    const add = fresh.session.raw.prepare(
      "INSERT INTO sharing (id, personId, agencyId, category, decision, basis, fromOn) VALUES (?, ?, ?, ?, ?, ?, '2018-01-01')",
    );
    const said = [
      ['housing', 'shared', 'safeguarding'],
      ['health', 'not-shared', 'safeguarding'],
      ['story', 'shared', 'his aunt Quenby asked'],
      ['contact', 'shared', null],
    ] as const;
    for (const [category, ...rest] of said) add.run(category, personId, agencyId, category, ...rest);
    const words = JSON.stringify((await fresh.call('governance.pack', {})).papers);
    expect(words).toContain('["Safeguarding","1","1"]');
    expect(words).toContain('["No basis recorded","1","0"]');
    expect(words).toContain('["Another basis, in words of its own","1","0"]');
    expect(words).not.toContain('Quenby');
    await fresh.discard();
  });

  test('hold nothing about anybody in the cohort', async () => {
    const { person } = { person: open.session.raw.prepare('SELECT * FROM person').get() as Record<string, unknown> };
    const told = [person.id, person.reference, person.preferredName, person.familyName, person.birthDate, person.goal];
    const all = `${await papers()}${await sheet()}`;
    for (const word of [...told, 'Wren', 'A first winter', 'On treatment'])
      expect([word, all.includes(String(word))]).toEqual([word, false]);
  });

  test('are for whoever answers for the register', async () => {
    for (const roles of [['administrator'], ['information-governance'], ['coordinator']] as const) {
      const alone = await openTestHost({ roles });
      expect((await alone.call('governance.pack', {})).papers).toHaveLength(3);
      await alone.discard();
    }
  });
});

describe('the lost laptop sheet', () => {
  test('counts what the register holds and when it was opened, and refuses a time that has not come', async () => {
    const words = await sheet({ on: '2018-04-03', at: '08:15' });
    expect(words).toContain('1 person: 1 in the cohort, 0 no longer in it');
    expect(words).toContain('["Noticed","Tuesday 3 April 2018 at 08:15"]');
    expect(words).toContain('["72 hours later","Friday 6 April 2018 at 08:15"]');
    expect(await open.refused('governance.lostLaptop', { noticed: { on: '2018-04-04', at: '08:15' } })).toMatchObject({
      code: 'date-in-future',
      field: 'noticed.on',
    });
    const codes = [];
    for (const noticed of [
      { on: '2018-02-30', at: '08:15' },
      { on: '2018-04-01', at: '24:00' },
    ])
      codes.push((await open.refused('governance.lostLaptop', { noticed })).code);
    expect(codes).toEqual(['date-impossible', 'time-impossible']);
  });

  test('says who opened the register last on each computer', async () => {
    const { deviceId, user } = open.session;
    const entry = { deviceId, userId: user.id, callerWindow: 'main', operation: 'vault.unlock', detail: {} };
    const rest = { disclosed: 'none' as const, personIds: [], transactionId: null };
    open.session.audit.append({ ...entry, ...rest, at: '2018-04-02T08:00:00.000Z' });
    open.session.audit.append({ ...entry, ...rest, at: '2018-04-03T07:00:00.000Z' });
    open.session.audit.append({ ...entry, ...rest, deviceId: 'elsewhere', at: '2018-03-01T08:00:00.000Z' });
    const words = await sheet();
    expect(words).toContain('["Tuesday 3 April 2018 at 08:00","Robin Ellery","On another computer (1)"]');
    expect(words).toContain('["Thursday 1 March 2018 at 08:00","Robin Ellery","On another computer (2)"]');
    expect(words).not.toContain('Monday 2 April');
  });
});

describe('saving', () => {
  test('writes each paper as HTML and Markdown and leaves an entry in the audit trail', async () => {
    const before = open.session.audit.head().count;
    const saved = await open.call('governance.save', {
      folder: open.folder,
      papers: ['dpia', 'limits', 'dpia'],
      noticed: null,
    });
    expect(saved.files.map((file) => file.name)).toEqual([
      '2018-04-03 dpia.html',
      '2018-04-03 dpia.md',
      '2018-04-03 limits.html',
      '2018-04-03 limits.md',
    ]);
    for (const { name, bytes } of saved.files) expect(readFileSync(path.join(open.folder, name)).length).toBe(bytes);
    const last = open.session.raw.prepare('SELECT operation, personIds FROM audit ORDER BY seq DESC LIMIT 1').get();
    expect(last).toEqual({ operation: 'governance.save', personIds: '[]' });
    expect(open.session.audit.head().count).toBe(before + 1);
  });

  test('is refused where there is no such folder, and nothing is noted', async () => {
    const before = open.session.audit.head();
    const given = { folder: path.join(open.folder, 'nowhere'), papers: ['dpia'], noticed: null };
    expect(await open.refused('governance.save', given)).toMatchObject({ code: 'folder-missing', field: 'folder' });
    expect(open.session.audit.head()).toEqual(before);
  });

  test('leaves no file where the entry cannot be kept', async () => {
    const fresh = await openTestHost();
    fresh.session.raw.exec("CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE (ABORT, 'refused'); END");
    const given = { folder: fresh.folder, papers: ['dpia'], noticed: null };
    expect((await fresh.refused('governance.save', given)).code).toBe('internal');
    expect(readdirSync(fresh.folder).filter((name) => /dpia|mcn-writing/.test(name))).toEqual([]);
    expect(existsSync(fresh.file)).toBe(true);
    await fresh.discard();
  });
});
