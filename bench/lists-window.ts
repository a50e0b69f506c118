import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { go } from '../e2e/pages/frame.ts';
import { attempt, family } from '../e2e/processes.ts';
import { plainCommand, type ShellName, startShell } from '../e2e/shells.ts';
import { type Figure, figureOf, under } from './figures.ts';
import { entriesOfOne, type RegisterOfYears } from './register-of-years.ts';

export const passphrase = 'amber kettle quiet harbour';

/** Linux counts the work of a process in hundredths of a second. */
const millisecondsOfTick = 10;

/** How long anything is waited for, in milliseconds. */
const patience = 60_000;

interface Looking {
  /** What is on screen in so many words, as far as the measurement cares. */
  readonly see: string;
  /** Begins what is measured; empty where a key press begins it. */
  readonly begin: string;
}

declare const window: { painted: Promise<number | null> };

/**
 * Has the page tell how many milliseconds pass from the beginning of something until what it looks at has changed and is
 * painted. A message that is posted in a frame arrives when that frame has been painted. The beginning of a key press is
 * when the key went down, as the event says. Null where nothing changed within a second.
 */
async function painted(page: Page, looking: Looking, act: () => Promise<void> = async () => undefined) {
  // Only when the page listens is anything pressed.
  await page.evaluate(beginLooking, looking);
  await act();
  return page.evaluate(() => window.painted);
}

/** Runs in the page; leaves the promise of its answer there. */
function beginLooking({ see, begin }: Looking): void {
  const look = new Function(`return (${see})`) as () => string;
  const before = look();
  let begun: number | null = null;
  const note = (event: Event): void => {
    begun = event.timeStamp;
  };
  document.addEventListener('keydown', note, { capture: true, once: true });
  window.painted = new Promise((resolve) => {
    const whenPainted = (since: number): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - since);
      port2.postMessage(null);
    };
    const frame = (): void => {
      const seen = look();
      const waited = begun === null ? 0 : performance.now() - begun;
      if (seen === before && seen !== '' && waited > 1000) resolve(null);
      else if (begun === null || seen === before || seen === '') requestAnimationFrame(frame);
      else whenPainted(begun);
    };
    requestAnimationFrame(frame);
  });
  if (begin === '') return;
  document.removeEventListener('keydown', note, { capture: true });
  begun = performance.now();
  (new Function(begin) as () => void)();
}

const press = (label: string): string =>
  `[...document.querySelectorAll('nav button')].find((one) => one.textContent.startsWith('${label}')).click()`;

/** The heading of the screen with the first names and how many there are; empty while nobody is drawn. */
const rows = `(() => {
  const names = [...document.querySelectorAll('table[aria-label="People"] tbody th button')];
  const found = document.querySelector('main p[role="status"].visually-hidden');
  return names.length === 0 ? '' : (found?.textContent ?? '') + names.slice(0, 12).map((one) => one.closest('tr').textContent).join();
})()`;

/** Whose page it is, once what it shows has come; empty before. */
const person = `(() => {
  const main = document.querySelector('main');
  const isWhole = main.querySelector('[role="tablist"]') !== null && !main.textContent.includes('One moment');
  return isWhole ? 'person ' + main.querySelector('h1').textContent : '';
})()`;

const entries = `[...document.querySelectorAll('ul[aria-label="What happened, newest first"] article')].map((one) => one.textContent).join()`;

const only = (times: readonly (number | null)[]): number[] => times.flatMap((time) => time ?? []);

/** A change of one letter, beside which everything else is to be seen: how long this window takes for anything at all. */
async function measureBare(page: Page): Promise<Figure> {
  const see = `document.body.dataset.bare ?? 'none'`;
  const times: (number | null)[] = [];
  for (let at = 0; at < 40; at += 1)
    times.push(await painted(page, { see, begin: `document.body.dataset.bare = '${at}'` }));
  return figureOf('A change of one letter, to painted', only(times));
}

/** Milliseconds that the application's processes have worked: unlike the time on the wall, it does not grow with what else runs. */
function worked(): number {
  const ticks = family(process.pid)
    .filter(({ pid }) => pid !== process.pid)
    .map(({ pid }) => {
      const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
      // After the name in brackets, which may hold spaces: the 12th and 13th words are its time and the system's for it.
      const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(words[11] ?? 0) + Number(words[12] ?? 0);
    });
  return ticks.reduce((sum, each) => sum + each, 0) * millisecondsOfTick;
}

async function measureList(page: Page): Promise<Figure[]> {
  const opened: (number | null)[] = [];
  const beforeOpened = worked();
  for (let at = 0; at < 21; at += 1) {
    await go(page, 'Today');
    await page.waitForTimeout(200);
    opened.push(await painted(page, { see: rows, begin: press('People') }));
  }
  const workOpened = (worked() - beforeOpened) / opened.length;
  const [first, ...again] = only(opened);
  const search = page.getByRole('searchbox', { name: 'Find a person' });
  const letters: (number | null)[] = [];
  const before = worked();
  for (const word of ['natasha', 'okafor', 'b-9999', 'luk now', 'obri', 'siobh']) {
    await search.fill('');
    await page.waitForTimeout(400);
    await search.focus();
    for (const letter of word) {
      letters.push(
        await painted(page, { see: rows, begin: '' }, () => page.keyboard.press(letter === ' ' ? 'Space' : letter)),
      );
      await page.waitForTimeout(120);
    }
  }
  const work = (worked() - before) / letters.length;
  return [
    under(figureOf('Opening the list the first time, to painted', first === undefined ? [] : [first]), 50),
    under(figureOf('Opening the list again, to painted', again), 50),
    figureOf('Work of all processes for going to Today and to the list', [workOpened]),
    under(figureOf('A letter typed into the search, from the key to painted', only(letters)), 50),
    figureOf('Work of all processes for a letter, the search through everything included', [work]),
  ];
}

const openFound = `document.querySelector('table[aria-label="People"] tbody th button').click()`;

async function measurePerson(page: Page, { long }: RegisterOfYears): Promise<Figure[]> {
  const find = async (text: string): Promise<void> => {
    await go(page, 'People');
    await page.getByRole('searchbox', { name: 'Find a person' }).fill(text);
    await page.getByRole('table', { name: 'People' }).getByText(text.toUpperCase(), { exact: true }).waitFor();
    await page.waitForTimeout(300);
  };
  const times: (number | null)[] = [];
  for (let at = 5001; at < 5021; at += 1) {
    await find(`b-${at}`);
    times.push(await painted(page, { see: person, begin: openFound }));
  }
  await find(long.reference.toLowerCase());
  const longPage = await painted(page, { see: person, begin: openFound });
  await page.waitForTimeout(500);
  const open = `[...document.querySelectorAll('[role="tab"]')].find((one) => one.textContent === 'Timeline')`;
  const timeline = await painted(page, {
    see: entries,
    begin: `(${open}).dispatchEvent(new PointerEvent('pointerdown', {bubbles:true})); (${open}).click()`,
  });
  const scrolled: (number | null)[] = [];
  for (let at = 0; at < 60; at += 1) {
    scrolled.push(await painted(page, { see: entries, begin: 'window.scrollBy(0, 1500)' }));
  }
  const words = `${entriesOfOne.toLocaleString('en-GB')} entries`;
  return [
    under(figureOf('Opening the page about a person, to painted', only(times)), 100),
    under(figureOf(`Opening the page about a person with ${words}, to painted`, only([longPage])), 100),
    under(figureOf(`Opening that timeline, to painted`, only([timeline])), 100),
    under(figureOf(`Scrolling that timeline by a screen, to painted`, only(scrolled)), 50),
  ];
}

/** Megabytes of memory of a process, what it shares with others counted in parts. */
const megabytesOf = (pid: number): number => {
  const rollup = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1000;
};

/** What the application's first process takes by itself, without the driver of a measurement in it. */
async function megabytesOfShell(shell: ShellName): Promise<number> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  const { command, args, env } = plainCommand(shell, home);
  const child = spawn(command, args, { env, stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const taken = megabytesOf(child.pid ?? 0);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(home, { recursive: true, force: true });
  return taken;
}

const kinds = { host: /[/ ]host\.js/, window: /--type=renderer/, 'browser and its helpers': /chrom|electron/ } as const;

/** What each kind of the processes takes that this one has started. */
function memoryByKind(): Figure[] {
  const all = family(process.pid).filter(({ pid }) => pid !== process.pid);
  const kindOf = (command: string): string =>
    Object.entries(kinds).find(([, pattern]) => pattern.test(command))?.[0] ?? 'others';
  return [...Object.keys(kinds), 'others'].map((kind) => {
    const own = all.filter(({ command }) => kindOf(command) === kind);
    return figureOf(`Memory: ${kind}`, [own.reduce((sum, { pid }) => sum + megabytesOf(pid), 0)], 'MB');
  });
}

/** The list, its search and the page about a person in a real window, each from the press to what is painted. */
export async function measureListsInWindow(shell: ShellName, register: RegisterOfYears): Promise<Figure[]> {
  // Chromium's shell runs in this very process; Electron's is one of those that this one has started.
  const first = process.platform === 'linux' && shell === 'chromium' ? await megabytesOfShell(shell) : 0;
  const open = await startShell[shell]({ home: register.home, demonstration: false });
  const { page } = open;
  page.setDefaultTimeout(patience);
  try {
    const field = page.getByLabel('Passphrase', { exact: true });
    await field.fill(passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await page.waitForTimeout(3000);
    const bare = await measureBare(page);
    const own = [...(await measureList(page)), ...(await measurePerson(page, register))];
    const against = ({ median }: Figure) => ({ name: 'one letter', ratio: median / bare.median });
    const figures = [bare, ...own.map((figure) => ({ ...figure, against: against(figure) }))];
    if (process.platform === 'linux') {
      const parts = memoryByKind();
      const sum = parts.reduce((all, { median }) => all + median, first);
      const memory = figureOf('Memory of all processes, shared parts counted once', [sum], 'MB');
      figures.push({ ...memory, goal: { words: 'under 600 MB', met: memory.median < 600 } }, ...parts);
    }
    return figures.map((figure) => ({ ...figure, name: `${figure.name} (${shell})` }));
  } finally {
    await open.close();
  }
}
