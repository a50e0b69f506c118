import type { Import } from './imports.ts';
import { isTest } from './source.ts';

/**
 * One import direction. A rule speaks about the files that `from` picks and refuses every import that `allows` does not.
 * The directions are `renderer -> domain <- db <- electron/host <- electron/shells <- entries`.
 */
export interface BoundaryRule {
  readonly name: string;
  readonly because: string;
  readonly from: (path: string) => boolean;
  readonly allows: (to: Import, from: string) => boolean;
}

const entries = /^electron\/(main|chromium|terminal|preload)\.ts$/;
const driver = 'npm:better-sqlite3-multiple-ciphers';

/** What tests may use beside the code they test. */
const testTools = /^npm:(vitest|fast-check)$/;
/** Rules are tried on the reference data that is shipped. */
const referenceData = /^assets\/[\w-]+\.json$/;

/** The libraries of the window; a new one is added here on purpose, never by accident. */
const rendererLibraries =
  /^npm:(react|react-dom|react-aria-components|react-hook-form|zustand|zod|date-fns|@hookform\/resolvers|@tanstack\/react-\w+|@internationalized\/\w+|@fontsource-variable\/[\w-]+|@observablehq\/plot|@tiptap\/[\w-]+|@noble\/curves)$/;

/** Tools read their configuration where they stand; it is no part of what is shipped. */
const isConfiguration = (path: string): boolean => path.endsWith('.config.ts');

const within =
  (...patterns: readonly RegExp[]): BoundaryRule['allows'] =>
  (imported, from) =>
    patterns.some((pattern) => pattern.test(imported.to)) ||
    (isTest(from) && (testTools.test(imported.to) || referenceData.test(imported.to)));

const except =
  (pattern: RegExp): BoundaryRule['allows'] =>
  (imported) =>
    !pattern.test(imported.to);

export const boundaryRules: readonly BoundaryRule[] = [
  {
    name: 'domain-stands-alone',
    because: 'domain knows only itself, the schema library and how names sound, so that every process can share it',
    from: (path) => path.startsWith('domain/'),
    allows: within(/^domain\//, /^npm:(zod|double-metaphone)$/),
  },
  {
    name: 'db-knows-domain-only',
    because: 'db stands on domain, Kysely, the driver and Node; nothing above it',
    from: (path) => path.startsWith('db/'),
    allows: within(/^db\//, /^domain\//, /^assets\//, /^node:/, /^npm:kysely$/, new RegExp(`^${driver}$`)),
  },
  {
    name: 'host-has-no-window',
    because: 'the host runs without a window: no Electron, browser, shell or screen',
    from: (path) => path.startsWith('electron/host/'),
    allows: except(
      /^(npm:electron|npm:playwright|npm:playwright-core|npm:@playwright\/test)$|^electron\/shells\/|^renderer\//,
    ),
  },
  {
    name: 'shells-carry-messages',
    because: 'a shell carries messages between a face and the host; it never reads the register or draws a screen',
    from: (path) => path.startsWith('electron/shells/'),
    allows: except(/^(db|renderer)\//),
  },
  {
    name: 'entries-are-not-imported',
    because: 'an entry starts a process when it loads; import what it calls instead',
    from: (path) => !path.startsWith('e2e/'),
    allows: except(entries),
  },
  {
    name: 'electron-in-its-shell',
    because: 'only shells/electron, main.ts and preload.ts touch Electron; measurements may open a bare one to compare',
    from: (path) => !/^(electron\/(shells\/electron\/|main\.ts$|preload\.ts$)|bench\/)/.test(path),
    allows: except(/^npm:electron$/),
  },
  {
    name: 'browser-in-its-shell',
    because: 'only shells/chromium and chromium.ts drive a browser; measurements may open a bare one to compare',
    from: (path) => !/^(electron\/shells\/chromium\/|electron\/chromium\.ts$|bench\/)/.test(path),
    allows: except(/^npm:playwright(-core)?$/),
  },
  {
    name: 'one-database-constructor',
    because: 'only db/open.ts opens a database: keys, cipher and pragmas have one correct order',
    from: (path) => path !== 'db/open.ts',
    allows: (imported) => imported.typeOnly || imported.to !== driver,
  },
  {
    name: 'preload-stays-bare',
    because: 'the preload runs sandboxed: Electron itself and types of the domain, nothing else',
    from: (path) => path === 'electron/preload.ts',
    allows: (imported) => imported.to === 'npm:electron' || (imported.typeOnly && imported.to.startsWith('domain/')),
  },
  {
    name: 'renderer-knows-domain-only',
    because: 'the window knows the domain and its listed libraries; everything else goes through the bridge',
    from: (path) => path.startsWith('renderer/') && !isConfiguration(path),
    allows: within(/^(renderer|domain|assets)\//, rendererLibraries),
  },
  {
    name: 'e2e-drives-the-product',
    because:
      'whole-app tests use the built application and the words of the domain, not its insides; what it saved they read back',
    from: (path) => path.startsWith('e2e/'),
    allows: within(
      /^(e2e|domain|dist)\//,
      entries,
      /^node:/,
      /^npm:(@playwright\/test|@axe-core\/playwright|fflate|unpdf)$/,
    ),
  },
  {
    name: 'torture-needs-no-window',
    because: 'the fault campaign breaks registers and their host; it needs no shell, screen or tool',
    from: (path) => path.startsWith('torture/'),
    allows: within(/^(torture|domain|db|electron\/host)\//, /^node:/),
  },
  {
    name: 'product-without-tools',
    because: 'what is shipped never reaches into scripts, measurements, fault campaigns or tests',
    from: (path) => /^(domain|db|electron|renderer)\//.test(path) && !isTest(path),
    allows: (imported) =>
      !(/^(scripts|bench|torture|e2e)\//.test(imported.to) || isTest(imported.to) || testTools.test(imported.to)),
  },
];
