import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { plainCommand, type ShellName, startShell } from '../e2e/shells.ts';
import { launchChromium } from '../electron/shells/chromium/launch.ts';

/**
 * Run as a program of its own, so that the time until its line is printed is the time that a person waits:
 * `open-window.ts chromium|electron casebook|bare`.
 */
const [shell, what] = process.argv.slice(2) as [ShellName, 'casebook' | 'bare'];
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));

interface Window {
  readonly page: Page;
  close(): Promise<void>;
}

const openBare = async (): Promise<Window> => {
  if (shell === 'chromium') {
    const context = await launchChromium(process.env.CASEBOOK_CHROMIUM ?? '/usr/bin/chromium', folder);
    const page = (context.pages()[0] ?? (await context.waitForEvent('page'))) as unknown as Page;
    await page.goto('data:text/html,<h1>Bare</h1>');
    return { page, close: () => context.close() };
  }
  const { command, args, env } = plainCommand('electron', folder);
  const bare = path.join(import.meta.dirname, 'bare-electron');
  const app = await _electron.launch({ executablePath: command, args: [...args.slice(0, -1), bare], env });
  return { page: await app.firstWindow(), close: () => app.close() };
};

const openCasebook = async (): Promise<Window> => {
  const { prepare } = (await import('../scripts/prepare.mjs')) as { prepare: () => void };
  prepare();
  return startShell[shell]({ home: folder, demonstration: false });
};

const open = what === 'casebook' ? await openCasebook() : await openBare();
await open.page.getByRole('heading', { level: 1 }).waitFor();
console.log('ready');
await open.close();
rmSync(folder, { recursive: true, force: true });
