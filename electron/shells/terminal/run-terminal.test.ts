import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noKeychain } from '../../host/no-keychain.ts';
import { forkHost } from '../fork-host.ts';
import { createSupervisor, type Supervisor } from '../host-supervisor.ts';
import type { Command } from './answer.ts';
import { type Client, clientOf } from './client.ts';
import { commands } from './commands/index.ts';
import { type Outcome, printAnswer, printProblem, problemOf } from './outcome.ts';
import { runTerminal } from './run-terminal.ts';
import { no } from './said-no.ts';

const electron = path.join(import.meta.dirname, '..', '..');
const spawn = forkHost(path.join(electron, 'host', 'host-process.ts'));
const passphrase = 'amber kettle quiet harbour';
const robin = 'Robin Ellery';
const work = mkdtempSync(path.join(tmpdir(), 'casebook-test-'));
const at = (name: string): string => path.join(work, name);
const home = at('home');

/** Runs one whole command, host process and all. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, interrupted = new AbortController().signal) =>
  runTerminal({
    args,
    env,
    folder: work,
    dataFolder: () => home,
    spawn,
    askPassphrase: () => Promise.reject(no('no-passphrase', 'passphrase')),
    interrupted,
  });
const problemIn = ({ stdout }: Outcome) =>
  (JSON.parse(stdout) as { ok: false; error: { code: string; field?: string } }).error;

let made: Outcome;
let supervisor: Supervisor;
let client: Client;

/** One command on the register that is open already, so that only one passphrase is stretched. */
async function answer(command: Command, options: Parameters<Command>[1], json: boolean): Promise<Outcome> {
  try {
    return printAnswer(await command(client, options), json);
  } catch (error) {
    return printProblem(problemOf(error), json);
  }
}
const valueIn = ({ status, stdout }: Outcome): unknown => {
  const document = JSON.parse(stdout) as { ok: boolean; value: unknown };
  expect([status, document.ok]).toEqual([0, true]);
  return document.value;
};

beforeAll(async () => {
  mkdirSync(home);
  made = await run(['demo', '--register', 'midshire.mcn', '--json']);
  const ports = {
    pickFile: () => Promise.resolve(null),
    pickFolder: () => Promise.resolve(null),
    reveal: () => Promise.resolve(false),
    renderPdf: () => Promise.resolve(null),
    ...noKeychain,
  };
  const settings = { home, shell: 'terminal', demonstration: false, lockSignals: [] } as const;
  supervisor = createSupervisor({ spawn, settings, ports, onEvent: () => undefined });
  client = clientOf(supervisor);
  // A copy, so that the first one stays closed for the tests that open it themselves.
  for (const ending of ['', '.header']) copyFileSync(at(`midshire.mcn${ending}`), at(`open.mcn${ending}`));
  await client('vault.unlock', { path: at('open.mcn'), passphrase, signInName: robin });
});
afterAll(async () => {
  await supervisor.close();
  rmSync(work, { recursive: true });
});

describe('demo', () => {
  test('keeps a register with its key file and prints the whole of it as one JSON document', () => {
    expect([made.status, made.stderr]).toEqual([0, '']);
    const { tables } = JSON.parse(made.stdout) as { tables: Record<string, unknown[]> };
    expect(tables.person).toHaveLength(27);
    expect(readdirSync(work).filter((name) => name.startsWith('midshire'))).toEqual([
      'midshire.mcn',
      'midshire.mcn.header',
    ]);
  });

  test('prints an overview of a demonstration that is gone afterwards', async () => {
    const { status, stdout } = await run(['demo']);
    expect(status).toBe(0);
    expect(stdout).toContain('Midshire: Demonstration cohort. A demonstration; nobody in it is real.');
    expect(stdout).toMatch(/^Y1Q4 .* 2\.71 +Planning +Not set/m);
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`mcn-casebook-demonstration-${process.pid}-`));
    expect(left).toEqual([]);
  });

  test.each([
    ['midshire.mcn', 'register-exists'],
    ['moved.mcn', 'register-exists'],
    ['nowhere/midshire.mcn', 'folder-missing'],
    ['midshire.txt', 'register-name-invalid'],
  ])('refuses the place %s', async (register, code) => {
    writeFileSync(at('moved.mcn-wal'), 'the log of a register that was moved away');
    const refused = await run(['demo', '--register', register, '--json']);
    expect(refused.status).toBe(2);
    expect(problemIn(refused)).toMatchObject({ code, field: 'register' });
  });
});

describe('commands on an open register', () => {
  test('status, in words and as JSON', async () => {
    const { stdout } = await answer(commands.status, {}, false);
    expect(stdout).toContain('On 8 July 2019: 23 people in the cohort, 3 left, 1 not joined.');
    expect(stdout).toContain('Fidelity of Y3Q1: 4.86, mean of 7 of 7 sections.');
    expect(valueIn(await answer(commands.status, {}, true))).toMatchObject({
      register: { area: 'Midshire', demonstration: true, today: '2019-07-08' },
      people: { inRegister: 27, inCohort: 23, left: 3, notJoined: 1 },
      periods: expect.arrayContaining([expect.objectContaining({ code: 'Y2Q1', peopleInScope: 4 })]),
    });
  });

  test('people, in words and as JSON', async () => {
    const { stdout } = await answer(commands.people, {}, false);
    expect(stdout).toMatch(/^C-0001 +Dawid +Dawid Łukasik +Meets the definition +2018-02-05 /m);
    expect(valueIn(await answer(commands.people, {}, true))).toMatchObject({
      people: expect.arrayContaining([expect.objectContaining({ preferredName: 'Fergal' })]),
    });
  });

  test('fidelity, in words and as JSON', async () => {
    const { stdout } = await answer(commands.fidelity, { period: 'Y1Q4' }, false);
    expect(stdout).toContain('Fidelity of Y1Q4 (January to March 2018): 2.71, mean of 7 of 7 sections.');
    expect(stdout).toMatch(/^Partnership and coproduction +5 +- +Not set$/m);
    expect(valueIn(await answer(commands.fidelity, { period: 'Y1Q4' }, true))).toMatchObject({
      periodCode: 'Y1Q4',
      average: { mean: '2.71', rated: 7, of: 7 },
    });
  });

  test('fidelity of the current period where none is named', async () => {
    expect(valueIn(await answer(commands.fidelity, {}, true))).toMatchObject({ periodCode: 'Y3Q1' });
  });

  test('outcomes, in words and as JSON, with blank, reason and figure told apart', async () => {
    const { stdout } = await answer(commands.outcomes, { period: 'y3q1' }, false);
    expect(stdout).toContain('Outcomes of Y3Q1 (April to June 2019): 24 people in scope.');
    expect(stdout).toMatch(/ blank /);
    expect(stdout).toMatch(/ \(declined\) /);
    expect(stdout).toMatch(/ 18\.59 /);
    const { rows } = valueIn(await answer(commands.outcomes, { period: 'Y1Q4' }, true)) as { rows: unknown[] };
    expect(rows).toHaveLength(2);
  });

  test('a value that folds into another is never printed as itself', async () => {
    const { stdout } = await answer(commands.outcomes, { period: 'Y2Q3' }, false);
    expect(stdout).toMatch(/^C-0014 +Leanne +Temporary accom… /m);
    expect(stdout).not.toMatch(/refuge/i);
  });

  test.each([
    ['nhs-2018', false],
    ['public', true],
  ])('return under %s', async (rule, json) => {
    const out = at(`return-${rule}`);
    mkdirSync(out);
    const saved = await answer(commands.return, { period: 'Y3Q1', rule, out }, json);
    expect(saved.status).toBe(0);
    expect(saved.stdout).toContain('NOT FOR RELEASE');
    const files = readdirSync(out);
    expect(files.length).toBeGreaterThan(2);
    for (const name of files)
      expect(readFileSync(path.join(out, name), 'utf8').split('\n')[0]).toContain('NOT FOR RELEASE');
    const { stdout } = await answer(commands.status, {}, false);
    expect(stdout).toMatch(/Last return: Y3Q1 under (NHS 2018|Public), \d+ files, on 8 July 2019\./);
  });

  test('return refuses a folder that is not there, and writes nothing', async () => {
    const refused = await answer(commands.return, { period: 'Y3Q1', rule: 'public', out: at('nowhere') }, true);
    expect(refused.status).toBe(2);
    expect(problemIn(refused)).toMatchObject({ code: 'folder-missing', field: 'out' });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  test('verify, in words and as JSON', async () => {
    const { stdout } = await answer(commands.verify, {}, false);
    expect(stdout).toContain('The register is sound.');
    expect(valueIn(await answer(commands.verify, {}, true))).toMatchObject({ sound: true });
  });

  test.each([
    ['fidelity', {}],
    ['outcomes', {}],
    ['return', { rule: 'public', out: work }],
  ] as const)('%s refuses an unknown period and names those that there are', async (command, options) => {
    const refused = await answer(commands[command], { ...options, period: 'Y9Q9' }, true);
    expect(refused.status).toBe(2);
    expect(problemIn(refused)).toMatchObject({ code: 'unknown-code', field: 'period' });
    expect(refused.stdout).toContain('Y1Q4, Y2Q1, Y2Q2, Y2Q3, Y2Q4, Y3Q1');
    expect(refused.stdout).not.toContain('Y9Q9');
  });

  test('a register that is open elsewhere is refused', async () => {
    const refused = await run(['status', '--register', 'open.mcn', '--user', robin, '--json'], {
      CASEBOOK_PASSPHRASE: passphrase,
    });
    expect([refused.status, problemIn(refused).code]).toEqual([2, 'register-in-use']);
  });
});

describe('backup and restore', () => {
  const withPassphrase = { CASEBOOK_PASSPHRASE: passphrase };
  const value = (outcome: Outcome) => valueIn(outcome) as { backup: { path: string; state: string } };

  test('a backup goes into the folder that is named, and comes back as a register of its own', async () => {
    mkdirSync(at('stick'));
    const made = value(
      await run(['backup', '--register', 'midshire.mcn', '--out', 'stick', '--user', robin, '--json'], withPassphrase),
    );
    expect(path.dirname(made.backup.path)).toBe(at('stick'));
    const restored = await run(
      ['restore', '--backup', made.backup.path, '--out', 'back', '--name', 'Again'],
      withPassphrase,
    );
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    expect(restored.stdout).toContain(at('back/Again.mcn'));
    expect(restored.stdout).toContain('every page was read');
    const status = await run(['status', '--register', 'back/Again.mcn', '--user', robin, '--json'], withPassphrase);
    expect(valueIn(status)).toMatchObject({ people: { inCohort: 23 } });
    const again = await run(
      ['restore', '--backup', made.backup.path, '--out', 'back', '--name', 'Again', '--json'],
      withPassphrase,
    );
    expect([again.status, problemIn(again)]).toMatchObject([2, { code: 'register-exists', field: 'name' }]);
  });

  test('in its usual folder, said in words', async () => {
    const { stdout } = await answer(commands.backup, {}, false);
    expect(stdout).toMatch(/\.mcn\nMade on 8 July 2019 at \d\d:\d\d, \d+ bytes, read whole\./);
  });

  test('of a register that is open in a window is made by that window', async () => {
    const asked = value(await run(['backup', '--register', 'open.mcn', '--user', robin, '--json'], withPassphrase));
    expect(asked.backup.state).toBe('good');
    const named = await run(['backup', '--register', 'open.mcn', '--user', robin], withPassphrase);
    expect(named.stdout).toContain('The register is open in another window, which was asked.');
  });

  test.each([
    ['nothing there', 'nowhere.mcn', passphrase, { code: 'backup-missing', field: 'backup' }],
    ['no backup', 'words.mcn', passphrase, { code: 'backup-not-one', field: 'backup' }],
    ['a backup without its key file', 'lone.mcn', passphrase, { code: 'backup-without-key-file', field: 'backup' }],
    [
      'a wrong passphrase',
      'midshire.mcn',
      'not the passphrase',
      { code: 'backup-wrong-passphrase', field: 'passphrase' },
    ],
  ])('%s', async (_what, backup, given, problem) => {
    writeFileSync(at('words.mcn'), 'Dear all,\n');
    copyFileSync(at('midshire.mcn'), at('lone.mcn'));
    const args = ['restore', '--backup', backup, '--out', 'none', '--json'];
    const refused = await run(args, { CASEBOOK_PASSPHRASE: given });
    expect([refused.status, problemIn(refused)]).toMatchObject([2, problem]);
    expect(existsSync(at('none'))).toBe(false);
  });
});

describe('bad input', () => {
  const withPassphrase = { CASEBOOK_PASSPHRASE: passphrase };

  test.each([
    ['a register that is not there', 'missing.mcn', 'register-missing'],
    ['a file that is not a register', 'letter.mcn', 'not-a-register'],
    ['a database that is not encrypted', 'plain.mcn', 'not-a-register'],
    ['a register without its key file', 'alone.mcn', 'header-missing'],
    ['a register with a torn key file', 'torn.mcn', 'header-torn'],
  ])('%s', async (_what, register, code) => {
    writeFileSync(at('letter.mcn'), 'Dear all,\n');
    writeFileSync(at('plain.mcn'), `SQLite format 3\u0000${' '.repeat(8176)}`);
    for (const name of ['alone.mcn', 'torn.mcn']) copyFileSync(at('midshire.mcn'), at(name));
    writeFileSync(at('torn.mcn.header'), readFileSync(at('midshire.mcn.header'), 'utf8').slice(0, 400));
    const refused = await run(['status', '--register', register, '--user', robin, '--json'], withPassphrase);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe('');
    expect(problemIn(refused)).toMatchObject({ code, field: 'register' });
  });

  test('a wrong passphrase, in words', async () => {
    const refused = await run(['people', '--register', 'midshire.mcn', '--user', robin], {
      CASEBOOK_PASSPHRASE: 'not the passphrase',
    });
    expect(refused.status).toBe(2);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toMatch(/^casebook: That passphrase does not open this register\..*\(wrong-passphrase\)\n$/);
    expect(refused.stderr).not.toContain('not the passphrase');
  });

  test('a register that several people open, without saying who', async () => {
    const refused = await run(['people', '--register', 'midshire.mcn', '--json'], withPassphrase);
    expect([refused.status, problemIn(refused)]).toMatchObject([2, { code: 'sign-in-name-missing', field: 'user' }]);
    expect(refused.stdout).toContain('--user NAME');
  });

  test('the passphrase of a colleague under a name that nobody has', async () => {
    const refused = await run(['people', '--register', 'midshire.mcn', '--user', 'Nobody', '--json'], withPassphrase);
    expect([refused.status, problemIn(refused).code]).toEqual([2, 'wrong-passphrase']);
  });

  test('no passphrase and nobody to ask', async () => {
    const refused = await run(['status', '--register', 'midshire.mcn', '--json'], { CASEBOOK_PASSPHRASE: '' });
    expect([refused.status, problemIn(refused)]).toMatchObject([2, { code: 'no-passphrase', field: 'passphrase' }]);
  });

  test('broken off before it began', async () => {
    const refused = await run(['demo', '--json'], {}, AbortSignal.abort());
    expect([refused.status, problemIn(refused).code]).toEqual([2, 'cancelled']);
  });

  test('anything unexpected is our fault, and says nothing of what it was about', () => {
    const { status, stderr } = printProblem(problemOf(new Error('Dawid')), false);
    expect(status).toBe(1);
    expect(stderr).toMatch(/\(internal\)\n$/);
    expect(stderr).not.toContain('Dawid');
  });
});

describe('the program itself', () => {
  const program = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [path.join(electron, 'terminal.ts'), ...args], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, CASEBOOK_HOME: home, CASEBOOK_PASSPHRASE: '', ...env },
    });

  test('ends with status 0 and its answer alone on standard output', () => {
    const { status, stdout, stderr } = program(
      ['status', '--register', 'midshire.mcn', '--user', 'robin ellery', '--json'],
      {
        CASEBOOK_PASSPHRASE: passphrase,
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, value: { people: { inCohort: 23 } } });
  });

  test('starts from the folder where npm was called', () => {
    const elsewhere = { npm_lifecycle_event: 'casebook', INIT_CWD: home };
    const { status, stderr } = program(['status', '--register', 'midshire.mcn'], elsewhere);
    expect([status, stderr]).toMatchObject([2, expect.stringContaining('(register-missing)')]);
  });

  test('ends with status 2 when refused, without a passphrase to ask for or with one as an argument', () => {
    expect(program(['status', '--register', 'midshire.mcn']).status).toBe(2);
    expect(program(['status', '--register', 'midshire.mcn', '--passphrase', 'x']).status).toBe(2);
    expect(program([]).status).toBe(2);
  });

  test('says its version and its commands', () => {
    expect(program(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(program(['--help']).stdout).toContain('verify --register FILE');
  });
});
