import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { portraitSectionKeys } from '../../../domain/portraits/sections.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const draft = { title: 'A first winter', pseudonym: 'Wren', agreementAskedOn: null };
const add = async (given: object = {}): Promise<string> =>
  (await open.call('portraits.add', { ...draft, personId, ...given })).id;
const list = async () => (await open.call('portraits.list', {})).portraits;
const absent = '00000000-0000-7000-8000-000000000000';

describe('a pen portrait', () => {
  test('is found in its list, newest first, with the person, and opens with every section empty', async () => {
    const first = await add({ personId: null, pseudonym: '' });
    const second = await add();
    expect(await list()).toMatchObject([
      { id: second, personId, personName: 'Asha', pseudonym: 'Wren', state: 'draft', sectionsWritten: 0 },
      { id: first, personId: null, personName: null, pseudonym: null },
    ]);
    const { sections } = await open.call('portraits.open', { portraitId: second });
    expect(sections).toEqual(portraitSectionKeys.map((key) => ({ key, body: null })));
  });

  test('is written section by section; an emptied section is not written any more', async () => {
    const portraitId = await add();
    const body = 'They rang me back.\n\nNobody had.';
    open.clock.now += 60_000;
    await open.call('portraits.write', { portraitId, sectionKey: 'own-words', body: ` ${body} ` });
    await open.call('portraits.write', { portraitId, sectionKey: 'offer', body: 'A lead worker' });
    const opened = await open.call('portraits.open', { portraitId });
    expect(opened).toMatchObject({ sectionsWritten: 2, changedAt: '2018-04-03T09:01:00.000Z' });
    expect(opened.sections.filter((section) => section.body !== null)).toEqual([
      { key: 'offer', body: 'A lead worker' },
      { key: 'own-words', body },
    ]);
    await open.call('portraits.write', { portraitId, sectionKey: 'own-words', body: ' ' });
    expect((await list())[0]).toMatchObject({ sectionsWritten: 1 });
  });

  test('is changed, and every step can be taken back, its removal too', async () => {
    const portraitId = await add();
    await open.call('portraits.write', { portraitId, sectionKey: 'offer', body: 'A lead worker' });
    const before = await open.call('portraits.open', { portraitId });
    const changed = await open.call('portraits.change', {
      portraitId,
      changes: { pseudonym: 'Sparrow', agreementAskedOn: '2018-04-03' },
    });
    expect(await open.call('portraits.open', { portraitId })).toMatchObject({
      title: 'A first winter',
      pseudonym: 'Sparrow',
      agreementAskedOn: '2018-04-03',
    });
    await open.call('history.undo', { transactionId: changed.transactionId });
    const removed = await open.call('portraits.remove', { portraitId });
    expect(await list()).toEqual([]);
    expect((await open.refused('portraits.open', { portraitId })).code).toBe('not-found');
    await open.call('history.undo', { transactionId: removed.transactionId });
    expect(await open.call('portraits.open', { portraitId })).toEqual({
      ...before,
      changedAt: expect.any(String) as string,
    });
  });

  test.each([
    ['portraits.add', { title: '' }, 'text-missing', 'title'],
    ['portraits.add', { title: 'x'.repeat(201) }, 'text-too-long', 'title'],
    ['portraits.add', { pseudonym: 'Wr\u202een' }, 'control-characters', 'pseudonym'],
    ['portraits.add', { agreementAskedOn: '2018-04-04' }, 'date-in-future', 'agreementAskedOn'],
    ['portraits.add', { agreementAskedOn: '2018-04-31' }, 'date-impossible', 'agreementAskedOn'],
    ['portraits.add', { personId: absent }, 'not-found', 'personId'],
  ])('that cannot be is refused beside the field: %s %o', async (name, given, code, field) => {
    const problem = await open.refused(name, { ...draft, personId, ...given });
    expect([problem.code, problem.field]).toEqual([code, field]);
    expect(await list()).toEqual([]);
  });

  test('that is wrong or gone is not changed', async () => {
    const portraitId = await add();
    for (const [name, input, code, field] of [
      ['portraits.change', { portraitId: absent, changes: {} }, 'not-found', 'portraitId'],
      [
        'portraits.change',
        { portraitId, changes: { agreementAskedOn: '2019-01-01' } },
        'date-in-future',
        'changes.agreementAskedOn',
      ],
      ['portraits.write', { portraitId: absent, sectionKey: 'offer', body: 'x' }, 'not-found', 'portraitId'],
      ['portraits.write', { portraitId, sectionKey: 'toString', body: 'x' }, 'bad-input', 'sectionKey'],
      ['portraits.write', { portraitId, sectionKey: 'offer', body: 'x'.repeat(20_001) }, 'text-too-long', 'body'],
      ['portraits.remove', { portraitId: absent }, 'not-found', 'portraitId'],
    ] as const) {
      const problem = await open.refused(name, input);
      expect([name, problem.code, problem.field]).toEqual([name, code, field]);
    }
    expect(await list()).toMatchObject([{ title: draft.title, pseudonym: draft.pseudonym, sectionsWritten: 0 }]);
  });
});

test('every write about a portrait names its person in the audit trail', async () => {
  const details = { title: 'A door', pseudonym: null, agreementAskedOn: null };
  const { id: portraitId } = await open.call('portraits.add', { ...details, personId });
  await open.call('portraits.write', { portraitId, sectionKey: 'own-words', body: 'It was mine' });
  await open.call('portraits.change', { portraitId, changes: { title: 'A door of her own' } });
  await open.call('portraits.remove', { portraitId });
  const named = open.session.raw
    .prepare("SELECT operation, personIds FROM audit WHERE operation LIKE 'portraits.%' ORDER BY seq")
    .all();
  expect(named).toEqual(
    ['add', 'write', 'change', 'remove'].map((verb) => ({
      operation: `portraits.${verb}`,
      personIds: JSON.stringify([personId]),
    })),
  );
});
