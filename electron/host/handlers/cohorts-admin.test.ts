import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let definitionId: string;
beforeEach(async () => {
  open = await openTestHost();
  definitionId = (await open.call('cohorts.list', {})).definitions[0]?.id ?? '';
});
afterEach(() => open.discard());

type Details = InputOf<'cohorts.add'>;
const details = (given: Partial<Details> = {}): Details => ({
  name: 'Housing First',
  purpose: 'A home first, with no conditions',
  definitionId,
  methodLabel: 'Version 1',
  methodWords: 'The panel reads each referral with its reasons',
  plannedSize: 20,
  validFrom: '2018-02-01',
  validTo: null,
  ...given,
});
const add = (given: Partial<Details> = {}) => open.call('cohorts.add', details(given));
const cohorts = async () => (await open.call('cohorts.list', {})).cohorts;
const refused = async (given: Partial<Details>): Promise<string> => {
  const { code, field } = await open.refused('cohorts.add', details(given));
  return `${code} ${field}`;
};
const decision = (cohortId: string, given: Partial<InputOf<'cohorts.signOff'>> = {}) => ({
  cohortId,
  signedOn: '2018-04-02',
  meeting: 'Health and Wellbeing Board',
  minute: '23',
  decision: 'endorsed' as const,
  conditions: 'Back in a year',
  ...given,
});

describe('cohorts', () => {
  test('are several, dated and overlapping, with their size planned and now', async () => {
    const { id } = await add();
    await add({ name: 'Test cohort', plannedSize: 5, validFrom: '2018-03-01', validTo: '2018-12-31' });
    const { id: personId } = await open.call('people.add', { preferredName: 'Asha', joinedOn: '2018-01-05' });
    await open.call('people.join', { personId, cohortId: id, joinedOn: '2018-02-05' });
    const list = await open.call('cohorts.list', {});
    expect(list.cohorts.map(({ name, now, plannedSize }) => [name, now, plannedSize])).toEqual([
      ['MEAM cohort', 1, null],
      ['Housing First', 1, 20],
      ['Test cohort', 0, 5],
    ]);
    expect([list.inAny, list.inSeveral]).toEqual([1, 1]);
  });

  test('whose days were put right are not put back by an undo that would leave somebody outside them', async () => {
    const { id: cohortId } = await add({ validFrom: '2018-03-01' });
    const earlier = await open.call('cohorts.change', { cohortId, ...details({ validFrom: '2018-02-01' }) });
    const { id: personId } = await open.call('people.add', { preferredName: 'Asha' });
    const joined = await open.call('people.join', { personId, cohortId, joinedOn: '2018-02-05' });
    const refusal = await open.refused('history.undo', { transactionId: earlier.transactionId });
    expect(refusal.code).toBe('undo-leaves-outside');
    expect((await cohorts()).find(({ id }) => id === cohortId)?.validFrom).toBe('2018-02-01');
    await open.call('history.undo', { transactionId: joined.transactionId });
    await open.call('history.undo', { transactionId: earlier.transactionId });
    expect((await cohorts()).find(({ id }) => id === cohortId)?.validFrom).toBe('2018-03-01');
  });

  test('are changed and ended, and ending one closes nobody', async () => {
    const { id: cohortId } = await add();
    const { id: personId } = await open.call('people.add', { preferredName: 'Asha' });
    await open.call('people.join', { personId, cohortId, joinedOn: '2018-02-05' });
    await open.call('cohorts.change', { cohortId, ...details({ validTo: '2018-03-31' }) });
    expect((await cohorts()).at(-1)).toMatchObject({ takesPeopleOn: false, now: 1 });
    const early = await open.refused('cohorts.change', { cohortId, ...details({ validTo: '2018-02-04' }) });
    expect([early.code, early.field]).toEqual(['cohort-ends-before-joining', 'validTo']);
    const late = await open.refused('cohorts.change', { cohortId, ...details({ validFrom: '2018-02-06' }) });
    expect([late.code, late.field]).toEqual(['cohort-begins-after-joining', 'validFrom']);
  });

  test.each([
    [{ name: ' ' }, 'text-missing name'],
    [{ name: 'meam COHORT' }, 'cohort-name-taken name'],
    [{ plannedSize: 0 }, 'size-impossible plannedSize'],
    [{ plannedSize: 2.5 }, 'size-impossible plannedSize'],
    [{ validTo: '2018-01-31' }, 'date-order validTo'],
    [{ definitionId: '00000000-0000-7000-8000-000000000000' }, 'not-found definitionId'],
  ])('%j is refused beside its field', async (given, code) => {
    expect(await refused(given)).toBe(code);
    expect(await cohorts()).toHaveLength(1);
  });

  test('are a coordinator’s to see and change', async () => {
    open = await open.reopen({ userId: addColleague(open, 'Jo Marsh', ['caseworker']) });
    expect((await open.refused('cohorts.list', {})).code).toBe('not-allowed');
    expect((await open.refused('cohorts.add', details())).code).toBe('not-allowed');
  });
});

describe('the Board', () => {
  test('signs off definition, method and size, and a change of one of them since shows', async () => {
    const { id: cohortId } = await add();
    const board = async () => (await cohorts()).find(({ id }) => id === cohortId)?.board;
    expect(await board()).toEqual({ state: 'not-before-the-board', on: null, changed: [] });
    await open.call('cohorts.signOff', decision(cohortId));
    expect(await board()).toEqual({ state: 'signed-off', on: '2018-04-02', changed: [] });
    await open.call('cohorts.change', { cohortId, ...details({ purpose: 'Other words' }) });
    expect(await board()).toMatchObject({ state: 'signed-off' });
    await open.call('cohorts.change', { cohortId, ...details({ plannedSize: 40, methodLabel: 'Version 2' }) });
    expect(await board()).toEqual({ state: 'changed', on: '2018-04-02', changed: ['method', 'size'] });
    await open.call('cohorts.signOff', decision(cohortId, { signedOn: '2018-04-03', decision: 'resolved' }));
    expect(await board()).toEqual({ state: 'signed-off', on: '2018-04-03', changed: [] });
  });

  test('notes without agreeing, and puts conditions only on what it agrees to', async () => {
    const { id: cohortId } = await add();
    const noted = decision(cohortId, { decision: 'noted' });
    const refusedNote = await open.refused('cohorts.signOff', noted);
    expect([refusedNote.code, refusedNote.field]).toEqual(['not-endorsed-conditions', 'conditions']);
    await open.call('cohorts.signOff', { ...noted, conditions: null });
    expect((await cohorts()).at(-1)?.board).toMatchObject({ state: 'noted' });
    const later = await open.refused('cohorts.signOff', decision(cohortId, { signedOn: '2018-04-04' }));
    expect([later.code, later.field]).toEqual(['date-in-future', 'signedOn']);
  });

  test('sees no name: one is refused where it is written, and left out where it came to be one later', async () => {
    await open.call('people.add', { preferredName: 'Quenby', aliases: ['Zephyra'], reference: 'HF-77' });
    for (const name of ['Quenby', 'zephyra', 'HF-77'])
      for (const field of ['purpose', 'methodWords'] as const)
        expect(await refused({ [field]: `Chosen with ${name}, of course` })).toBe(`names-somebody ${field}`);
    const { id: cohortId } = await add({ purpose: 'Begun by Ottoline and the panel' });
    await open.call('cohorts.signOff', decision(cohortId));
    const said = async () => JSON.stringify((await open.call('cohorts.paper', { cohortId })).paper);
    expect(await said()).toContain('Ottoline');
    await open.call('people.add', { preferredName: 'Ottoline' });
    expect(await said()).not.toContain('Ottoline');
    const named = await open.refused('cohorts.signOff', decision(cohortId, { conditions: 'Not with Quenby' }));
    expect([named.code, named.field]).toEqual(['names-somebody', 'conditions']);
  });

  test('is shown a few people as a few, and never a day of theirs', async () => {
    const { id: cohortId } = await add();
    for (const preferredName of ['Ansgar', 'Brunhild', 'Cosima']) {
      const { id: personId } = await open.call('people.add', { preferredName, birthDate: '1980-05-17' });
      await open.call('people.join', { personId, cohortId, joinedOn: '2018-02-13' });
    }
    const { paper } = await open.call('cohorts.paper', { cohortId });
    const words = JSON.stringify(paper);
    expect(words).toContain('fewer than five');
    for (const hidden of ['Ansgar', 'Brunhild', 'Cosima', '2018-02-13', '13 February', '1980', 'C-000'])
      expect(words).not.toContain(hidden);
  });

  test('is given the paper as files, which the trail notes', async () => {
    const { id: cohortId } = await add();
    const folder = path.join(open.folder, 'board');
    mkdirSync(folder);
    const { files } = await open.call('cohorts.savePaper', { cohortId, folder });
    expect(files).toHaveLength(2);
    const [html = ''] = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(readFileSync(path.join(folder, html), 'utf8')).toContain('Housing First');
    const noted = open.session.raw.prepare("SELECT count(*) FROM audit WHERE operation = 'cohorts.savePaper'").pluck();
    expect(noted.get()).toBe(1);
    const nowhere = { cohortId, folder: path.join(folder, 'nowhere') };
    expect((await open.refused('cohorts.savePaper', nowhere)).code).toBe('folder-missing');
  });
});
