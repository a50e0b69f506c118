import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { go } from '../e2e/pages/frame.ts';
import { namesListed } from '../e2e/pages/people.ts';
import { type ShellName, startShell } from '../e2e/shells.ts';
import { commitsInLog } from '../electron/host/testing/commits.ts';
import { type Figure, figureOf, under } from './figures.ts';

interface Bridge {
  call(
    name: string,
    input: unknown,
  ): Promise<{ ok: boolean; value?: { people?: { id: string }[] }; error?: { code: string } }>;
}
declare const window: { bridge: Bridge };

/** In milliseconds. */
const settling = 1500;

/** How many durable commits the register's log gains while the page about a person opens. */
async function commitsOfAView(page: Page, home: string): Promise<Figure> {
  const folder = path.join(home, 'demonstration');
  const register = readdirSync(folder).find((name) => name.endsWith('.mcn')) ?? '';
  const file = path.join(folder, register);
  const gained: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    await go(page, 'People');
    const name = namesListed(page).nth(at);
    await name.waitFor();
    // What the list itself leaves is in the log by then, and what the page about a person does further below.
    await page.waitForTimeout(settling);
    const before = commitsInLog(file);
    await name.click();
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    await page.waitForTimeout(settling);
    gained.push(commitsInLog(file) - before);
  }
  return figureOf('Durable commits of opening the page about a person', gained, 'commits');
}

const goals: Readonly<Record<ShellName, number>> = { electron: 2, chromium: 8 };

/** One call from the page to the database and back, measured in the page, on the demonstration cohort. */
export async function measureRoundTrip(shell: ShellName): Promise<Figure[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  const open = await startShell[shell]({ home, demonstration: true });
  const { page } = open;
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 });
  const measured = await page.evaluate(async () => {
    const ask = async (name: string, input: unknown) => {
      const reply = await window.bridge.call(name, input);
      if (!reply.ok) throw new Error(reply.error?.code);
      return reply.value;
    };
    const times = async (work: () => Promise<unknown>): Promise<number[]> => {
      const taken: number[] = [];
      for (let at = 0; at < 320; at += 1) {
        const begun = performance.now();
        await work();
        if (at >= 20) taken.push(performance.now() - begun);
      }
      return taken;
    };
    const list = await ask('people.list', {});
    const personId = list?.people?.[0]?.id;
    return {
      read: await times(() => ask('programme.periods', {})),
      person: await times(() => ask('people.open', { personId })),
    };
  });
  const commits = await commitsOfAView(page, home);
  await open.close();
  rmSync(home, { recursive: true, force: true });
  const read = figureOf(`A read, window to database and back (${shell})`, measured.read);
  const limit = goals[shell];
  return [
    under(read, limit),
    figureOf(`Opening a person, with its durable audit entry (${shell})`, measured.person),
    { ...commits, name: `${commits.name} (${shell})`, goal: { words: 'at most one', met: commits.median <= 1 } },
  ];
}
