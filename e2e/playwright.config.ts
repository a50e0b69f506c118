import { defineConfig } from '@playwright/test';
import type { AppOptions } from './fixtures.ts';

/** The same specs in both shells, one window at a time, and never a second try: a test that wavers is a fault. */
export default defineConfig<AppOptions>({
  testDir: '.',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  globalTimeout: 38 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: (['chromium', 'electron'] as const).map((shell) => ({
    name: shell,
    outputDir: `../test-results/traces/${shell}`,
    use: { shell },
  })),
});
