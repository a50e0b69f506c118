import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../../host/testing/open-test-host.ts';
import { type Client, clientOf } from './client.ts';
import { commands } from './commands/index.ts';
import { problemOf } from './outcome.ts';

let open: TestHost;
let client: Client;
let file: string;
beforeEach(async () => {
  open = await openTestHost();
  client = clientOf({ call: (name, input, caller) => open.host.dispatch(name, input, caller) });
  file = path.join(open.folder, 'list.csv');
  const rows = ['Ref,Name,DOB,Housing,Flat', 'T-1,Ann Bell,1980,Y,', 'T-2,Cal Dow,31/02/1980,Y,', 'T-1,Eve Fry,,N,'];
  writeFileSync(file, `${rows.join('\r\n')}\r\n`);
});
afterEach(() => open.discard());

const people = async (): Promise<OutputOf<'people.list'>['people']> => (await open.call('people.list', {})).people;

test('preview shows what a spreadsheet would bring, and writes nothing', async () => {
  const { lines } = await commands.preview(client, { file, map: 'D=need:offending, B=full-name' });
  expect(lines[0]).toBe('3 rows: 1 new, 1 perhaps here already, 1 that cannot be taken in. Nothing was written.');
  expect(lines).toContainEqual(expect.stringMatching(/^D +Housing +3 +need:offending$/) as string);
  expect(lines).toContainEqual(
    expect.stringMatching(/^ +3 +Cal Dow +cannot +C3: That date does not exist\./) as string,
  );
  expect((await commands.preview(client, { file })).value).toMatchObject({ counts: { rows: 3, add: 1 } });
  expect(await people()).toEqual([]);
});

test('import takes in what can be, and saves the rest where it is told', async () => {
  const { value, lines } = await commands.import(client, { file, add: '4', out: open.folder, yes: 'disclosed' });
  expect(value).toMatchObject({ added: 2, leftOut: 1 });
  expect(lines[0]).toBe('2 people taken in, in one step. 1 row left out.');
  expect(existsSync(path.join(open.folder, String((value as { leftOutFile: string }).leftOutFile)))).toBe(true);
  expect((await people()).map(({ reference, needs }) => [reference, needs])).toEqual([
    ['T-1', ['homelessness']],
    ['C-0001', []],
  ]);
});

test.each([
  [{ file: '/nowhere/list.csv' }, 'import-missing', 'file'],
  [{ map: 'Z=reference' }, 'unknown-code', 'map'],
  [{ map: 'A=nonsense' }, 'unknown-code', 'map'],
  [{ map: 'A=-,B=-' }, 'import-no-name-column', 'map'],
  [{ map: 'A=full-name,B=full-name' }, 'import-column-twice', 'map'],
  [{ yes: 'perhaps' }, 'unknown-code', 'yes'],
  [{ sheet: 'Sheet1' }, 'import-sheet-unknown', 'sheet'],
  [{ add: 'four' }, 'usage', 'add'],
  [{ out: '/nowhere' }, 'folder-missing', 'out'],
] as const)('import with %j is refused, and adds nobody', async (options, code, field) => {
  const refused = await commands.import(client, { file, ...options }).then(() => null, problemOf);
  expect([refused?.code, refused?.field]).toEqual([code, field]);
  expect(await people()).toEqual([]);
});
