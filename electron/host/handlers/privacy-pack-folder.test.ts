import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '../../../domain/contract.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import type { Reply } from '../../../domain/reply.ts';
import { type CallsInChild, callOnSmallDrive, whyNoSmallDrive } from '../testing/in-child.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

// Where a copy of a record, or the trail, cannot be put: nothing half written, nothing noted, and words that say why.

let open: TestHost;
let drive: string;
let requestId: string;
let register: NonNullable<CallsInChild['register']>;

beforeEach(async () => {
  open = await openTestHost();
  const { id: personId } = await open.call('people.add', asha);
  await open.call('people.change', { personId, changes: { strengths: 'Keeps going. '.repeat(300) } });
  const asked = { receivedOn: '2018-04-01', fromWhom: 'person', asked: null, place: null } as const;
  requestId = (await open.call('privacy.beginRequest', { reference: 'MS-1', kind: 'access', ...asked })).id;
  for (let look = 0; look < 60; look += 1) await open.call('people.open', { personId });
  const { texts } = await open.call('privacy.accessQueue', { requestId });
  const marks = texts.flatMap(({ findings }) => findings.map(({ mark }) => mark));
  if (marks.length > 0) await open.call('privacy.decideRedaction', { requestId, marks, decision: 'keep' });
  drive = path.join(open.folder, 'drive');
  mkdirSync(drive);
  mkdirSync(open.home, { recursive: true });
  const key = open.dataKey.use((bytes) => Buffer.from(bytes).toString('hex'));
  register = { file: open.file, key, userId: open.session.user.id };
});
afterEach(() => open.discard());

const everything: Omit<InputOf<'audit.export'>, 'folder'> = {
  userId: null,
  agencyId: null,
  area: null,
  disclosed: null,
  fromOn: null,
  untilOn: null,
  reference: null,
};
const calls = (): CallsInChild['calls'] => [
  ['privacy.makeAccessPack', { requestId, folder: drive }],
  ['audit.export', { ...everything, folder: drive }],
  ['privacy.requests', {}],
  ['audit.list', { ...everything, before: null }],
];
const told = (replies: readonly Reply<unknown>[]) =>
  replies.slice(0, 2).map((reply) => (reply.ok ? 'ok' : [reply.error.code, reply.error.field, reply.error.message]));
const value = <K extends OperationName>(reply: Reply<unknown> | undefined): OutputOf<K> => {
  if (reply?.ok !== true) throw new Error('no value');
  return reply.value as OutputOf<K>;
};

/** That neither the request nor the trail says that a copy was made. */
function expectNothingNoted(replies: readonly Reply<unknown>[]): void {
  expect(value<'privacy.requests'>(replies[2]).requests).toMatchObject([{ packMadeOn: null, decision: null }]);
  const done = value<'audit.list'>(replies[3]).entries.map(({ operation }) => operation);
  expect(done).not.toContain('privacy.makeAccessPack');
  expect(done).not.toContain('audit.export');
}

test.for([4, 12])(
  'a drive of %i KiB takes neither a part of the copy nor a part of the trail',
  async (kibibytes, context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) context.skip(reason);
    await open.host.close();
    const plan = { home: open.home, register, calls: calls(), list: drive };
    const { replies, listing, closed } = callOnSmallDrive(plan, { at: drive, kibibytes });
    const full = ['folder-full', 'folder', sentenceFor('folder-full')];
    expect([told(replies), listing, closed]).toEqual([[full, full], [], true]);
    expectNothingNoted(replies);
    // With room enough the same call makes the whole of it.
    const roomy = callOnSmallDrive(plan, { at: drive, kibibytes: 4096 });
    expect([told(roomy.replies), roomy.listing]).toEqual([['ok', 'ok'], expect.arrayContaining([])]);
    expect(roomy.listing).toHaveLength(4);
  },
);

test('a drive on which nothing may be written is said to be that', async (context) => {
  const reason = whyNoSmallDrive(drive);
  if (reason !== null) context.skip(reason);
  await open.host.close();
  const plan = { home: open.home, register, calls: calls(), list: drive };
  const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes: 4096, readOnly: true });
  const refused = ['folder-read-only', 'folder', sentenceFor('folder-read-only')];
  expect([told(replies), listing]).toEqual([[refused, refused], []]);
  expectNothingNoted(replies);
});

test('a folder that has vanished since it was chosen is not made anew', async () => {
  rmSync(drive, { recursive: true });
  for (const [name, input] of calls().slice(0, 2))
    expect(await open.refused(name, input)).toMatchObject({ code: 'folder-missing', field: 'folder' });
  expect(existsSync(drive)).toBe(false);
  expect((await open.call('privacy.requests', {})).requests).toMatchObject([{ packMadeOn: null }]);
});

test('a name that is taken by a folder stops the copy, and everything stands as it stood', async () => {
  const made = await open.call('privacy.makeAccessPack', { requestId, folder: drive });
  const [first = '', second = ''] = made.files.map(({ name }) => name);
  rmSync(path.join(drive, second));
  mkdirSync(path.join(drive, second));
  const before = readdirSync(drive);
  expect((await open.refused('privacy.makeAccessPack', { requestId, folder: drive })).field).toBe('folder');
  expect([readdirSync(drive), existsSync(path.join(drive, first))]).toEqual([before, true]);
});
