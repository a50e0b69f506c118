import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaveNoTrace } from '../../../db/erase.ts';
import { openRegister } from '../../../db/open.ts';
import { verifyContent } from '../../../db/verify-content.ts';
import { attachmentLimits } from '../../../domain/contacts/attachments.ts';
import { timelineInput } from '../testing/contacts-input.ts';
import { toldByFile } from '../testing/ground-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

const secret = 'Heronsgate lease, flat 4: words that stand nowhere else';
let open: TestHost;
let personId: string;
let outside: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
  outside = path.join(open.folder, 'outside');
  mkdirSync(outside);
});
afterEach(() => open.discard());

const write = (name: string, content: string | Buffer): string => {
  const file = path.join(outside, name);
  writeFileSync(file, content);
  return file;
};
type Attached = Partial<{ category: 'housing' | 'health'; timelineEntryId: string | null }>;
const attach = async (name: string, content: string | Buffer, more: Attached = {}): Promise<string> => {
  const input = { personId, path: write(name, content), category: 'housing' as const, timelineEntryId: null, ...more };
  return (await open.call('contacts.attachFile', input)).id;
};
const refused = async (name: string, content: string | Buffer): Promise<string> => {
  const input = { personId, path: write(name, content), category: 'housing', timelineEntryId: null };
  const { code, field } = await open.refused('contacts.attachFile', input);
  return `${code} ${field}`;
};
const files = async () => (await open.call('contacts.files', { personId })).files;

/** Every file under a folder but for those that a person put outside the register. */
const allFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (at === outside) return [];
    return entry.isDirectory() ? allFiles(at) : [at];
  });
const inTheClear = (words: string): string[] =>
  allFiles(open.folder).filter((file) => readFileSync(file).includes(words));

describe('a file about somebody', () => {
  test('is kept inside the encrypted register, and nowhere in the clear', async () => {
    await attach('Asha lease.txt', secret);
    await attach('lease.txt', Buffer.from(`%PDF-1.7 ${secret}`));
    expect((await files()).map(({ name, type }) => [name, type])).toEqual([
      ['lease.pdf', 'pdf'],
      ['Asha lease.txt', 'text'],
    ]);
    expect(inTheClear('Heronsgate')).toEqual([]);
    expect(inTheClear('Asha lease')).toEqual([]);
    leaveNoTrace(open.session.raw);
    expect(inTheClear('Heronsgate')).toEqual([]);
    expect(allFiles(open.folder).some((file) => file.endsWith('.mcn') && statSync(file).size > 0)).toBe(true);
  });

  test('is shown without leaving the register, and only where it is what was put in', async () => {
    const attachmentId = await attach('note.txt', secret);
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const pictureId = await attach('door.png', picture);
    const pdfId = await attach('letter.pdf', '%PDF-1.7');
    const show = (id: string) => open.call('contacts.showFile', { personId, attachmentId: id });
    expect((await show(attachmentId)).content).toBe(secret);
    expect(Buffer.from((await show(pictureId)).content, 'base64')).toEqual(picture);
    const asked = { personId, attachmentId: pdfId };
    expect((await open.refused('contacts.showFile', asked)).code).toBe('attachment-not-shown');
    open.session.raw.prepare("UPDATE attachmentContent SET content = CAST('other' AS BLOB)").run();
    expect((await open.refused('contacts.showFile', { personId, attachmentId })).code).toBe('attachment-damaged');
  });

  test('belongs to what happened, or to the person alone', async () => {
    const { id: timelineEntryId } = await open.call('contacts.addEntry', { personId, ...timelineInput() });
    await attach('note.txt', secret, { timelineEntryId });
    const { entries } = await open.call('contacts.timeline', { personId, kinds: [], after: null });
    expect(entries[0]?.files.map(({ name }) => name)).toEqual(['note.txt']);
    const elsewhere = { personId, path: write('b.txt', 'b'), category: 'housing', timelineEntryId: personId };
    expect(await open.refused('contacts.attachFile', elsewhere)).toMatchObject({ field: 'timelineEntryId' });
  });

  test('is refused by size and by what is in it, beside the file, and nothing is kept of it', async () => {
    expect(await refused('empty.txt', '')).toBe('attachment-empty path');
    expect(await refused('run.pdf', Buffer.from('MZ\u0090\u0000'))).toBe('attachment-type path');
    expect(await refused('big.txt', Buffer.alloc(attachmentLimits.each + 1, 'a'))).toBe('attachment-too-large path');
    const missing = { personId, path: path.join(outside, 'gone.txt'), category: 'housing', timelineEntryId: null };
    expect((await open.refused('contacts.attachFile', missing)).code).toBe('attachment-missing');
    expect((await open.refused('contacts.attachFile', { ...missing, path: outside })).code).toBe('attachment-missing');
    expect(await files()).toEqual([]);
  });

  test('can be many, up to 20 MB about one person', async () => {
    const whole = Buffer.alloc(attachmentLimits.each, 'a');
    for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) await attach(name, whole);
    expect(await refused('e.txt', 'one more')).toBe('attachment-person-full path');
    const [newest] = await files();
    await open.call('contacts.removeFile', { personId, attachmentId: newest?.id ?? '' });
    await attach('e.txt', 'one more');
  });
});

describe('a copy outside the register', () => {
  test('is saved under a name that names nobody, and who saved what for what stands in the trail', async () => {
    const attachmentId = await attach('Asha lease.txt', secret);
    const asked = {
      ...{ personId, attachmentId, folder: outside, savedFor: 'for-the-person' as const },
      disclosure: toldByFile(),
    };
    const { name } = await open.call('contacts.saveFile', asked);
    expect(name).toMatch(/^casebook-file-2018-04-03-[0-9a-f]{6}\.txt$/);
    expect(readFileSync(path.join(outside, name), 'utf8')).toBe(secret);
    const { raw } = open.session;
    const last = raw.prepare('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get() as Record<string, string>;
    expect(last.operation).toBe('contacts.saveFile');
    expect(last.personIds).toContain(personId);
    expect(JSON.parse(last.detail ?? '')).toMatchObject({ attachment: attachmentId, savedFor: 'for-the-person' });
    expect(last.detail).not.toContain('lease');
  });

  test('that goes to somebody is recorded as told to them, of the kind that the file is of', async () => {
    const attachmentId = await attach('lease.txt', secret);
    const asked = { personId, attachmentId, folder: outside, savedFor: 'for-an-agency' as const };
    const disclosure = toldByFile({ recipientWords: 'The landlord', purpose: 'coordinate-help', purposeWords: null });
    const without = await open.refused('contacts.saveFile', { ...asked, disclosure: null });
    expect([without.code, without.field]).toEqual(['basis-missing', 'disclosure.basis']);
    const nobody = { ...disclosure, recipientWords: null };
    expect(await open.refused('contacts.saveFile', { ...asked, disclosure: nobody })).toMatchObject({
      ...{ code: 'recipient-missing', field: 'disclosure.agencyId' },
    });
    expect(readdirSync(outside).filter((name) => name.startsWith('casebook-file'))).toEqual([]);
    await open.call('contacts.saveFile', { ...asked, disclosure });
    const { disclosures } = await open.call('sharing.disclosures', { personId });
    expect(disclosures).toMatchObject([{ recipient: 'The landlord', how: 'export', basis: 'public-task' }]);
    expect([...(disclosures[0]?.categories ?? [])].sort()).toEqual(['housing', 'identity']);
  });

  test('that is only looked at here is told to nobody', async () => {
    const attachmentId = await attach('lease.txt', secret);
    const asked = { personId, attachmentId, folder: outside, savedFor: 'look-at-it' as const, disclosure: null };
    await open.call('contacts.saveFile', asked);
    expect((await open.call('sharing.disclosures', { personId })).disclosures).toEqual([]);
  });

  test('is not saved while the use of the record is restricted', async () => {
    const attachmentId = await attach('lease.txt', secret);
    await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'Asked on 2 April' });
    const asked = { personId, attachmentId, folder: outside, savedFor: 'look-at-it', disclosure: null };
    expect((await open.refused('contacts.saveFile', asked)).code).toBe('processing-restricted');
  });

  test('in a folder that is not there leaves nothing, and no entry in the trail', async () => {
    const attachmentId = await attach('lease.txt', secret);
    const count = open.session.audit.head().count;
    const folder = path.join(outside, 'nowhere');
    const asked = { personId, attachmentId, folder, savedFor: 'look-at-it', disclosure: null };
    expect((await open.refused('contacts.saveFile', asked)).code).toBe('folder-missing');
    expect(open.session.audit.head().count).toBe(count);
  });
});

describe('what becomes of a file', () => {
  const contents = (): number =>
    Number(open.session.raw.prepare('SELECT count(*) FROM attachmentContent').pluck().get());

  test('removing it takes its content for good, its history never held it, and it cannot be undone', async () => {
    const attachmentId = await attach('lease.txt', secret);
    const { transactionId } = await open.call('contacts.removeFile', { personId, attachmentId });
    expect(contents()).toBe(0);
    expect((await open.refused('history.undo', { transactionId })).code).toBe('undo-not-offered');
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(JSON.stringify(entries)).not.toContain('Heronsgate');
    expect(JSON.stringify(entries)).toContain('lease.txt');
  });

  test('erasing the person erases it, and a backup carries it until then', async () => {
    await attach('lease.txt', secret);
    const { backup } = await open.call('backups.make', {});
    const { reference } = await open.call('people.open', { personId });
    await open.call('privacy.erase', { personId, reference, reasonCode: 'unlawful' });
    expect(contents()).toBe(0);
    const copy = openRegister(backup.path, open.dataKey, { create: false });
    expect(String(copy.prepare('SELECT content FROM attachmentContent').pluck().get())).toBe(secret);
    copy.close();
  });

  test('is in the copy that the person asks for, once somebody has decided about it', async () => {
    await attach('Asha lease.txt', secret);
    await attach('Other.txt', 'About somebody else');
    const { reference } = await open.call('people.open', { personId });
    const asked = { kind: 'access', receivedOn: '2018-04-01', fromWhom: 'person', asked: null, place: null } as const;
    const { id: requestId } = await open.call('privacy.beginRequest', { reference, ...asked });
    const make = { requestId, folder: outside };
    expect((await open.refused('privacy.makeAccessPack', make)).code).toBe('findings-undecided');
    const { texts } = await open.call('privacy.accessQueue', { requestId });
    const decide = (marks: string[], decision: 'keep' | 'redact') =>
      open.call('privacy.decideRedaction', { requestId, marks, decision });
    const whole = texts.filter(({ place }) => place === 'File');
    expect(whole).toHaveLength(2);
    const marksOf = (some: typeof texts) => some.flatMap(({ findings }) => findings.map(({ mark }) => mark));
    await decide(marksOf(texts), 'keep');
    await decide(marksOf(whole.filter(({ text }) => text.startsWith('Other'))), 'redact');
    const pack = await open.call('privacy.makeAccessPack', make);
    const copies = pack.files.filter(({ name }) => name.includes('-file-'));
    expect(copies.map(({ name }) => readFileSync(path.join(outside, name), 'utf8'))).toEqual([secret]);
    const page = pack.files.find(({ name }) => name.endsWith('.html'))?.name ?? '';
    expect(readFileSync(path.join(outside, page), 'utf8')).toContain('Left out: it is about somebody else');
  });
});

test('whoever may not see its kind of information is told that something is recorded, and nothing else', async () => {
  await attach('scan.txt', secret, { category: 'health' });
  const { id: agencyId } = await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' });
  const said = { decision: 'shared', basis: 'public-task', fromOn: '2018-01-01', untilOn: null, note: null } as const;
  await open.call('sharing.decide', { personId, agencyId, categories: ['identity', 'housing'], ...said });
  const [hidden] = await files();
  open = await open.reopen({ userId: addWorker(open, 'Jo Marsh', ['caseworker'], agencyId) });
  expect(await open.call('contacts.files', { personId })).toEqual({ withheld: true, files: [] });
  const asked = { personId, attachmentId: hidden?.id };
  expect(await open.refused('contacts.showFile', asked)).toMatchObject({ code: 'not-found', field: 'attachmentId' });
  expect((await open.refused('contacts.removeFile', asked)).code).toBe('not-found');
  const input = { personId, path: write('b.txt', 'b'), category: 'health', timelineEntryId: null };
  expect((await open.refused('contacts.attachFile', input)).code).toBe('category-not-shared');
});

test('checking the register notices content that was changed behind its back', async () => {
  await attach('lease.txt', secret);
  const finding = (): unknown => {
    const held = verifyContent(open.session.raw, open.session.keys);
    for (;;) {
      const { done, value } = held.next();
      if (done) return value.finding;
    }
  };
  expect(finding()).toBeNull();
  open.session.raw.prepare("UPDATE attachmentContent SET content = CAST('other' AS BLOB)").run();
  expect(finding()).toMatchObject({ kind: 'content-differs-from-history' });
});
