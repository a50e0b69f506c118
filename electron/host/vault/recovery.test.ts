import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lastGroupOf } from '../../../domain/vault/recovery-parts.ts';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import type { DyingCall } from '../testing/die-at-key-file.ts';
import { type LockedHost, startHost, wrongAttempts } from '../testing/locked-host.ts';
import type { Header } from './header.ts';
import { createVault } from './vault.ts';

// Every opening derives a key for real, so the tests share one register and its story.
const passphrase = 'river lantern copper violin';
let root: string;
let home: string;
let file: string;
/** The papers that hold now. */
let papers: string[];
let running: LockedHost;

const header = (): Header => JSON.parse(readFileSync(`${file}.header`, 'utf8')) as Header;
const robin = (): string => header().slots.find((slot) => slot.kind === 'user')?.userId ?? '';
const recoverySlots = () => header().slots.filter((slot) => slot.kind === 'recovery');
const bytes = (): string[] => [file, `${file}.header`].map((one) => readFileSync(one).toString('base64'));
const value = async <T>(operation: Parameters<LockedHost['ask']>[0], input: object): Promise<T> => {
  const reply = await running.ask(operation, input);
  if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.field ?? ''}`);
  return reply.value as T;
};
const restart = async (): Promise<void> => {
  await running.host.close();
  running = startHost(home);
};
const unlock = () => running.codeOf('vault.unlock', { path: file, passphrase });
const recover = (given: object): Promise<string> =>
  running.codeOf('vault.recover', { path: file, recoveryCode: '', newPassphrase: passphrase, ...given });
const withPapers = ([recoveryCode = '', otherPart = '']: readonly string[]) => recover({ recoveryCode, otherPart });
const make = async (parts: 1 | 2): Promise<string[]> =>
  (await value<{ recovery: string[] }>('vault.newRecoveryCode', { current: passphrase, parts })).recovery;
const confirm = (given: readonly string[]) =>
  running.codeOf('vault.confirmRecoveryCode', { lastGroups: given.map(lastGroupOf) });
const trailOf = async (operation: string): Promise<{ userId: string; detail: object }[]> => {
  await running.host.close();
  const open = await createVault(openComputer(home), systemClock).unlock(file, passphrase, null);
  const found = open.session.raw
    .prepare<[string], { userId: string; detail: string }>('SELECT userId, detail FROM audit WHERE operation = ?')
    .all(operation);
  const userId = open.session.user.id;
  open.close();
  expect(found.every((entry) => entry.userId === userId)).toBe(true);
  return found.map((entry) => ({ ...entry, detail: JSON.parse(entry.detail) as object }));
};

/** Makes and confirms a code in a process that dies when it comes to the key file; answers with its papers. */
function dieAtNewCode(when: DyingCall['when'], parts: 1 | 2): string[] {
  const operation = 'vault.newRecoveryCode';
  const input = { current: passphrase, parts };
  const call: DyingCall = { home, file, passphrase, signInName: 'Robin Ellery', operation, input, when };
  const script = path.join(import.meta.dirname, '..', 'testing', 'die-at-key-file.ts');
  const { signal, stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify({ ...call, confirmPapers: true } satisfies DyingCall),
    encoding: 'utf8',
  });
  expect([signal, stderr]).toEqual(['SIGKILL', '']);
  return JSON.parse(stdout) as string[];
}

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-recovery-'));
  home = path.join(root, 'home');
  file = path.join(root, 'registers', 'North.mcn');
  running = startHost(home);
  ({ recovery: papers } = await value<{ recovery: string[] }>('vault.create', {
    folder: path.dirname(file),
    registerName: 'North',
    areaName: 'Midshire',
    agencyName: 'Midshire Council',
    displayName: 'Robin Ellery',
    passphrase,
    recoveryParts: 2,
  }));
  await running.host.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  running = startHost(home);
});
afterEach(() => running.host.close());

describe('a register made with a recovery code in two parts', () => {
  test('says so, holds neither part in its key file, and opens with both in either order after a re-key', async () => {
    expect(papers).toHaveLength(2);
    const text = JSON.stringify(header());
    for (const group of papers.flatMap((paper) => [paper, ...paper.split(' ')])) expect(text).not.toContain(group);
    expect(recoverySlots()).toMatchObject([{ recoveryParts: 2, userId: null }]);
    expect(await unlock()).toBe('ok');
    expect(await value('vault.keys', {})).toMatchObject({ recovery: 'two-parts', generation: 1 });
    expect(await running.codeOf('vault.rekey', {})).toBe('ok');
    expect(recoverySlots()).toMatchObject([{ recoveryParts: 2 }]);
    expect(await value('vault.keys', {})).toMatchObject({ recovery: 'two-parts', generation: 2 });
    await restart();
    expect(await withPapers([...papers].reverse())).toBe('ok');
    expect(await value('vault.keys', {})).toMatchObject({ recovery: 'two-parts' });
    const [entry, ...more] = await trailOf('vault.recover');
    expect([entry?.detail, more]).toEqual([{ user: entry?.userId, parts: '2' }, []]);
  });

  test('refuses a part alone, twice, mistyped and beside a whole code, and nothing changes', async () => {
    const before = bytes();
    const [one = '', two = ''] = papers;
    const wrong = one.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
    for (const [recoveryCode, otherPart, expected] of [
      [one, '', 'recovery-part-alone otherPart'],
      ['', two, 'recovery-part-alone recoveryCode'],
      [two, two, 'recovery-part-twice otherPart'],
      [wrong, two, 'recovery-part-1-group-5 recoveryCode'],
      [two, wrong, 'recovery-part-1-group-5 otherPart'],
      [one.split(' ').slice(0, 4).join(' '), two, 'recovery-part-mistyped recoveryCode'],
      [one, '0000-0000-0 0000-0000-0 0000-0000-0 0000-0000-0', 'recovery-code-and-part otherPart'],
      ['0000-0000-0 0000-0000-0 0000-0000-0 0000-0000-0', '', 'recovery-code-wrong recoveryCode'],
      ['', '', 'text-missing recoveryCode'],
      ['x'.repeat(201), '', 'text-too-long recoveryCode'],
    ] as const)
      expect([recoveryCode, otherPart, await recover({ recoveryCode, otherPart })]).toEqual([
        recoveryCode,
        otherPart,
        expected,
      ]);
    expect(await recover({ recoveryCode: one, otherPart: two, signInName: 'Somebody' })).toBe(
      'recovery-nobody signInName',
    );
    expect(bytes()).toEqual(before);
  });
});

describe('a new recovery code', () => {
  test('is made only with one’s own passphrase, which is counted like an attempt to unlock', async () => {
    expect(await running.codeOf('vault.newRecoveryCode', { current: passphrase, parts: 1 })).toBe('locked');
    expect(await unlock()).toBe('ok');
    const counted = wrongAttempts(home);
    const wrong = { current: 'not the passphrase at all', parts: 1 };
    expect(await running.codeOf('vault.newRecoveryCode', wrong)).toBe('wrong-current-passphrase current');
    expect(wrongAttempts(home)).toBe(counted + 1);
    expect(await running.codeOf('vault.newRecoveryCode', { ...wrong, parts: 3 })).toBe('bad-input parts');
    for (let more = 0; more < 4; more += 1) openComputer(home).attempts.wrong(header(), robin());
    const right = { current: passphrase, parts: 1 };
    expect(await running.codeOf('vault.newRecoveryCode', right)).toBe('too-many-attempts current');
    openComputer(home).attempts.right(header(), robin());
    expect(await confirm(['x'])).toBe('recovery-not-shown');
  });

  test('opens nothing until it is known to be on paper; then the one before opens nothing', async () => {
    expect(await unlock()).toBe('ok');
    const before = header();
    const shown = await make(1);
    const again = await make(1);
    expect(shown).not.toEqual(again);
    expect(header().slots).toEqual(before.slots);
    expect(await confirm(shown)).toBe('recovery-group-differs lastGroups.0');
    expect(await confirm([])).toBe('bad-input lastGroups');
    await restart();
    // Locked before it was confirmed: nothing was changed, and what was shown is forgotten.
    expect(await withPapers(again)).toBe('recovery-code-wrong recoveryCode');
    expect(await withPapers(papers)).toBe('ok');
    expect(await confirm(again)).toBe('recovery-not-shown');

    const next = await make(1);
    expect(await confirm(next)).toBe('ok');
    expect(recoverySlots()).toHaveLength(1);
    expect(recoverySlots()[0]?.recoveryParts).toBeUndefined();
    expect(header().generation).toBe(before.generation + 1);
    expect(await value('vault.keys', {})).toMatchObject({ recovery: 'one' });
    expect(await confirm(next)).toBe('recovery-not-shown');
    await restart();
    expect(await withPapers(papers)).toBe('recovery-code-wrong recoveryCode');
    expect(await withPapers(next)).toBe('ok');
    expect(await value('vault.verify', {})).toMatchObject({ sound: true });
    papers = next;
    expect(await trailOf('vault.confirmRecoveryCode')).toMatchObject([{ detail: { parts: '1' } }]);
  });

  test.each([
    ['before', 2],
    ['after', 2],
    ['before', 1],
    ['after', 1],
  ] as const)('killed %s the key file is written (%i paper): one code opens, and one alone', async (when, parts) => {
    const fresh = dieAtNewCode(when, parts);
    const [holds, dead] = when === 'after' ? [fresh, papers] : [papers, fresh];
    expect(fresh).toHaveLength(parts);
    expect(await withPapers(dead)).toBe('recovery-code-wrong recoveryCode');
    expect(await withPapers(holds)).toBe('ok');
    expect(await value('vault.verify', {})).toMatchObject({ sound: true });
    papers = holds;
    // It was noted before it was done.
    expect((await trailOf('vault.confirmRecoveryCode')).at(-1)).toMatchObject({ detail: { parts: String(parts) } });
  });
});
