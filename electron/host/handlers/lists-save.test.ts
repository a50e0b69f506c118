import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { readXlsx } from '../imports/xlsx.ts';
import { timelineInput } from '../testing/contacts-input.ts';
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

test('a workbook says the same as the table, every cell of it text, and is recorded as told', async () => {
  const { id } = await open.call('people.add', { ...asha, preferredName: '=1+1' });
  await open.call('people.add', { preferredName: 'Tomos' });
  const saved = await open.call('lists.save', input({ format: 'xlsx', columns: ['reference', 'needs', 'cohort'] }));
  expect(saved).toEqual({ folder, file: '2018-04-03 people.xlsx', people: 2 });
  const { rows, sheets } = await readXlsx(new Uint8Array(readFileSync(path.join(folder, saved.file))), null);
  expect(sheets).toEqual(['People']);
  expect(rows).toEqual([
    ['Name', 'Reference', 'Needs', 'Cohort'],
    ['=1+1', 'MS-1', 'Housing; Police and courts', '2018-01-01'],
    ['Tomos', 'C-0001', '', ''],
  ]);
  expect(await told(id)).toMatchObject([{ how: 'export', categories: ['identity', 'housing', 'offending'] }]);
});

test('who leads and the last contact are told as contacts, where there are any', async () => {
  const { id } = await open.call('people.add', asha);
  await open.call('lists.save', input({ columns: ['lead', 'last-contact'] }));
  expect((await told(id))[0]?.categories).toEqual(['identity']);
  const entry = timelineInput({ kind: 'contact', category: 'contact', detail: 'visit', reached: true });
  await open.call('contacts.addEntry', { personId: id, ...entry, happenedOn: '2018-03-20' });
  const { file } = await open.call('lists.save', input({ columns: ['lead', 'last-contact'] }));
  expect(readFileSync(path.join(folder, file), 'utf8')).toContain(',,2018-03-20\r\n');
  expect((await told(id)).map(({ categories }) => categories.toSorted())).toContainEqual(['contact', 'identity']);
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
