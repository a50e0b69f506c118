import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const typed = 'They rang me back, which nobody had done before';
const keep = (content: string, given: object = {}) =>
  open.call('drafts.keep', { form: 'portrait', subject: 'new', personId, content, ...given });
const find = async (form = 'portrait', subject = 'new') => (await open.call('drafts.find', { form, subject })).draft;
const table = (): { sealed: Uint8Array; keySubject: string }[] =>
  open.session.raw.prepare<[], { sealed: Uint8Array; keySubject: string }>('SELECT * FROM draft').all();

describe('a draft', () => {
  test('leaves nothing in the audit trail, since nobody but its author sees it', async () => {
    const entries = (): unknown => open.session.raw.prepare('SELECT count(*) FROM audit').pluck().get();
    const before = entries();
    await keep(typed);
    await open.call('drafts.discard', { form: 'portrait', subject: 'new' });
    expect(entries()).toBe(before);
  });

  test('is sealed in its table under the key of the person, or of the programme', async () => {
    await keep(typed);
    await keep('A finding', { form: 'evaluation', personId: null });
    expect(
      table()
        .map((row) => row.keySubject)
        .sort(),
    ).toEqual([personId, 'programme'].sort());
    for (const row of table()) {
      for (const word of ['rang', 'nobody', 'finding']) expect(Buffer.from(row.sealed).includes(word)).toBe(false);
    }
  });

  test('is found again by its form and subject, and by nothing else', async () => {
    await keep(typed);
    open.clock.now += 400;
    await keep('About somebody else', { subject: personId });
    expect(await find()).toEqual({ content: typed, keptAt: '2018-04-03T09:00:00.000Z' });
    expect(await find('portrait', personId)).toMatchObject({ content: 'About somebody else' });
    for (const [form, subject] of [
      ['portrait', 'other'],
      ['evaluation', 'new'],
      ['new', 'portrait'],
    ] as const) {
      expect(await find(form, subject)).toBeNull();
    }
  });

  test('is overwritten by the next, survives locking, and is gone once discarded', async () => {
    await keep('They rang');
    await keep(typed);
    open = await open.reopen();
    expect(await find()).toMatchObject({ content: typed });
    expect(table()).toHaveLength(1);
    await open.call('drafts.discard', { form: 'portrait', subject: 'new' });
    expect([await find(), table()]).toEqual([null, []]);
    await open.call('drafts.discard', { form: 'portrait', subject: 'new' });
  });

  test('belongs to whoever typed it', async () => {
    await keep(typed);
    const colleague = randomUUID();
    const { agencyId } = open.session.user;
    open.session.raw
      .prepare('INSERT INTO userAccount (id, signInName, displayName, agencyId, active) VALUES (?, ?, ?, ?, 1)')
      .run(colleague, 'Sam', 'Sam', agencyId);
    open = await open.reopen({ userId: colleague, roles: ['caseworker'] });
    expect(await find()).toBeNull();
    await keep('Mine');
    await open.call('drafts.discard', { form: 'portrait', subject: 'new' });
    expect(table()).toHaveLength(1);
    open = await open.reopen();
    expect(await find()).toMatchObject({ content: typed });
  });

  test('cannot be moved to another place, and is gone with the key of its person', async () => {
    await keep(typed);
    await keep('Other', { subject: 'other' });
    open.session.raw.exec(
      "UPDATE draft SET sealed = (SELECT sealed FROM draft WHERE subject = 'other') WHERE subject = 'new'",
    );
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await open.host.dispatch('drafts.find', { form: 'portrait', subject: 'new' }, { window: 'main' })).ok).toBe(
      false,
    );
    stderr.mockRestore();
    open.session.raw.prepare('DELETE FROM historyKey WHERE subject = ?').run(personId);
    open = await open.reopen();
    expect(await find()).toBeNull();
  });

  test('about nobody in the register is refused, and so is one of more than 200,000 characters', async () => {
    const draft = { form: 'portrait', subject: 'new', personId, content: '' };
    const absent = { ...draft, personId: '00000000-0000-7000-8000-000000000000' };
    expect(await open.refused('drafts.keep', absent)).toMatchObject({ code: 'not-found', field: 'personId' });
    const long = { ...draft, content: 'x'.repeat(200_001) };
    expect(await open.refused('drafts.keep', long)).toMatchObject({ code: 'text-too-long', field: 'content' });
    expect(table()).toEqual([]);
  });

  test('gives back any well-formed text to the letter, spaces and control characters included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (content) => {
        await keep(content);
        expect((await find())?.content).toBe(content);
      }),
      { numRuns: 60 },
    );
  });
});
