import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { splitRecoveryCode } from '../../../domain/vault/recovery-parts.ts';
import { openComputer } from '../../host/computer.ts';
import { systemClock } from '../../host/system-clock.ts';
import { createSealedRegister } from '../../host/testing/locked-host.ts';
import { createVault } from '../../host/vault/vault.ts';
import { forkHost } from '../fork-host.ts';
import type { Outcome } from './outcome.ts';
import { runTerminal } from './run-terminal.ts';

const electron = path.join(import.meta.dirname, '..', '..');
const spawn = forkHost(path.join(electron, 'host', 'host-process.ts'));
const robin = 'Robin Ellery';
const work = mkdtempSync(path.join(tmpdir(), 'casebook-terminal-recovery-'));
const at = (name: string): string => path.join(work, name);
const home = at('home');
const problemIn = ({ stdout }: Outcome) =>
  (JSON.parse(stdout) as { ok: false; error: { code: string; field?: string } }).error;
const valueIn = ({ status, stdout }: Outcome): unknown => {
  const document = JSON.parse(stdout) as { ok: boolean; value: unknown };
  expect([status, document.ok]).toEqual([0, true]);
  return document.value;
};
let asked: string[];

/** Runs one whole command, host process and all, with somebody who types this when asked. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, typed: readonly string[] = []) => {
  asked = [];
  return runTerminal({
    args,
    env,
    folder: work,
    dataFolder: () => home,
    spawn,
    askPassphrase: (question = '') => {
      asked.push(question);
      return Promise.resolve(typed[asked.length - 1] ?? '');
    },
    interrupted: new AbortController().signal,
  });
};
afterAll(() => rmSync(work, { recursive: true }));

describe('recover', () => {
  const next = 'thimble orchard amber wagon';
  let code = '';
  let papers: [string, string] = ['', ''];
  const recover = (typed: readonly string[], env: NodeJS.ProcessEnv = {}, options: readonly string[] = []) =>
    run(['recover', '--register', 'recovered.mcn', '--json', ...options], env, typed);

  beforeAll(() => {
    mkdirSync(home);
    code = createSealedRegister(work, 'recovered').recoveryCode;
    const decoded = decodeRecoveryCode(code);
    if (decoded.ok) papers = splitRecoveryCode(decoded.bytes, randomBytes(25));
  });

  test('with the two parts in either order gives a new passphrase, which opens the register', async () => {
    const recovered = await recover([papers[1], papers[0], next, next]);
    expect(valueIn(recovered)).toEqual({ registerPath: at('recovered.mcn'), user: robin });
    expect(asked.map((question) => question.split(/[,;]/)[0])).toEqual([
      'Recovery code',
      'The other part',
      'New passphrase',
      'New passphrase again',
    ]);
    const status = await run(['status', '--register', 'recovered.mcn', '--json'], { CASEBOOK_PASSPHRASE: next });
    expect(valueIn(status)).toMatchObject({ people: { inCohort: 0 } });
  });

  test('from the environment asks nothing, and takes a whole code from its one paper', async () => {
    const env = { CASEBOOK_RECOVERY_CODE: code, CASEBOOK_PASSPHRASE: next };
    expect(valueIn(await recover([], env, ['--user', 'robin ELLERY']))).toMatchObject({ user: robin });
    expect(asked).toEqual([]);
  });

  const other = '0000-0000-0 0000-0000-0 0000-0000-0 0000-0000-0';
  test.each([
    ['a part alone', (one: string, _two: string) => [one, ''], 'recovery-part-alone', 'otherPart'],
    ['a part twice', (one: string, _two: string) => [one, one], 'recovery-part-twice', 'otherPart'],
    [
      'a typing error',
      (one: string, two: string) => [one, two.replace(/.$/, (last) => (last === '7' ? '8' : '7'))],
      'recovery-part-2-group-5',
      'otherPart',
    ],
    ['the code of another register', () => [other, ''], 'recovery-code-wrong', 'recoveryCode'],
  ])('%s is refused in words, and what was typed is not repeated', async (_what, given, errorCode, field) => {
    const typed = given(...papers);
    const refused = await recover([...typed, next, next]);
    expect([refused.status, problemIn(refused)]).toMatchObject([2, { code: errorCode, field }]);
    expect(refused.stdout).not.toContain(typed[0]?.slice(0, 9));
  });

  test('a backup of before the key was changed is said to be one, in words', async () => {
    const withNext = { CASEBOOK_PASSPHRASE: next };
    mkdirSync(at('older'));
    const made = await run(['backup', '--register', 'recovered.mcn', '--out', 'older', '--json'], withNext);
    const { path: backup } = (valueIn(made) as { backup: { path: string } }).backup;
    const open = await createVault(openComputer(home), systemClock).unlock(at('recovered.mcn'), next, null);
    open.keyFile.rekey();
    open.close();
    const restored = await run(['restore', '--backup', backup, '--out', 'older', '--name', 'Older'], withNext);
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    expect(restored.stdout).toContain('It opens with the passphrases of that day.');
    expect(restored.stdout).toContain('It was made with an older key: newer passphrases do not open it.');
  });

  test('two passphrases that differ, and a name that nobody has, change nothing', async () => {
    const before = readFileSync(at('recovered.mcn.header'), 'utf8');
    expect(problemIn(await recover([...papers, next, `${next} `]))).toMatchObject({ field: 'passphrase' });
    const named = await recover([...papers, next, next], {}, ['--user', 'Nobody Known']);
    expect(problemIn(named)).toMatchObject({ code: 'recovery-nobody', field: 'user' });
    expect(problemIn(await recover([...papers, 'short', 'short']))).toMatchObject({
      code: 'passphrase-too-short',
      field: 'passphrase',
    });
    expect(readFileSync(at('recovered.mcn.header'), 'utf8')).toBe(before);
  });
});
