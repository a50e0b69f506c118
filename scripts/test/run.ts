import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, inWords, oneFailed, sum, type Tally, torture, vitest } from './tally.ts';
import { chromiumTests, electronTests, packagingTest } from './whole-app.ts';

interface Step {
  /** The word for `--only`. */
  readonly name: string;
  readonly heading: string;
  /** Whether it looks at what the build makes. */
  readonly built: boolean;
  readonly run: () => Tally;
}

const step = (name: string, heading: string, run: () => Tally): Step => ({ name, heading, built: false, run });
const builtStep = (name: string, heading: string, run: () => Tally): Step => ({ name, heading, built: true, run });

const typeProjects = ['domain', 'db', 'electron', 'renderer', '.'];

const build = step('build', 'Build', () => check('node', 'scripts/build.ts'));

const steps: readonly Step[] = [
  step('types', 'Types', () => sum(typeProjects.map((project) => check('tsc', '-p', project)))),
  step('lint', 'Lint and format', () => check('biome', 'ci', '--error-on-warnings', '.')),
  step('boundaries', 'Import directions', () => check('node', 'scripts/checks/boundaries.ts')),
  step('forbidden', 'What must not be there', () => check('node', 'scripts/checks/forbidden.ts')),
  step('sizes', 'Sizes of files and functions', () => check('node', 'scripts/checks/sizes.ts')),
  step('dead', 'Dead code', () => check('knip')),
  builtStep('unit', 'Unit and integration tests', vitest),
  step('torture', 'Faults, short', torture),
  builtStep('chromium', 'Whole application in Chromium', chromiumTests),
  builtStep('electron', 'Whole application in Electron', electronTests),
  builtStep('package', 'Packaging and fuses', packagingTest),
];

/** The steps asked for, in their own order, after the build where one of them needs it. Throws on an unknown name. */
const chosen = (only: string | undefined): Step[] => {
  const names = only?.split(',') ?? steps.map(({ name }) => name);
  const unknown = names.find((name) => !steps.some((candidate) => candidate.name === name));
  if (unknown !== undefined)
    throw new Error(`--only knows ${steps.map(({ name }) => name).join(', ')}; not ${unknown}`);
  const picked = steps.filter(({ name }) => names.includes(name));
  return picked.some(({ built }) => built) ? [build, ...picked] : picked;
};

const perform = ({ heading, run }: Step): Tally => {
  console.log(`\n== ${heading}`);
  const start = performance.now();
  const tally = run();
  console.log(`-- ${heading}: ${inWords(tally)} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return tally;
};

/** Every chosen step, whatever became of those before it. */
const performAll = (): Tally => {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    mkdirSync('test-results', { recursive: true });
    return sum(chosen(values.only).map(perform));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return oneFailed;
  }
};

const total = performAll();
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${inWords(total)}`);
