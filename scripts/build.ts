import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from './bootstrap.mjs';
import { fingerprint, isBuilt, stampFile } from './fingerprint.mjs';
import { injectedStyle, policyHash } from './style-hashes.ts';

/** Makes `dist/`: one bundle of host, shells and page, the same files in every shell. Does nothing when it is current. */
const dist = join(root, 'dist');
/** Built here first and moved when whole, so that a window that is open keeps its files until then. */
const staging = join(root, 'node_modules', '.cache', 'casebook-build');

interface Entry {
  readonly source: string;
  /** File name in `dist/`. A sandboxed preload must be one CommonJS file; everything else is an ES module. */
  readonly output: string;
}

const entries: readonly Entry[] = [
  { source: 'electron/host/host-process.ts', output: 'host.js' },
  { source: 'electron/host/vault/argon2-worker.ts', output: 'argon2-worker.js' },
  { source: 'electron/host/backups/check-worker.ts', output: 'check-worker.js' },
  { source: 'electron/host/imports/read-worker.ts', output: 'read-worker.js' },
  { source: 'electron/host/imports/write-worker.ts', output: 'write-worker.js' },
  { source: 'electron/host/fidelity/docx-worker.ts', output: 'docx-worker.js' },
  { source: 'electron/shells/chromium/start-chromium-shell.ts', output: 'chromium-shell.js' },
  { source: 'electron/chromium.ts', output: 'chromium.js' },
  { source: 'electron/terminal.ts', output: 'terminal.js' },
  { source: 'electron/main.ts', output: 'main.js' },
  { source: 'electron/preload.ts', output: 'preload.cjs' },
];

/** What stays a package of its own: the native database driver, the browser driver, and Electron itself. */
const external = ['better-sqlite3-multiple-ciphers', 'playwright-core', 'electron', /^node:/];

const configOf = ({ source, output }: Entry): InlineConfig => ({
  root,
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers', 'playwright-core', 'electron'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: staging,
    emptyOutDir: false,
    copyPublicDir: false,
    minify: false,
    rolldownOptions: {
      input: join(root, source),
      external,
      output: {
        format: output.endsWith('.cjs') ? 'cjs' : 'es',
        entryFileNames: output,
        codeSplitting: false,
      },
    },
  },
});

const buildAll = async (): Promise<void> => {
  const started = performance.now();
  const made = fingerprint();
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, 'style-hashes.json'), JSON.stringify([policyHash(injectedStyle())]));
  await Promise.all([
    build({
      configFile: join(root, 'renderer', 'vite.config.ts'),
      envDir: false,
      logLevel: 'warn',
      build: { outDir: join(staging, 'renderer') },
    }),
    ...entries.filter(({ source }) => existsSync(join(root, source))).map((entry) => build(configOf(entry))),
  ]);
  writeFileSync(join(staging, basename(stampFile)), made);
  rmSync(dist, { recursive: true, force: true });
  renameSync(staging, dist);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
};

if (!isBuilt()) await buildAll();
