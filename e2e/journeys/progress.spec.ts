import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { picture, shareApp, test } from '../fixtures.ts';
import { choose } from '../pages/controls.ts';
import { closeDialog, go, title } from '../pages/frame.ts';
import { chooseMeasure, compared, openChange, quarters } from '../pages/progress.ts';
import { demonstrationOpen } from '../pages/vault.ts';

// One story, told in the order of the tests.
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

const main = (page: Page) => page.getByRole('main');
/** What the page itself complained of: a chart must need nothing that the content policy refuses. */
const complaints: string[] = [];

const fillDisclosure = async (page: Page, folder: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Who was told', 'Somebody else');
  await dialog.getByLabel('Who it was').fill('The evaluators of the university');
  await choose(dialog, 'What for', 'Evaluation');
  await choose(dialog, 'Lawful basis', 'Public task');
  await dialog.getByLabel('Folder', { exact: true }).fill(folder);
};

test('where people live is drawn from quarter to quarter, with a sentence and with its table one key away', async () => {
  const { page } = app();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await openChange(page);
  const flow = compared(page).getByRole('img', { name: /^Housing on the last day: from Y2Q4 on the left to Y3Q1/ });
  await expect(flow.locator('svg path').first()).toBeVisible();
  await expect(compared(page)).toContainText(/Of \d+ people with a value in both Y2Q4 and Y3Q1/);
  await expect(quarters(page).locator('svg rect').first()).toBeVisible();
  await picture(page, 'change-housing');
  await title(page).click();
  await page.keyboard.press('t');
  const table = compared(page).getByRole('table', { name: /from where in Y2Q4 to where in Y3Q1/ });
  await expect(table).toBeVisible();
  await expect(table).not.toContainText('Refuge');
  await expect(compared(page).getByRole('columnheader', { name: '95 % interval' })).toBeVisible();
  await picture(page, 'change-housing-tables');
  await page.keyboard.press('t');
  await expect(flow).toBeVisible();
});

test('wellbeing is compared as metric scores since joining, and each person against measurement error', async () => {
  const { page } = app();
  await chooseMeasure(page, 'Mental wellbeing score');
  await main(page).getByText('By quarter since joining', { exact: true }).click();
  await expect(compared(page)).toContainText(/rose, \d+ fell and \d+ stayed the same/);
  await expect(compared(page)).toContainText('Shah and others, 2018');
  await expect(quarters(page).locator('svg circle').first()).toBeVisible();
  await picture(page, 'change-wellbeing');
  const person = main(page).getByRole('region', { name: 'Person by person' });
  await person.getByRole('button', { name: 'Show each person' }).click();
  await expect(person.getByText(/changed beyond measurement error/)).toBeVisible();
  await expect(person.getByRole('table')).toContainText(/(Within|[Bb]eyond) measurement error/);
  await picture(page, 'change-people');
});

test('a note that recording changed stands beside the figure, and the trend across it is not called better or worse', async () => {
  const { page } = app();
  await main(page).getByText('By quarter', { exact: true }).click();
  const notes = main(page).getByRole('region', { name: 'How it was recorded' });
  await notes.getByRole('button', { name: 'Note a change in recording' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recording practice changed' });
  await choose(dialog, 'From which period', 'Y3Q1, April to June 2019');
  await dialog.getByRole('button', { name: 'Save the note' }).click();
  await expect(dialog.getByLabel('What changed')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('What changed').fill('Asked by phone from now on');
  await dialog.getByRole('button', { name: 'Save the note' }).click();
  await expect(notes).toContainText('Recording practice changed from Y3Q1 on. Asked by phone from now on');
  await expect(compared(page)).toContainText('Recording practice changed in between, so no trend is read from it.');
  await picture(page, 'change-muted');
});

test('figures leave as a workbook, as plain tables and as pictures, on a ground, and each is written down', async () => {
  const { page, folder } = app();
  const out = join(folder, 'figures');
  mkdirSync(out);
  await chooseMeasure(page, 'Housing on the last day');
  for (const kind of [/^A workbook/, /^A plain table/, /^The charts as pictures/]) {
    await page.getByRole('button', { name: 'Save these figures' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save these figures' });
    await dialog.getByText(kind).click();
    await fillDisclosure(page, out);
    await dialog.getByRole('button', { name: 'Save the file' }).click();
    const why = dialog.getByLabel('Why it was told all the same');
    const done = dialog.getByRole('status');
    await expect(why.or(done)).toBeVisible({ timeout: 30_000 });
    if (await why.isVisible()) {
      await why.fill('Agreed with the information governance officer');
      await dialog.getByRole('button', { name: 'Save the file' }).click();
    }
    await expect(done).toContainText('Housing on the last day', { timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Done' }).click();
  }
  const names = readdirSync(out).toSorted();
  expect(names.map((name) => name.slice('2019-07-15 '.length))).toEqual([
    'Housing on the last day, about.csv',
    'Housing on the last day, by quarter.csv',
    'Housing on the last day, by quarter.png',
    'Housing on the last day, by quarter.svg',
    'Housing on the last day, compared.csv',
    'Housing on the last day, compared.png',
    'Housing on the last day, compared.svg',
    'Housing on the last day, from where to where.csv',
    'Housing on the last day, from where to where.png',
    'Housing on the last day, from where to where.svg',
    'Housing on the last day.xlsx',
  ]);
  const read = (ending: string): string =>
    readFileSync(join(out, names.find((name) => name.endsWith(ending)) ?? ''), 'utf8');
  expect(read('from where to where.csv')).toContain('Y2Q4,Y3Q1,People');
  expect(read('about.csv')).toContain('for The evaluators of the university');
  const svg = read('from where to where.svg');
  expect(svg).toContain('Rough sleeping');
  expect(svg).not.toMatch(/var\(|<style|class=|refuge/i);
  await expect(main(page).getByRole('region', { name: 'Figures that were saved' })).toContainText('The evaluators');
});

test('the table of fidelity and its chart leave as well, and to whom is written down', async () => {
  const { page, folder } = app();
  const out = join(folder, 'fidelity');
  mkdirSync(out);
  await go(page, 'Fidelity');
  await page.getByRole('button', { name: 'Save the table or the chart' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save fidelity over the periods' });
  await dialog.getByText(/^The charts as pictures/).click();
  await fillDisclosure(page, out);
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  await expect(dialog.getByRole('status')).toContainText('MEAM fidelity, means.svg');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(readFileSync(join(out, readdirSync(out).find((name) => name.endsWith('.svg')) ?? ''), 'utf8')).toContain(
    '2.71',
  );
  await closeDialog(page);
  expect(complaints).toEqual([]);
});
