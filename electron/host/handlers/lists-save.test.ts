import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { publicTask } from '../testing/sharing-examples.ts';

let open: TestHost;
let folder: string;
beforeEach(async () => {
  open = await openTestHost();
  folder = path.join(open.folder, 'out');
  mkdirSync(folder);
});
afterEach(() => open.discard());

const disclosure = {
  agencyId: null,
  recipientWords: 'The night shelter',
  what: null,
  purpose: 'housing',
  purposeWords: null,
  ...publicTask,
  whyNoLess: null,
  becauseAnyway: null,
};
const input = (more: Partial<InputOf<'lists.save'>> = {}): InputOf<'lists.save'> => ({
  text: '',
  state: 'everyone',
  needs: [],
  agencyId: null,
  order: { by: 'name', descending: false },
  columns: ['reference', 'cohort', 'agency'],
  format: 'csv',
  folder,
  disclosure,
  ...more,
});
const told = async (personId: string) => (await open.call('sharing.disclosures', { personId })).disclosures;

test('the list that is on screen is saved as a table, and each of them was told of', async () => {
  const { id } = await open.call('people.add', { ...asha, preferredName: '=Asha' });
  const { id: other } = await open.call('people.add', { preferredName: 'Tomos' });
  const saved = await open.call('lists.save', input({ text: 'ash' }));
  expect(saved).toEqual({ folder, file: '2018-04-03 people.csv', people: 1 });
  expect(readFileSync(path.join(folder, saved.file), 'utf8')).toBe(
    "\ufeffName,Reference,Cohort,Record held by\r\n'=Asha,MS-1,2018-01-01,Midshire Council\r\n",
  );
  expect(await told(id)).toMatchObject([
    { recipient: 'The night shelter', categories: ['identity'], basis: 'public-task', how: 'export' },
  ]);
  expect(await told(other)).toEqual([]);
});

test('needs bring the kinds of information that they belong to, and a ground that is wanting is asked for', async () => {
  const { id } = await open.call('people.add', asha);
  const refusal = await open.refused(
    'lists.save',
    input({ columns: ['needs'], disclosure: { ...disclosure, purpose: 'unheard-of', recipientWords: null } }),
  );
  expect(refusal).toMatchObject({ field: 'disclosure.agencyId' });
  expect(readdirSync(folder)).toEqual([]);
  await open.call('lists.save', input({ columns: ['needs'] }));
  expect((await told(id))[0]?.categories.toSorted()).toEqual(['housing', 'identity', 'offending']);
});

test('where the folder is missing nothing is recorded, and nothing lies anywhere', async () => {
  const { id } = await open.call('people.add', asha);
  const missing = path.join(open.folder, 'nowhere');
  expect(await open.refused('lists.save', input({ folder: missing }))).toMatchObject({ code: 'folder-missing' });
  expect(existsSync(missing)).toBe(false);
  expect(await told(id)).toEqual([]);
});

test('a paper is refused in words where the window cannot make one, and so is an empty list', async () => {
  await open.call('people.add', asha);
  expect(await open.refused('lists.save', input({ format: 'pdf' }))).toMatchObject({ code: 'pdf-unavailable' });
  expect(await open.refused('lists.save', input({ state: 'left' }))).toMatchObject({ code: 'list-empty' });
  expect(readdirSync(folder)).toEqual([]);
});
