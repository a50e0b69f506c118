import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** How a step went; every check counts as one, every test of a suite as one. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const onePassed: Tally = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1, skipped: 0 };
export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    nothing,
  );

export const inWords = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Says why a step does not run here, and counts it as skipped. */
export const skip = (reason: string): Tally => {
  console.log(`skipped: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
};

/** A hung child must not hang the whole run; on a slow machine one step has taken twenty minutes. */
const limit = 40 * 60_000;

/** Runs a command with its output shown; whether it ended with status 0. */
export const succeeds = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean => {
  const { status, error } = spawnSync(command, [...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: limit,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
};

export const check = (command: string, ...args: readonly string[]): Tally =>
  succeeds(command, args) ? onePassed : oneFailed;

type Report = Record<string, number | undefined>;

/** Reads the counts out of a report; a run that failed without a failed test (or without a report) counts one failure. */
const tallyOf = (succeeded: boolean, report: string, read: (json: unknown) => Tally): Tally => {
  if (!existsSync(report)) return succeeded ? nothing : oneFailed;
  const tally = read(JSON.parse(readFileSync(report, 'utf8')));
  return succeeded || tally.failed > 0 ? tally : sum([tally, oneFailed]);
};

const readVitest = (json: unknown): Tally => {
  const report = json as Report;
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
};

const readPlaywright = (json: unknown): Tally => {
  const { stats } = json as { readonly stats: Report };
  return {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  };
};

/** Runs the unit and integration tests. */
export const vitest = (): Tally => {
  const report = 'test-results/vitest.json';
  rmSync(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return tallyOf(succeeds('vitest', args), report, readVitest);
};

const readTorture = (json: unknown): Tally => {
  const { passed = 0, failed = 0, skipped = 0 } = json as Report;
  return { passed, failed, skipped };
};

/** Runs the fault campaign in its short form: every line of its table counts as one. */
export const torture = (): Tally => {
  const report = 'test-results/torture.json';
  rmSync(report, { force: true });
  return tallyOf(succeeds('node', ['--no-warnings', 'scripts/torture.ts', '--short']), report, readTorture);
};

/** Runs the whole-app tests of one shell; `wrapper` is the command line that playwright is started through. */
export const playwright = (project: string, wrapper: readonly string[], env: NodeJS.ProcessEnv = {}): Tally => {
  const report = `test-results/${project}.json`;
  rmSync(report, { force: true });
  const args = [
    'playwright',
    'test',
    '--config=e2e/playwright.config.ts',
    `--project=${project}`,
    '--reporter=list,json',
  ];
  const [command = 'playwright', ...rest] = [...wrapper, ...args];
  return tallyOf(succeeds(command, rest, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }), report, readPlaywright);
};
