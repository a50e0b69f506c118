import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, listButton, tick } from '../pages/controls.ts';
import { addEntry, addPortrait, entriesFound, openPortrait, portraitRows, showTab } from '../pages/evaluation.ts';
import { addAim, openSection, rateByKeyboard, setRag, standing, writeKept } from '../pages/fidelity.ts';
import { go, title } from '../pages/frame.ts';
import {
  addPerson,
  beginPerson,
  findPeople,
  fiveNeeds,
  namesListed,
  openPerson,
  referencesListed,
} from '../pages/people.ts';
import { chooseState, chooseValue, requiredFacts, rowOf, showByPerson, typeAlongRow } from '../pages/quarter.ts';
import { expectWritten, exportReturn, filesIn, hashesIn, type Rule } from '../pages/returns.ts';
import { confirmRecoveryCode, createRegister, lock, unlock } from '../pages/vault.ts';

/** The main work, from an empty folder to a return, by one person on one day. Each step stands on the one before. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(false);

const person = 'Thandeka';
const colleague = 'Ewan';
const section = 'Partnership and coproduction';
const question = 'Do people still meet the same worker?';
const portrait = 'A door with a bell';
const references: string[] = [];
const written = {
  vision: 'Nobody is asked for their story twice.',
  aim: 'Invite two people who use services to the forum',
  summary: 'Partners meet monthly; the rest has only begun.',
  finding: 'Three of four people named one worker whom they trust.',
  body: 'She came to the library every morning, because it was warm.',
};

test('a register is made and its recovery code shown once', async () => {
  const { page, folder } = app();
  const code = await createRegister(page, folder);
  expect(code.replace(/\s/g, '').length).toBeGreaterThan(31);
  await expect(page.getByRole('button', { name: 'Go to the register' })).toBeDisabled();
  await confirmRecoveryCode(page);
  await lock(page);
  await unlock(page);
  for (const group of code.split(' ')) await expect(page.getByText(group, { exact: true })).toBeHidden();
});

test('1. a person is added with the five needs, and found by three letters', async () => {
  const { page } = app();
  const dialog = await beginPerson(page);
  await dialog.getByLabel('Preferred name').fill(person);
  const verdict = dialog.getByRole('status').filter({ hasText: 'definition' });
  await tick(dialog, fiveNeeds[0] ?? '');
  await expect(verdict).toContainText('Does not meet the definition1 of 5, two or more are needed.');
  await tick(dialog, fiveNeeds[1] ?? '');
  await expect(verdict).toContainText('Meets the definition2 of 5');
  for (const need of fiveNeeds.slice(2)) await tick(dialog, need);
  await expect(verdict).toContainText(`5 of 5, two or more are needed. Counted: ${fiveNeeds.join(', ')}.`);
  await dialog.getByRole('button', { name: 'Add this person' }).click();
  await expect(title(page)).toHaveText(person);
  await expect(page.getByRole('main')).toContainText('Housing: counted, because it is disclosed.');

  await addPerson(page, colleague, ['Housing']);
  await findPeople(page, '');
  await expect(namesListed(page)).toHaveCount(2);
  references.push(...(await referencesListed(page).allTextContents()));
  await findPeople(page, 'nde');
  await expect(namesListed(page)).toHaveText([person]);
});

test('2. the seven sections are rated by keyboard, and the mean reads 2.71', async () => {
  const { page } = app();
  await go(page, 'Fidelity');
  await expect(title(page)).toHaveText('MEAM fidelity, Y1Q4');
  await rateByKeyboard(page, [5, 3, 3, 2, 2, 2, 2]);
  await expect(standing(page)).toContainText('2.71');
  await expect(standing(page)).toContainText('mean of 7 of 7 sections');
  await choose(page, 'Status of the area', 'Piloting');
  await openSection(page, section);
  await writeKept(page, '12-month vision', written.vision, 'Vision saved');
  await addAim(page, section, written.aim);
  await setRag(page, `How the quarter went: ${section}`, 'Amber');
  await setRag(page, 'Overall this quarter', 'Green');
  await writeKept(page, 'Summary, at most 200 words', written.summary, 'Summary saved');
});

test('3. the measures are recorded in the grid and by person, each with its state', async () => {
  const { page } = app();
  await go(page, 'Quarter');
  const entries = ['hos', '/dec', '/not as', '2', '/age', '/not k', '/not ap', 'vol'];
  await typeAlongRow(page, person, entries);
  await expect(rowOf(page, person).getByRole('gridcell')).toHaveText([
    'Hostel or supported housing',
    'declined',
    'not asked',
    '2',
    'not sent',
    'not known',
    'not applicable',
    'Volunteering',
    /^1 of 1 open$/,
  ]);
  await showByPerson(page, colleague);
  await chooseValue(page, 'Housing on the last day', 'Social tenancy');
  for (const fact of requiredFacts.slice(1)) await chooseState(page, fact, 'Declined');
  await expect(page.getByText('Everything required is in.')).toBeVisible();
  await expect(page.getByText('0 still missing')).toBeVisible();
});

test('4. a framework entry and a pen portrait are written and found again', async () => {
  const { page } = app();
  const { finding } = written;
  await addEntry(page, { question, finding, evidence: 'Four talks', perspective: 'Individual', period: 'Y1Q4' });
  await page.getByRole('searchbox', { name: 'Find in entries' }).fill('worker');
  await expect(entriesFound(page)).toHaveCount(1);
  await expect(entriesFound(page)).toContainText([question]);

  await addPortrait(page, portrait, 'tha', person);
  await page.getByLabel('Starting point').fill(written.body);
  await page.getByLabel('Starting point').press('Control+Enter');
  await expect(title(page).locator('xpath=ancestor::header')).toContainText('1 of 9 sections written');
  await page.getByRole('button', { name: 'All portraits' }).click();
  await page.getByRole('searchbox', { name: 'Find in portraits' }).fill('door');
  await expect(portraitRows(page)).toContainText([portrait]);
});

for (const rule of ['NHS 2018', 'Public'] satisfies Rule[]) {
  test(`5. the return is exported under the rule ${rule}`, async () => {
    const { page, folder } = app();
    const target = join(folder, rule);
    mkdirSync(target);
    await go(page, 'Returns');
    await exportReturn(page, rule, target);
    await expectWritten(page);

    const files = filesIn(target);
    const manifest = files.find(({ name }) => name.endsWith('-manifest.json'));
    if (!manifest) throw new Error('There is no manifest.');
    const others = files.filter((file) => file !== manifest);
    expect(others.filter(({ name }) => name.endsWith('.csv')).length).toBeGreaterThan(3);
    expect(others.filter(({ name }) => name.endsWith('.json'))).toHaveLength(1);
    expect(hashesIn(manifest)).toEqual(Object.fromEntries(others.map(({ name, sha256 }) => [name, sha256])));
    expect(references).toHaveLength(2);
    const secrets = [person, colleague, ...references, ...Object.values(written)];
    for (const { name, text } of files) {
      expect(name).toContain('not-for-release');
      expect(text.split('\n')[0]).toMatch(/NOT FOR RELEASE: no complementary protection/);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });
}

test('6. everything is there after locking, quitting, starting and unlocking', async () => {
  const running = app();
  await lock(running.page);
  await running.restart();
  const { page } = running;
  await unlock(page);
  await openPerson(page, person);
  await go(page, 'Fidelity');
  await expect(standing(page)).toContainText('2.71');
  await expect(listButton(page, 'Status of the area')).toContainText('Piloting');
  await expect(listButton(page, `How the quarter went: ${section}`)).toContainText('Amber');
  await expect(listButton(page, 'Overall this quarter')).toContainText('Green');
  await expect(page.getByLabel('Summary, at most 200 words')).toHaveValue(written.summary);
  await openSection(page, section);
  await expect(page.getByLabel('12-month vision')).toHaveValue(written.vision);
  await expect(page.getByRole('checkbox', { name: written.aim })).toBeVisible();
  await go(page, 'Quarter');
  await expect(rowOf(page, person)).toContainText('Hostel or supported housing');
  await expect(rowOf(page, colleague)).toContainText('Social tenancy');
  await showTab(page, 'Framework');
  await expect(entriesFound(page)).toContainText([written.finding]);
  await openPortrait(page, portrait);
  await expect(page.getByLabel('Starting point')).toHaveValue(written.body);
  await go(page, 'Returns');
  await expect(page.getByRole('table', { name: 'Exported before' }).getByRole('row')).toHaveCount(3);
});
