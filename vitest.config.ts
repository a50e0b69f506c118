import { defineConfig } from 'vitest/config';

/** One project per folder, all in Node: what needs a window is tested in the real window (e2e). */
const folders = ['domain', 'db', 'electron', 'renderer', 'scripts', 'torture'];

export default defineConfig({
  test: {
    projects: folders.map((name) => ({
      test: {
        name,
        environment: 'node',
        include: [`${name}/**/*.test.{ts,tsx}`],
        exclude: ['**/node_modules/**', 'scripts/checks/fixtures/**'],
        // Key derivation and real encrypted files take their time on a small machine; nothing is asserted about it.
        testTimeout: 120_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
