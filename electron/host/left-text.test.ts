import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDraft } from '../../db/repositories/drafts/drafts.ts';
import { fitLeftText, type InsideLeftText, leftTextBound } from '../../domain/drafts/left-text.ts';
import { openComputer } from './computer.ts';
import { systemClock } from './system-clock.ts';
import { addColleague } from './testing/colleague.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { asha } from './testing/person-input.ts';
import { openTestSlotWhole } from './testing/test-key-file.ts';
import { headerPathOf, readHeader } from './vault/header.ts';
import { sealBytesTo } from './vault/key-pair.ts';
import { openWithKey } from './vault/open-register.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const place = { form: 'portrait', subject: 'new' };

const inside = (content: string, given: Partial<InsideLeftText> = {}): InsideLeftText => ({
  ...place,
  personId,
  content,
  basedOn: null,
  sent: [],
  ...given,
});

const publicKeyOf = (userId: string): Buffer => {
  const slot = readHeader(headerPathOf(open.file)).slots.find((one) => one.userId === userId);
  return Buffer.from(slot?.publicKey ?? '', 'base64');
};

/** What the page of somebody hands over when its host has died. */
const leave = (text: InsideLeftText | string, userId = open.session.user.id, registerId = open.session.registerId) => {
  const plain = Buffer.from(typeof text === 'string' ? text : JSON.stringify(text));
  const box = sealBytesTo(publicKeyOf(userId), plain, leftTextBound(registerId, userId));
  return open.call('drafts.leave', { registerId, userId, boxes: [box] });
};

const folder = (): string => path.join(open.home, 'left-text');
const files = (): string[] => {
  try {
    return readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.left'));
  } catch {
    return [];
  }
};

/** Locks, and unlocks as the product does, with the slot of one person; what they then find where something was typed. */
const unlock = async (userId = open.session.user.id): Promise<(at?: typeof place) => string | null> => {
  await open.host.close();
  const here = { computer: openComputer(open.home), clock: systemClock };
  const { header, opened } = openTestSlotWhole(open.file, userId);
  const register = openWithKey(here, open.file, { header, ...opened, userId });
  const { raw, keys } = register.session;
  const found = new Map<string, string | null>();
  for (const form of ['portrait', 'evaluation']) {
    for (const subject of ['new', 'other'])
      found.set(`${form} ${subject}`, findDraft(raw, keys, { userId, form, subject })?.content ?? null);
  }
  register.close();
  open = await open.reopen();
  return (at = place) => found.get(`${at.form} ${at.subject}`) ?? null;
};

describe('text that a dying host did not acknowledge', () => {
  test('comes back as a draft where it was typed, sealed on the disk until then, and its file is gone', async () => {
    await leave(inside('She said a door that locks'));
    await leave(inside('A finding', { form: 'evaluation', subject: 'other', personId: null }));
    expect(files()).toHaveLength(2);
    for (const file of files()) {
      const bytes = readFileSync(path.join(folder(), file), 'utf8');
      for (const word of ['door', 'portrait', personId, 'finding']) expect(bytes).not.toContain(word);
    }
    const found = await unlock();
    expect(found()).toBe('She said a door that locks');
    expect(found({ form: 'evaluation', subject: 'other' })).toBe('A finding');
    expect(files()).toEqual([]);
    expect((await open.call('drafts.find', place)).draft?.content).toBe('She said a door that locks');
  });

  test('takes the place of the draft that it was typed over, or that was sent before it', async () => {
    const { keptAt } = await open.call('drafts.keep', { ...place, personId, content: 'She' });
    await leave(inside('She said', { basedOn: keptAt }));
    expect((await unlock())()).toBe('She said');
    open.clock.now += 1_000;
    await open.call('drafts.keep', { ...place, personId, content: 'She said so' });
    await leave(inside('She said so twice', { basedOn: 'before that', sent: [sha256('She said so')] }));
    expect((await unlock())()).toBe('She said so twice');
  });

  test('waits beside a draft that somebody wrote later, and comes back once that is settled', async () => {
    const { keptAt } = await open.call('drafts.keep', { ...place, personId, content: 'First' });
    await leave(inside('First, and more', { basedOn: keptAt }));
    open.clock.now += 60_000;
    await open.call('drafts.keep', { ...place, personId, content: 'Written on another computer' });
    expect((await unlock())()).toBe('Written on another computer');
    expect(files()).toHaveLength(1);
    await open.call('drafts.discard', place);
    expect((await unlock())()).toBe('First, and more');
    expect(files()).toEqual([]);
  });

  test('is neither seen nor destroyed by a colleague who unlocks first', async () => {
    const colleague = addColleague(open, 'Sam', ['caseworker']);
    await leave(inside('Mine'));
    expect((await unlock(colleague))()).toBeNull();
    expect(files()).toHaveLength(1);
    expect((await unlock())()).toBe('Mine');
  });

  test('comes back all the same when everything stops between storing and opening, or before the file is removed', async () => {
    await leave(inside('Twice interrupted'));
    const [name = ''] = files();
    const kept = path.join(open.folder, 'kept.left');
    copyFileSync(path.join(folder(), name), kept);
    await open.host.close();
    open = await open.reopen();
    expect((await unlock())()).toBe('Twice interrupted');
    // As a kill leaves it that comes after the draft is durable and before its file is gone.
    mkdirSync(path.dirname(path.join(folder(), name)), { recursive: true });
    copyFileSync(kept, path.join(folder(), name));
    expect((await unlock())()).toBe('Twice interrupted');
    expect(files()).toEqual([]);
  });

  test('about somebody who has been erased since then is dropped', async () => {
    await leave(inside('About nobody any more'));
    open.session.raw.prepare('DELETE FROM historyKey WHERE subject = ?').run(personId);
    expect((await unlock())()).toBeNull();
    expect(files()).toEqual([]);
  });
});

describe('what is not ours to open', () => {
  const foreign: readonly (readonly [what: string, write: (at: string) => void])[] = [
    ['an empty file', (at) => writeFileSync(at, '')],
    ['a torn file', (at) => writeFileSync(at, readFileSync(at, 'utf8').slice(0, 150))],
    ['another kind of file', (at) => writeFileSync(at, '{"format":"something","version":1}')],
    ['bytes', (at) => writeFileSync(at, Buffer.alloc(4096, 0x81))],
    [
      'a folder of that name',
      (at) => {
        rmSync(at);
        mkdirSync(at);
      },
    ],
    [
      'a flipped bit',
      (at) =>
        writeFileSync(
          at,
          readFileSync(at, 'utf8').replace(/"sealed":"(.)/, (_, one) => `"sealed":"${one === 'A' ? 'B' : 'A'}`),
        ),
    ],
  ];

  test.each(foreign)('keeps nobody out and harms nothing else: %s', async (_, write) => {
    await leave(inside('First'));
    write(path.join(folder(), files()[0] ?? ''));
    await leave(inside('Second', { form: 'evaluation', subject: 'other', personId: null }));
    const found = await unlock();
    expect([found(), found({ form: 'evaluation', subject: 'other' })]).toEqual([null, 'Second']);
  });

  test.each(['', 'null', '[]', '{"form":"portrait"}', JSON.stringify({ form: 'x'.repeat(61) })])(
    'a box that holds no draft is passed over: %j',
    async (text) => {
      await leave(text);
      expect((await unlock())()).toBeNull();
    },
  );

  test('a text for another register or another person is not opened here, even where its file lies in the wrong folder', async () => {
    const registerId = randomUUID();
    await leave(inside('Elsewhere'), open.session.user.id, registerId);
    const [from = ''] = files();
    const to = path.join(folder(), open.session.registerId, open.session.user.id, path.basename(from));
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(path.join(folder(), from), to);
    expect((await unlock())()).toBeNull();
    expect(files()).toHaveLength(2);
  });

  test('what cannot be opened goes after ninety days, and not before', async () => {
    await leave('null');
    const at = path.join(folder(), files()[0] ?? '');
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);
    utimesSync(at, daysAgo(89), daysAgo(89));
    await unlock();
    expect(files()).toHaveLength(1);
    utimesSync(at, daysAgo(91), daysAgo(91));
    await unlock();
    expect(files()).toEqual([]);
  });
});

describe('leaving text', () => {
  const box = { ephemeral: Buffer.alloc(44, 1).toString('base64'), sealed: Buffer.alloc(60, 2).toString('base64') };
  const owner = () => ({ registerId: open.session.registerId, userId: open.session.user.id });

  test('is refused beyond thirty-two for one person, and what waits already stays', async () => {
    await open.call('drafts.leave', { ...owner(), boxes: Array.from({ length: 32 }, () => box) });
    expect((await open.refused('drafts.leave', { ...owner(), boxes: [box] })).code).toBe('left-text-full');
    expect(files()).toHaveLength(32);
    await open.call('drafts.leave', { ...owner(), userId: randomUUID(), boxes: [box] });
  });

  test.each([
    ['no box', { boxes: [] }],
    ['a box too large', { boxes: [{ ...box, sealed: 'A'.repeat(1_700_001) }] }],
    ['a key that is none', { boxes: [{ ...box, ephemeral: 'AAAA' }] }],
    ['something that is not base64', { boxes: [{ ...box, sealed: '../../x' }] }],
    ['a path for a register', { registerId: '../../..', boxes: [box] }],
    ['a path for a person', { userId: '..', boxes: [box] }],
  ])('is refused: %s', async (_, given) => {
    await open.refused('drafts.leave', { ...owner(), ...given });
    expect(files()).toEqual([]);
  });

  test('says so where the data folder cannot take it', async () => {
    rmSync(folder(), { recursive: true, force: true });
    writeFileSync(folder(), '');
    expect((await open.refused('drafts.leave', { ...owner(), boxes: [box] })).code).toBe('folder-missing');
  });
});

test('of two texts for one place neither is ever lost: one of them is in the register, or the other still waits', () => {
  const text = fc.constantFrom('a', 'ab', 'abc', '');
  const at = fc.constantFrom('k0', 'k1', 'k2');
  const standing = fc.option(fc.record({ content: text, keptAt: at }));
  const left = fc.record({ content: text, basedOn: fc.option(at), sent: fc.array(text.map(sha256), { maxLength: 3 }) });
  fc.assert(
    fc.property(standing, left, (found, one) => {
      const fit = fitLeftText(one, found === null ? null : { ...found, sha256: sha256(found.content) });
      const isOwn = found === null || found.keptAt === one.basedOn || one.sent.includes(sha256(found.content));
      if (fit === 'nothing-new') expect(found?.content).toBe(one.content);
      if (fit === 'draft') expect(isOwn).toBe(true);
      if (fit === 'waits') expect(isOwn).toBe(false);
    }),
  );
});
