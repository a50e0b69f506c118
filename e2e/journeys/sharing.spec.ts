import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, done, tick } from '../pages/controls.ts';
import { openPerson } from '../pages/people.ts';
import { agencyRow, disclosuresOf, governance, recordAnswer, whoMayKnow } from '../pages/sharing.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** On what ground, what they said of it, and who was told: from the person's page to whoever governs information. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

/** Counts presses of the pointer from now on; the answer says how many there were. */
const countClicks = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    const seen = { clicks: 0 };
    Object.assign(window, { seen });
    document.addEventListener('pointerdown', () => (seen.clicks += 1), { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { clicks: number } }).seen.clicks);
};

test('that somebody was told is recorded in two clicks', async () => {
  const { page } = app();
  await openPerson(page, 'Dawid');
  const clicks = await countClicks(page);
  await page.getByRole('button', { name: 'Told somebody' }).click();
  await page
    .getByRole('button', { name: /^Lanternfield Housing/ })
    .first()
    .click();
  await expect(done(page)).toContainText('Recorded who was told about Dawid');
  expect(await clicks()).toBe(2);
  await page.getByRole('tab', { name: 'Who may know what' }).click();
  const panel = disclosuresOf(page, 'Dawid');
  await expect(panel.getByRole('listitem').first()).toContainText('Lanternfield Housing on 8 July 2019');
  await expect(panel.getByRole('listitem').first()).toContainText('Public task');
});

test('a person page shows who may know what, on what ground, under which agreement, since when, and what they said', async () => {
  const { page } = app();
  const table = await whoMayKnow(page, 'Dawid');
  const path = agencyRow(table, 'Turning Path');
  await expect(path).toContainText('The person agreed, from 1 Jul 2019');
  await expect(path).toContainText('Midshire information sharing agreement');
  await expect(path).toContainText('Agreed 24 Jun 2019');
  const police = agencyRow(table, 'Midshire Police');
  await expect(police).toContainText('Crime and Disorder Act 1998, section 115');
  await expect(police).toContainText('its review is due');
  await expect(police).toContainText('Last told 2 Jul 2019');
  await expect(agencyRow(table, 'Northgate Probation')).toContainText('Said no');
  await expect(agencyRow(table, 'Saltergate Job Centre')).toContainText('1 request refused');
  const told = page.getByRole('region', { name: 'What Dawid was told' });
  await expect(told).toContainText('Privacy notice 2018/1 on 5 March 2018, in Polish, through an interpreter');
  await expect(told).toContainText('Version 2019/1 has come since');
});

test('taking an agreement back ends what rests on it, and says what goes on', async () => {
  const { page } = app();
  const table = await whoMayKnow(page, 'Dawid');
  await page.getByRole('button', { name: 'They took it back: Turning Path' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Ends on that day: Who they are, How to reach them, Health, Their story.');
  await dialog.getByLabel('From which day').fill('1 June 2019');
  await dialog.getByRole('button', { name: 'Save that it is taken back' }).click();
  await expect(dialog.getByText('This is before the day on which they agreed.')).toBeVisible();
  await dialog.getByLabel('From which day').fill('8 July 2019');
  await dialog.getByLabel('In their words').fill('Not any more');
  await dialog.getByRole('button', { name: 'Save that it is taken back' }).click();
  await expect(dialog).toBeHidden();
  const path = agencyRow(table, 'Turning Path');
  await expect(path).toContainText('Kept from them, from 8 Jul 2019');
  await expect(path).toContainText('Took it back 8 Jul 2019');
  await expect(path.getByText('Sees', { exact: true })).toHaveCount(0);
  await expect(page.getByText('“Not any more”')).toBeVisible();
});

test('a no is kept with its words, and telling against it asks for the reason and is marked', async () => {
  const { page } = app();
  await whoMayKnow(page, 'Dawid');
  const said = await recordAnswer(page, 'Lanternfield Housing', {
    said: 'Said no',
    kinds: ['Who they are', 'Housing'],
    words: 'They lost my bag',
  });
  await said.getByRole('button', { name: 'Save what they said' }).click();
  await expect(said).toBeHidden();
  await page.getByRole('button', { name: 'Told somebody' }).click();
  const ready = page.getByRole('button', { name: /^Lanternfield Housing/ }).first();
  await expect(ready).toContainText('The person had said no to this agency');
  await ready.click();
  const dialog = page.getByRole('dialog', { name: 'Who was told about Dawid' });
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByText('Something stands against telling this.')).toBeVisible();
  await dialog.getByLabel('Why it was told all the same').fill('He had collapsed in their doorway');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog).toBeHidden();
  const first = disclosuresOf(page, 'Dawid').getByRole('listitem').first();
  await expect(first).toContainText('The person had said no to this agency');
  await expect(first).toContainText('Why all the same: He had collapsed in their doorway');
});

test('telling somebody else about health asks for what the law asks for, and can be finished later', async () => {
  const { page } = app();
  await openPerson(page, 'Dawid');
  await page.getByRole('button', { name: 'Told somebody' }).click();
  await page.getByRole('button', { name: 'Something else' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who was told about Dawid' });
  await tick(dialog, 'Health');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByText('Say on what ground it is shared.')).toBeVisible();
  await choose(dialog, 'Lawful basis', 'Public task');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByText('Say who was told: an agency, or somebody in words.')).toBeVisible();
  await dialog.getByLabel('Who it was').fill('The ambulance crew');
  await expect(dialog.getByText('Health is a special category: name a condition of Article 9.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('tab', { name: 'Who may know what' }).click();
  const line = disclosuresOf(page, 'Dawid').getByRole('listitem').filter({ hasText: 'The ambulance crew' });
  await expect(line).toContainText('say what answers that duty');
  await line.getByRole('button', { name: 'Finish the ground: The ambulance crew' }).click();
  const ground = page.getByRole('dialog', { name: 'On what ground The ambulance crew was told' });
  await choose(ground, 'Condition for health information (Article 9)', 'Health or social care');
  await ground.getByRole('button', { name: 'Save the ground' }).click();
  await expect(ground).toBeHidden();
  await expect(line).toContainText('Article 9: Health or social care');
  await expect(line).toContainText('say what answers that duty');
});

test('whoever governs information finds every disclosure, and saves the list without names', async () => {
  const { page, folder } = app();
  await governance(page, 'Disclosures');
  const table = page.getByRole('table', { name: 'Disclosures' });
  await expect(table.getByRole('row').filter({ hasText: 'The ambulance crew' })).toContainText(
    'say what answers that duty',
  );
  await choose(page, 'Only where', 'Something stood against it');
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await page.getByRole('button', { name: 'Save this list' }).click();
  await expect(page.getByText('1 disclosure written')).toBeVisible();
  const text = readFileSync(join(folder, 'disclosures-2019-07-08.csv'), 'utf8');
  expect(text).toContain('C-0001');
  expect(text).not.toContain('Dawid');
});

test('an agreement is kept with its days, and one that is due for review is said to be', async () => {
  const { page } = app();
  await governance(page, 'Agreements');
  const protocol = page.getByRole('listitem').filter({ hasText: 'Midshire crime and disorder protocol' });
  await expect(protocol).toContainText('Review is due');
  await expect(page.locator('p').filter({ hasText: 'Under no agreement in force:' })).toContainText(
    'Tablecross Centre',
  );
  await page.getByRole('button', { name: 'Add an agreement' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an agreement' });
  await dialog.getByRole('button', { name: 'Save the agreement' }).click();
  await expect(dialog.getByText('Fill this in.')).toBeVisible();
  await dialog.getByLabel('Title').fill('Day centre memorandum');
  await tick(dialog, 'Tablecross Centre');
  await tick(dialog, 'Who they are');
  await dialog.getByLabel('What for').fill('Meals and post');
  await dialog.getByLabel('Where the paper lies').fill('With the coordinator');
  await dialog.getByLabel('Signed on').fill('1 July 2019');
  await dialog.getByLabel('Review on').fill('1 June 2019');
  await dialog.getByRole('button', { name: 'Save the agreement' }).click();
  await expect(dialog.getByText('The review has to come after the signing.')).toBeVisible();
  await dialog.getByLabel('Review on').fill('1 July 2020');
  await dialog.getByRole('button', { name: 'Save the agreement' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: 'Day centre memorandum' })).toContainText('In force');
});
