import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeTransaction } from '../../db/write.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { headerPathOf } from './vault/header.ts';
import { verifyRegister } from './verify-register.ts';

// Real pages of a real register, put back as somebody with an older copy of the file could: the cipher accepts them.

const pageSize = 4096;
let open: TestHost;
let personId: string;

beforeEach(async () => {
  open = await openTestHost();
  for (let at = 0; at < 60; at += 1)
    await open.call('people.add', { preferredName: `Somebody ${at}`, reference: `C-${at}` });
  const added = { preferredName: 'Asha', reference: 'MS-1', joinedOn: '2018-01-05' };
  personId = (await open.call('people.add', added)).id;
  await open.call('people.change', { personId, changes: { goal: 'A door of her own' } });
});
afterEach(() => open.discard());

/** Closes the register, so that everything is in the file, and gives its bytes. */
async function fileNow(): Promise<Buffer> {
  await open.host.close();
  return readFileSync(open.file);
}
const goOn = async (): Promise<void> => {
  open = await open.reopen();
};
const pagesOf = (...names: string[]): number[] =>
  names.flatMap((name) =>
    open.session.raw.prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(name),
  );
const allTables = (): string[] =>
  open.session.raw
    .prepare<[], string>('SELECT name FROM sqlite_master WHERE rootpage > 0')
    .pluck()
    .all()
    .filter((name) => !name.startsWith('audit') && !name.startsWith('sqlite_autoindex_audit'));

/** The register as it is now, with some pages as they stood in an older copy of it. */
async function putBack(older: Buffer, pages: readonly number[]): Promise<void> {
  const bytes = await fileNow();
  for (const page of pages) {
    const at = (page - 1) * pageSize;
    if (at < older.length) older.copy(bytes, at, at, at + pageSize);
  }
  writeFileSync(open.file, bytes);
  await goOn();
}

const indexesToo = (table: string): string[] => [
  table,
  ...open.session.raw
    .prepare<[string], string>("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?")
    .pluck()
    .all(table),
];

const verified = () => verifyRegister(open.open);
const kinds = async (): Promise<unknown[]> =>
  (await verified()).checks.filter(({ passed }) => !passed).map(({ kind }) => kind);

describe('an older page that is put back', () => {
  test('of what was recorded is named, and pages that are put where they already stand are not', async () => {
    const older = await fileNow();
    await goOn();
    await open.call('people.change', { personId, changes: { goal: 'Somewhere near the sea' } });
    expect(await kinds()).toEqual([]);
    const pages = pagesOf('person');
    const same = await fileNow();
    await goOn();
    await putBack(same, pages);
    expect(await kinds()).toEqual([]);
    await putBack(older, pages);
    // The cipher takes the page, and so do the indexes: only the history knows better.
    expect(open.session.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect((await open.call('people.open', { personId })).goal).toBe('A door of her own');
    expect(await kinds()).toEqual(['content-differs-from-history']);
    const { sound, checks } = await verified();
    expect(sound).toBe(false);
    expect(checks.find(({ kind }) => kind === 'content-differs-from-history')?.detail).toMatch(
      /^1 record does not hold what was last written there/,
    );
  });

  test('together with all of its history is named by the audit trail', async () => {
    const older = await fileNow();
    await goOn();
    await open.call('people.change', { personId, changes: { goal: 'Near the sea' } });
    const pages = pagesOf(...allTables());
    await putBack(older, pages);
    expect(open.session.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    const found = await kinds();
    expect(found).toEqual(['history-differs-from-trail']);
  });

  test('of a row that was removed since, and of one that was not there yet, is named', async () => {
    const alias = { personId, name: 'Ash', kind: 'also-known-as' };
    const before = await fileNow();
    await goOn();
    const { writer, user } = open.session;
    const id = writeTransaction(writer, user.id, (db) => db.insert('personAlias', alias));
    const between = await fileNow();
    await goOn();
    const pages = pagesOf(...indexesToo('personAlias'));
    await putBack(before, pages);
    expect(await kinds()).toEqual(['content-differs-from-history']);
    await putBack(between, pages);
    expect(await kinds()).toEqual([]);
    writeTransaction(open.session.writer, user.id, (db) => db.remove('personAlias', id));
    expect(await kinds()).toEqual([]);
    await putBack(between, pages);
    expect(await kinds()).toEqual(['content-differs-from-history']);
  });

  test('of the keys of history is named', async () => {
    const older = await fileNow();
    await goOn();
    await open.call('people.add', { preferredName: 'Tomos', reference: 'MS-2' });
    const pages = pagesOf('historyKey');
    await putBack(older, pages);
    expect(await kinds()).toContain('content-differs-from-history');
  });

  test('with somebody who was erased since is named as that', async () => {
    // Her row shares its page with others, so that erasing it gives no page back.
    for (let at = 60; at < 66; at += 1)
      await open.call('people.add', { preferredName: `Somebody ${at}`, reference: `C-${at}` });
    const older = await fileNow();
    await goOn();
    await open.call('privacy.erase', { personId, reference: 'MS-1', reasonCode: 'no-longer-needed' });
    expect(await kinds()).toEqual([]);
    const [people, keys] = [pagesOf(...indexesToo('person')), pagesOf('historyKey')];
    await putBack(older, people);
    expect(await kinds()).toEqual(['erased-put-back']);
    // Without its indexes it is not even found by its id, and the pages disagree with each other.
    await putBack(older, pagesOf('person'));
    expect(await kinds()).not.toEqual([]);
    await putBack(older, keys);
    const [history] = (await verified()).checks.filter(({ name }) => name.startsWith('The history'));
    expect(history?.kind).toBe('erased-put-back');
  });

  test('of drafts goes unnoticed, and is counted among the pages that nothing speaks for', async () => {
    const draft = { form: 'people.add', subject: 'new', personId: null };
    await open.call('drafts.keep', { ...draft, content: JSON.stringify({ goal: 'first' }) });
    const older = await fileNow();
    await goOn();
    await open.call('drafts.keep', { ...draft, content: JSON.stringify({ goal: 'second' }) });
    await putBack(older, pagesOf(...indexesToo('draft')));
    const { checks, pages } = await verified();
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(pages?.unvouched).toBeGreaterThanOrEqual(pagesOf('draft').length);
    expect(pages?.sentences.at(-1)).toMatch(/held against nothing: drafts, the search index/);
  });
});

describe('what was done to the register as a whole is named', () => {
  const note = () => open.open.keyFile.noteAuditHead(open.session.audit.head());
  /** Past the triggers, as only somebody with the key of the file could. */
  const tamper = (sql: string): void => {
    const triggers = open.session.raw.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    for (const name of triggers.pluck().all()) open.session.raw.exec(`DROP TRIGGER ${name}`);
    open.session.raw.exec(sql);
  };
  const last = '(SELECT max(seq) FROM audit)';

  test('put back to an older state, with the key file of now', async () => {
    const older = await fileNow();
    await goOn();
    await open.call('people.open', { personId });
    note();
    expect(await kinds()).toEqual([]);
    await fileNow();
    writeFileSync(open.file, older);
    await goOn();
    expect(await kinds()).toEqual(['rolled-back']);
  });

  test('another key file beside it than the one that this application left', async () => {
    const header = headerPathOf(open.file);
    const other = readFileSync(header);
    note();
    expect(await kinds()).toEqual([]);
    writeFileSync(header, other);
    expect(await kinds()).toEqual(['key-file-swapped']);
  });

  test.each([
    ['audit-edited', `UPDATE audit SET operation = 'people.list' WHERE seq = ${last} - 3`],
    ['audit-removed', `DELETE FROM audit WHERE seq = ${last} - 3`],
    ['audit-tail-cut', `DELETE FROM audit WHERE seq > ${last} - 3`],
  ])('%s', async (kind, sql) => {
    tamper(sql);
    expect(await kinds()).toContain(kind);
  });

  test('a change that was taken out of the history, and values written past it', async () => {
    tamper('');
    // One field that has a change of its own, and two that have never been said anything in.
    for (const [column, value] of [
      ['preferredName', 'Nobody'],
      ['strengths', 'Sings'],
      ['sexState', 'declined'],
    ]) {
      const was = open.session.raw.prepare(`SELECT ${column} FROM person WHERE reference = 'C-1'`).pluck().get();
      const set = open.session.raw.prepare(`UPDATE person SET ${column} = ? WHERE reference = 'C-1'`);
      set.run(value);
      expect([column, await kinds()]).toEqual([column, expect.arrayContaining(['content-differs-from-history'])]);
      set.run(was);
      expect(await kinds()).toEqual([]);
    }
    tamper("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change WHERE field = 'goal')");
    expect(await kinds()).toEqual(['history-differs-from-trail', 'content-differs-from-history']);
  });
});

test('the pages are counted by what speaks for them, and add up', async () => {
  const { pages } = await verified();
  expect(pages?.total).toBe(Number(open.session.raw.pragma('page_count', { simple: true })));
  const counts = (pages?.sentences ?? [])
    .slice(1)
    .map((sentence) => Number(/^[\d,]+/.exec(sentence)?.[0].replace(',', '')));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(pages?.total);
  expect(pages?.unvouched).toBe(counts.at(-1));
  expect(pages?.sentences.join(' ')).toMatch(/one by one and not the \d+ with which the register was made/);
});

test('a damaged page is said in words, and everything that can still be read is', async () => {
  const [, leaf = 0] = pagesOf('person');
  const bytes = await fileNow();
  const at = (leaf - 1) * pageSize + 100;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(open.file, bytes);
  await goOn();
  const { sound, checks, pages, auditEntries } = await verified();
  expect(sound).toBe(false);
  expect(checks.filter(({ passed }) => !passed).map(({ detail }) => detail)).toContain(
    'Some pages are damaged, or an older one stands in their place.',
  );
  expect(auditEntries).toBeGreaterThan(60);
  expect(pages?.sentences.join(' ')).toMatch(/cannot be read to their end, because a page is damaged/);
  expect(pages?.unvouched).toBeGreaterThan(1);
});
