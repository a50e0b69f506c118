import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CallerWindow, type Role, roles } from '../../domain/access.ts';
import { contract, type InputOf, type OperationName, operationNames } from '../../domain/contract.ts';
import { isRefusalCode, sentenceFor } from '../../domain/refusal.ts';
import type { Problem } from '../../domain/reply.ts';
import { createHost } from './create-host.ts';
import type { Host } from './host-protocol.ts';
import { examples, vaultJourney } from './testing/examples.ts';
import { openTestHost, portsWithoutWindow, type TestHost } from './testing/open-test-host.ts';
import { verifyRegister } from './verify-register.ts';

/** Typed everywhere where something is typed in these tests; it must come back nowhere. */
const typed = 'Xanthippe';
let open: TestHost;
let locked: Host;
let inputs: { readonly [K in OperationName]: InputOf<K> };

beforeAll(async () => {
  open = await openTestHost();
  inputs = await examples(open);
  locked = createHost(
    { home: path.join(open.folder, 'locked-home'), shell: 'terminal', demonstration: false, lockSignals: [] },
    portsWithoutWindow,
  );
});
afterAll(async () => {
  await locked.close();
  await open.discard();
});

function expectPlainRefusal(problem: Problem): void {
  expect(isRefusalCode(problem.code)).toBe(true);
  expect(problem.message).toBe(sentenceFor(problem.code));
  expect(Object.keys(problem).every((key) => ['code', 'message', 'field'].includes(key))).toBe(true);
  if (problem.field !== undefined) expect(problem.field).toMatch(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/);
  expect(JSON.stringify(problem)).not.toContain(typed);
  expect(JSON.stringify(problem)).not.toContain(open.folder);
}

const rows = (table: string): unknown => open.session.raw.prepare(`SELECT count(*) AS n FROM ${table}`).get();
const written = (): unknown => [rows('change'), rows('audit'), rows('person'), rows('draft')];

describe('names', () => {
  const strange: readonly unknown[] = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'people',
    'people.open ',
    'PEOPLE.OPEN',
    `people.${typed}`,
    null,
    undefined,
    7,
    true,
    ['people.list'],
    { name: 'people.list' },
    { toString: () => 'people.list' },
  ];

  test.each(strange.map((name) => [name]))('%o is no operation, locked or not', async (name) => {
    for (const host of [open.host, locked]) {
      const reply = await host.dispatch(name, {}, { window: 'main' });
      expect(reply).toEqual({
        ok: false,
        error: { code: 'unknown-operation', message: sentenceFor('unknown-operation') },
      });
    }
  });
});

const ownProto: unknown = JSON.parse(`{"__proto__": {"${typed}": 1}}`);
const wrongShapes: readonly unknown[] = [undefined, null, 3, true, typed, [], [typed], { [typed]: typed }, ownProto];

describe.each(operationNames.map((name) => [name]))('%s', (name) => {
  test('has an example that its schema takes', () => {
    expect(contract[name].input.safeParse(inputs[name]).success).toBe(true);
  });

  test('refuses wrong shapes and extra keys, and writes nothing', async () => {
    const example = inputs[name] as object;
    const extended = [
      { ...example, [typed]: typed },
      { ...example, constructor: typed },
      Object.defineProperty({ ...example }, '__proto__', { value: { x: typed }, enumerable: true }),
    ];
    const before = written();
    for (const wrong of [...wrongShapes, ...extended]) {
      const problem = await open.refused(name, wrong);
      expectPlainRefusal(problem);
      expect(problem.code).not.toBe('internal');
    }
    expect(written()).toEqual(before);
  });

  test('refuses every field that is missing or of a wrong type', async () => {
    const example = inputs[name] as Record<string, unknown>;
    const before = written();
    for (const key of Object.keys(example)) {
      for (const wrong of [{ [typed]: typed }, [[typed]], Number.NaN, true]) {
        // The other answer to a question of yes or no is no wrong type.
        if (typeof wrong === typeof example[key] && typeof wrong === 'boolean') continue;
        const problem = await open.refused(name, { ...example, [key]: wrong });
        expectPlainRefusal(problem);
        expect([problem.code, problem.field]).not.toContain('internal');
        expect(problem.field ?? '').toMatch(new RegExp(`^${key}`));
      }
    }
    expect(written()).toEqual(before);
  });

  test('says locked before unlocking, unless it belongs there', async () => {
    const reply = await locked.dispatch(name, null, { window: 'main' });
    const code = contract[name].access.when === 'unlocked' ? 'locked' : 'bad-input';
    expect(reply).toEqual({ ok: false, error: { code, message: sentenceFor(code) } });
  });

  test.each([['presenting'], ['elsewhere']])('answers a call from the window %s only if declared', async (window) => {
    expect(contract[name].access.windows).toEqual(['main']);
    const problem = await open.refused(name, inputs[name], window as CallerWindow);
    expect(problem).toEqual({ code: 'wrong-window', message: sentenceFor('wrong-window') });
  });
});

describe.each(roles.map((role) => [role]))('somebody who is only %s', (role: Role) => {
  test('may do what the contract says for that role, and nothing else', async () => {
    const alone = await openTestHost({ roles: [role] });
    for (const name of operationNames) {
      const { access } = contract[name];
      const mayCall = access.when === 'before-unlock' || access.roles.includes(role);
      // A wrong input tells the two apart without doing anything: the role is looked at before the input.
      const problem = await alone.refused(name, null);
      expect([name, problem.code]).toEqual([name, mayCall ? 'bad-input' : 'not-allowed']);
    }
    await alone.discard();
  });
});

test('somebody without any role may do nothing on an open register', async () => {
  const nobody = await openTestHost({ roles: ['reader'] });
  const without = await nobody.reopen({ roles: [] }).catch((error: Error) => error.message);
  expect(without).toContain('not-allowed');
  await nobody.discard();
});

test('every operation answers with plain JSON that its own schema takes', async () => {
  for (const name of operationNames) {
    if (vaultJourney.includes(name)) continue;
    const value: unknown = await open.call(name, inputs[name]);
    expect([name, JSON.parse(JSON.stringify(value))]).toEqual([name, value]);
    expect([name, contract[name].output.safeParse(value).error]).toEqual([name, undefined]);
  }
  // Whatever was done is in the history, and the history is what the trail names.
  const { checks } = await verifyRegister(open.open);
  const about = checks.filter(({ name }) => /history/.test(name));
  expect(about.map(({ passed, detail }) => [passed, detail])).toEqual([
    [true, 'No change is missing and none was put in.'],
    [true, 'Every record holds what was last written there.'],
  ]);
});

describe('something unexpected', () => {
  let broken: TestHost;
  afterEach(() => broken.discard());

  test('is answered and reported without content', async () => {
    broken = await openTestHost();
    const { id } = await broken.call('people.add', { preferredName: typed });
    broken.session.raw.exec('ALTER TABLE personAlias RENAME TO elsewhere');
    const stderr: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0);
    const read = await broken.refused('people.open', { personId: id });
    const write = await broken.refused('people.add', { preferredName: typed, aliases: [`${typed} Two`] });
    spy.mockRestore();
    for (const problem of [read, write])
      expect(problem).toEqual({ code: 'internal', message: sentenceFor('internal') });
    expect(stderr).toEqual(['code:internal:people.open:SQLITE_ERROR\n', 'code:internal:people.add:SQLITE_ERROR\n']);
  });
});
