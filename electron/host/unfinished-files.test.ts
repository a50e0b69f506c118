import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { noteUnfinished, readUnfinished, settleUnfinishedFiles } from './unfinished-files.ts';

let open: TestHost;
let folder: string;
let staging: string;

beforeEach(async () => {
  open = await openTestHost();
  folder = path.join(open.folder, 'out');
  staging = path.join(folder, '.mcn-writing-1');
  mkdirSync(path.join(staging, 'before'), { recursive: true });
});
afterEach(() => open.discard());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = ['one.csv', 'two.csv', 'three.csv'].map((name) => ({ name, sha256: sha256(`new ${name}`) }));

/** As a kill in the middle leaves it: one file moved into place over an older one, one half way, one still hidden. */
function killedInTheMiddle(): void {
  const auditCount = open.session.audit.head().count;
  noteUnfinished(open.home, { registerPath: open.session.path, auditCount, folder, staging, files });
  writeFileSync(path.join(staging, 'before', 'one.csv'), 'old one.csv');
  writeFileSync(path.join(folder, 'one.csv'), 'new one.csv');
  writeFileSync(path.join(staging, 'before', 'two.csv'), 'old two.csv');
  for (const name of ['two.csv', 'three.csv']) writeFileSync(path.join(staging, name), `new ${name}`);
}
const settle = (): void => settleUnfinishedFiles(open.home, open.session);
const standing = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
const remembered = () => readUnfinished(open.home);

test('files that the register does not know are taken back, and what they replaced stands where it stood', () => {
  killedInTheMiddle();
  settle();
  expect(standing()).toEqual({ 'one.csv': 'old one.csv', 'two.csv': 'old two.csv' });
  expect(remembered()).toEqual([]);
});

test('files that it knows stay, and nothing hidden is left', async () => {
  killedInTheMiddle();
  for (const name of ['two.csv', 'three.csv']) renameSync(path.join(staging, name), path.join(folder, name));
  await open.call('people.add', { preferredName: 'What the register noted' });
  settle();
  expect(standing()).toEqual(Object.fromEntries(files.map(({ name }) => [name, `new ${name}`])));
  expect(remembered()).toEqual([]);
});

test('a file that somebody changed since is not taken away', () => {
  killedInTheMiddle();
  writeFileSync(path.join(folder, 'one.csv'), 'somebody’s own words');
  settle();
  expect(standing()).toMatchObject({ 'one.csv': 'somebody’s own words', 'two.csv': 'old two.csv' });
});

test('a folder that is not there, as an unplugged drive, waits until it is', () => {
  killedInTheMiddle();
  renameSync(folder, `${folder}-away`);
  settle();
  expect(remembered()).toHaveLength(1);
  renameSync(`${folder}-away`, folder);
  settle();
  expect(standing()).toEqual({ 'one.csv': 'old one.csv', 'two.csv': 'old two.csv' });
});

test('a saving that came through is forgotten, and leaves nothing hidden', async () => {
  await open.call('governance.save', { folder, papers: ['limits'], noticed: null });
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual(['.mcn-writing-1']);
  expect(remembered()).toEqual([]);
  expect(existsSync(path.join(folder, `${open.session.clock.today()} limits.md`))).toBe(true);
});
