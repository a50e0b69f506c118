import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { RawDb } from '../db/open.ts';
import { go } from '../e2e/pages/frame.ts';
import { type ShellName, startShell } from '../e2e/shells.ts';
import { askerOf } from './asking.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';
import { createLargeRegister, type LargeRegister } from './large-register.ts';
import { passphrase } from './lists-window.ts';
import { givePassphrase, type RegisterOfYears } from './register-of-years.ts';
import { hostOn, openWithoutDerivation } from './unlock.ts';

/** What the grid has to bear. */
export const peopleOfGrid = 500;
export const factsOfGrid = 30;
const patience = 60_000;

/** Facts besides those that a register starts with, up to as many as the goal names; counts, as service use is. */
function addFacts(db: RawDb): void {
  const { count } = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM factDefinition').get() ?? {
    count: 0,
  };
  const add = db.prepare(
    `INSERT INTO factDefinition (id, code, label, columnLabel, definition, measure, valueType, list, minimum, maximum,
       required, category, polarity, instrument, position, validFrom)
     VALUES (?, ?, ?, ?, '', 'offending', 'count', NULL, 0, 100, 0, 'offending', 'none', NULL, ?, '2018-01-01')`,
  );
  for (let at = count; at < factsOfGrid; at += 1)
    add.run(randomUUID(), `bench-${at}`, `Count ${at}`, `Count ${at}`, 100 + at);
}

interface Definition {
  readonly code: string;
  readonly valueType: string;
  readonly list: string | null;
  readonly minimum: number | null;
}

/** Enters three quarters of the facts of the present quarter. */
function fillFacts(db: RawDb, people: readonly string[]): void {
  const today = new Date().toISOString().slice(0, 10);
  const period = db
    .prepare<[string, string], { id: string }>('SELECT id FROM period WHERE firstDay <= ? AND lastDay >= ?')
    .get(today, today);
  const definitions = db.prepare<[], Definition>('SELECT * FROM factDefinition').all();
  const values = db.prepare<[string], string>('SELECT code FROM referenceValue WHERE list = ? AND sealed = 0').pluck();
  const lists = new Map(definitions.map(({ code, list }) => [code, list === null ? [] : values.all(list)]));
  const add = db.prepare(
    `INSERT INTO fact (id, personId, occasion, periodId, code, type, state, valueCode, valueNumber)
     VALUES (?, ?, 'period', ?, ?, ?, 'recorded', ?, ?)`,
  );
  const addOne = (personId: string, { code, valueType, minimum }: Definition, at: number): void => {
    const own = lists.get(code) ?? [];
    const coded = valueType === 'code' ? (own[at % own.length] ?? null) : null;
    const number = coded === null ? (minimum ?? 0) + (at % 9) : null;
    add.run(randomUUID(), personId, period?.id, code, valueType, coded, number);
  };
  for (const [at, personId] of people.entries())
    for (const [of, definition] of definitions.entries())
      if ((at + of) % 4 !== 0) addOne(personId, definition, at + of);
}

/** Everybody in the cohort throughout, with moves. */
function fillStays(db: RawDb, people: readonly string[], userId: string, agencyId: string): void {
  const cohort = db.prepare<[], { id: string; definitionId: string }>('SELECT id, definitionId FROM cohort').get();
  const join = db.prepare(
    `INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn) VALUES (?, ?, ?, ?, 'meets', '2020-01-01')`,
  );
  const move = db.prepare(
    `INSERT INTO move (id, personId, fromOn, inDay, housing, certainty, agencyId, recordedAt, recordedBy)
     VALUES (?, ?, ?, 1, ?, 'recorded', ?, '2020-01-01T10:00:00.000Z', ?)`,
  );
  for (const [at, personId] of people.entries()) {
    join.run(randomUUID(), personId, cohort?.id, cohort?.definitionId);
    for (const [of, housing] of ['hospital', 'hostel-or-supported', 'social-tenancy'].entries())
      move.run(randomUUID(), personId, `202${of + 3}-0${1 + (at % 9)}-11`, housing, agencyId, userId);
  }
}

async function createGridRegister(): Promise<LargeRegister> {
  const register = createLargeRegister({ people: peopleOfGrid });
  const open = openWithoutDerivation(register);
  const { raw, user } = open.session;
  raw.transaction(() => {
    addFacts(raw);
    const people = raw.prepare<[], string>('SELECT id FROM person').pluck().all();
    fillStays(raw, people, user.id, user.agencyId);
    fillFacts(raw, people);
  })();
  open.close();
  await givePassphrase(register, passphrase);
  return register;
}

/** What is asked on the first screen for a register of 10,000 people with eight facts each in a quarter, and the bare count. */
export async function measureCompleteness(register: RegisterOfYears): Promise<Figure[]> {
  const open = openWithoutDerivation(register);
  const { raw } = open.session;
  const today = new Date().toISOString().slice(0, 10);
  const { id = '' } =
    raw
      .prepare<[string], { id: string }>('SELECT id FROM period WHERE firstDay <= ? ORDER BY firstDay DESC')
      .get(today) ?? {};
  const people = raw.prepare<[], string>('SELECT DISTINCT personId FROM membership').pluck().all();
  const codes = raw.prepare<[], string>('SELECT code FROM factDefinition WHERE required = 1').pluck().all();
  const add = raw.prepare(
    `INSERT INTO fact (id, personId, occasion, periodId, code, type, state) VALUES (?, ?, 'period', ?, ?, 'count', 'declined')`,
  );
  raw.transaction(() => {
    for (const personId of people) for (const code of codes) add.run(randomUUID(), personId, id, code);
  })();
  const ask = askerOf(hostOn(register, open));
  const bare = figureOf(
    'Facts of a period counted bare',
    await timed(20, () => raw.prepare('SELECT count(*) FROM fact WHERE periodId = ?').get(id)),
  );
  const asked = figureOf(
    'How complete a quarter of 10,000 people is',
    await timed(20, () => ask('outcomes.completeness', { periodId: id })),
  );
  raw.prepare('DELETE FROM fact').run();
  open.close();
  return [bare, { ...asked, against: { name: 'bare', ratio: asked.median / bare.median } }];
}

declare const window: { worked: Promise<number>; saved: Promise<number> };

/**
 * Runs in the page: scrolls by some pixels and tells how long the main thread was busy with it until the next frame begins
 * to be drawn, and with that frame's own work.
 */
function scrollStep(pixels: number): void {
  const frame = document.querySelector('table[role="grid"]')?.parentElement;
  window.worked = new Promise((resolve) => {
    requestAnimationFrame(() => {
      const begun = performance.now();
      if (frame) frame.scrollTop += pixels;
      // The scroll event, what it draws anew and its layout come before the next frame's callbacks end.
      requestAnimationFrame(() => {
        const laidOut = frame?.querySelector('tbody')?.getBoundingClientRect();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(laidOut === undefined ? Number.NaN : performance.now() - begun);
        port2.postMessage(null);
      });
    });
  });
}

/** Milliseconds of script, style and layout that the page's main thread has done so far. */
async function mainThread(page: Page): Promise<{ read: () => Promise<number> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return {
    read: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
    },
  };
}

async function measureScrolling(page: Page): Promise<Figure> {
  const thread = await mainThread(page);
  const steps: number[] = [];
  for (let at = 0; at < 100; at += 1) {
    const before = await thread.read();
    await page.evaluate(scrollStep, 114);
    await page.evaluate(() => window.worked);
    steps.push((await thread.read()) - before);
  }
  return under(
    figureOf('Scrolling the grid of 500 people by 30 facts by three rows, work of the main thread', steps),
    8,
  );
}

/** Runs in the page: listens for the next key and tells when the register has acknowledged what it entered, and that is painted. */
function listenForSave(): void {
  window.saved = new Promise((resolve) => {
    let begun = 0;
    document.addEventListener('keydown', (event) => (begun = event.timeStamp), { capture: true, once: true });
    const editor = document.querySelector('[data-editing]');
    const place = editor?.getAttribute('data-place');
    const typed = editor?.querySelector('input')?.value;
    const look = (): void => {
      const cell = document.querySelector(`[data-place="${place}"]`);
      const isEdited = cell?.hasAttribute('data-editing') !== false || cell.hasAttribute('aria-busy');
      const isDone = begun > 0 && !isEdited && cell.textContent === typed;
      if (!isDone) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - begun);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

async function measureSaving(page: Page): Promise<Figure> {
  const taken: number[] = [];
  await page.evaluate(() => document.querySelector('table[role="grid"]')?.parentElement?.scrollTo(0, 0));
  await page.locator('[data-place="0:3"]').focus();
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press(String(at % 9));
    await page.evaluate(listenForSave);
    await page.keyboard.press('Enter');
    taken.push(await page.evaluate(() => window.saved));
    // Somebody looks for the next value on their paper.
    await page.waitForTimeout(at % 6 === 5 ? 700 : 60);
  }
  return under(figureOf('A cell of that grid, from the key to acknowledged and painted', taken), 30);
}

/** The grid of outcomes in a real window: what a step of scrolling costs, and how long a cell takes to be in the register. */
export async function measureGridInWindow(shell: ShellName): Promise<Figure[]> {
  const register = await createGridRegister();
  const open = await startShell[shell]({ home: register.home, demonstration: false });
  const { page } = open;
  page.setDefaultTimeout(patience);
  try {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await go(page, 'Quarter');
    await page.getByRole('button', { name: /Columns$/ }).click();
    await page.getByRole('option', { name: 'All measures' }).click();
    await page.locator('[data-place="0:29"]').waitFor();
    await page.waitForTimeout(1000);
    const figures = [await measureScrolling(page), await measureSaving(page)];
    return figures.map((figure) => ({ ...figure, name: `${figure.name} (${shell})` }));
  } finally {
    await open.close();
    register.discard();
  }
}
