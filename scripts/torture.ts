import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { seededRandom } from '../electron/host/demonstration/seeded-random.ts';
import type { Setting } from '../torture/campaign.ts';
import { campaigns } from '../torture/campaigns.ts';
import { openNursery } from '../torture/children.ts';
import { addRuns, asReport, foundWords, type Result, tallyOf } from '../torture/results.ts';
import { installSystemPackages, root } from './bootstrap.mjs';

/**
 * npm run torture: does everything to registers that can happen to one, and says what was lost. `--short` takes about a
 * minute; `--only kill-write,power` picks campaigns; `--share 0.1` does that share of the long numbers; `--seed N`
 * repeats a run as far as processes that are killed by the clock can be repeated. `--results FILE` adds a run to what is
 * in a file, campaign by campaign, so that the long form can be done in pieces and broken off.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string' },
    share: { type: 'string', default: '1' },
    results: { type: 'string' },
  },
});

const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const share = Number(values.share);
/** Of this run alone, so that two can run at the same time. */
const bundles = join(root, 'node_modules', '.cache', `casebook-torture-${process.pid}`);
const childScript = join(bundles, 'child.js');

/** One file each, because a child that loads a hundred modules starts four times as slowly. */
const programs: readonly (readonly [source: string, output: string])[] = [
  ['torture/child.ts', 'child.js'],
  ['electron/host/backups/check-worker.ts', 'check-worker.js'],
  ['electron/host/imports/read-worker.ts', 'read-worker.js'],
  ['electron/host/imports/write-worker.ts', 'write-worker.js'],
  ['electron/host/fidelity/docx-worker.ts', 'docx-worker.js'],
  ['electron/host/vault/argon2-worker.ts', 'argon2-worker.js'],
];

const bundle = ([source, output]: (typeof programs)[number]): Promise<unknown> =>
  build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: bundles,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input: join(root, source),
        external: ['better-sqlite3-multiple-ciphers', /^node:/],
        output: { format: 'es', entryFileNames: output, codeSplitting: false },
      },
    },
  });

const chosen = () => {
  const names = values.only?.split(',') ?? campaigns.map(({ name }) => name);
  const unknown = names.find((name) => !campaigns.some((campaign) => campaign.name === name));
  if (unknown !== undefined)
    throw new Error(`--only knows ${campaigns.map(({ name }) => name).join(', ')}; not ${unknown}`);
  return campaigns.filter(({ name }) => names.includes(name));
};

/** A campaign that could not be carried through has shown nothing. */
const brokenOff = (name: string, error: unknown): Result => {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const nothing = { tried: 0, unit: 'carried through', seconds: 0, counts: {} } as const;
  return { what: name, ...nothing, note: 'broken off', failures: [words] };
};

interface Kept {
  readonly runs: readonly { readonly seed: number; readonly short: boolean; readonly share: number }[];
  readonly results: readonly Result[];
}

const file = values.results ?? join('test-results', 'torture.json');

/** What earlier runs found, where a file was named to add up in. */
const kept: Kept =
  values.results !== undefined && existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
    : { runs: [], results: [] };

/** Everything so far, as it is to be read when this run goes no further. */
function keep(results: readonly Result[]): readonly Result[] {
  const sum = addRuns(kept.results, results);
  const runs = [...kept.runs, { seed, short: values.short, share }];
  mkdirSync('test-results', { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ runs, ...tallyOf(sum), results: sum }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return sum;
}

const performAll = async (): Promise<Result[]> => {
  await Promise.all(programs.map(bundle));
  installSystemPackages({ strace: 'strace' });
  const folder = mkdtempSync(join(tmpdir(), 'casebook-torture-'));
  // One campaign looks in as another user.
  chmodSync(folder, 0o755);
  const nursery = openNursery(childScript, 3);
  const amount: Setting['amount'] = (short, long) => (values.short ? short : Math.max(1, Math.round(long * share)));
  const results: Result[] = [];
  try {
    for (const [at, campaign] of chosen().entries()) {
      const random = seededRandom(seed + at);
      const own = join(folder, campaign.name);
      mkdirSync(own);
      const setting = { random, nursery, childScript, folder: own, long: !values.short, share, amount };
      const rows = await campaign.run(setting).catch((error: unknown) => [brokenOff(campaign.name, error)]);
      for (const row of rows) console.log(`${row.what}: ${row.skipped ?? foundWords(row)}`);
      results.push(...rows);
      keep(results);
    }
  } finally {
    nursery.close();
    rmSync(bundles, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
};

console.log(`Faults, ${values.short ? 'short' : 'long'}, seed ${seed}`);
const results = keep(await performAll());
const tally = tallyOf(results);
console.log(`\n${asReport(results)}\n`);
for (const { what, failures } of results)
  for (const failure of failures.slice(0, 20)) console.error(`${what}: ${failure}`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed > 0 ? 1 : 0;
