import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { makeBackup } from '../pages/backups.ts';
import { choose, pick } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { keeping, lookUp } from '../pages/keeping.ts';
import { openPerson } from '../pages/people.ts';
import { beginAbout, openRequest, requests, restrict } from '../pages/rights.ts';
import { unlockAs } from '../pages/users.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

/** What people ask about their own record, from the first word to what is left of it. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);
const passphrase = 'amber kettle quiet harbour';

const dialogOf = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));

test('a correction is recorded and met, and every agency that recorded or was shown it is told', async () => {
  const { page } = app();
  await requests(page);
  await page.getByRole('button', { name: 'Record a request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a request' });
  await dialog.getByLabel('Reference of the person').fill('C-9999');
  await pick(dialog, 'To correct something');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByText('Nobody in the register has that reference. Check it on their page.')).toBeVisible();
  await dialog.getByLabel('Reference of the person').fill('C-0001');
  await expect(dialog.getByText('Dawid', { exact: true })).toBeVisible();
  await choose(dialog, 'What should be corrected', 'Details: What they want first');
  await dialog.getByLabel('What they said').fill('That was never what I wanted first.');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog).toBeHidden();
  await openRequest(page, 'C-0001', 'To correct something');
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(dialogOf(page).getByText('Fill this in.')).toBeVisible();
  await dialogOf(page).getByLabel('Why', { exact: true }).fill('He was asked again; it was put right on the page.');
  await page.getByRole('button', { name: 'Save the decision' }).click();
  const told = page.getByRole('dialog');
  for (const [agency, why] of [
    ['Midshire Council', 'recorded it'],
    ['Lanternfield Housing', 'has been shown it'],
    ['Turning Path', 'has been shown it'],
  ] as const)
    await expect(told.getByRole('listitem').filter({ hasText: agency })).toContainText(why);
  await told.getByRole('button', { name: 'Lanternfield Housing was told today' }).click();
  await expect(told.getByRole('listitem').filter({ hasText: 'Lanternfield Housing' })).toContainText('Told on');
  await closeDialog(page);
});

test('a restriction keeps a record from other agencies until the person has been told that it ends', async () => {
  const { page } = app();
  await restrict(page, 'C-0003', 'He says that the needs are somebody else’s.');
  await openPerson(page, 'Fergal');
  await expect(page.getByText('this record is kept and not used')).toBeVisible();
  await lock(page);
  await unlockAs(page, 'Priyanka Nair', passphrase);
  await go(page, 'People');
  await expect(page.getByRole('main')).toContainText('13 in the register.');
  await lock(page);
  await unlockAs(page, 'Robin Ellery', passphrase);
  await requests(page);
  await beginAbout(page, 'Restrict the use of a record', 'C-0003');
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('Once more');
  await page.getByRole('button', { name: 'Restrict its use', exact: true }).click();
  await expect(page.getByText('The use of this record is restricted already.')).toBeVisible();
  await closeDialog(page);
  await page.getByRole('button', { name: 'Lift the restriction on Fergal' }).click();
  const lift = page.getByRole('dialog');
  await lift.getByLabel('Fergal was told on').fill('31/12/2030');
  await lift.getByLabel('Why', { exact: true }).fill('It was checked with him, and is right.');
  await page.getByRole('button', { name: 'Lift the restriction', exact: true }).click();
  await expect(lift.getByText('That date is in the future.')).toBeVisible();
  await lift.getByLabel('Fergal was told on').fill('today');
  await page.getByRole('button', { name: 'Lift the restriction', exact: true }).click();
  await expect(lift).toBeHidden();
  await expect(page.getByText('Fergal', { exact: true })).toHaveCount(0);
});

test('an objection holds its restriction until it is decided, and is refused with a reason', async () => {
  const { page } = app();
  await requests(page);
  await page.getByRole('button', { name: 'Lift the restriction on Kirsty' }).click();
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('No longer needed');
  await page.getByRole('button', { name: 'Lift the restriction', exact: true }).click();
  await expect(page.getByText('until then the restriction stays')).toBeVisible();
  await closeDialog(page);
  const dialog = await openRequest(page, 'C-0004', 'To object to its use');
  await expect(dialog.getByText('The use of the record has been restricted since')).toBeVisible();
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await pick(page.getByRole('dialog'), 'Not met');
  await page
    .getByRole('dialog')
    .getByLabel('Why', { exact: true })
    .fill('Two services keep her safe with it; she was told how to complain.');
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(page.getByRole('dialog', { name: /^Decide about/ })).toBeHidden();
  await expect(page.getByRole('dialog').getByText('Not met', { exact: true })).toBeVisible();
  await closeDialog(page);
  await page.getByRole('button', { name: 'Lift the restriction on Kirsty' }).click();
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('The objection was not met.');
  await page.getByRole('button', { name: 'Lift the restriction', exact: true }).click();
  await expect(page.getByText('No record is restricted.')).toBeVisible();
});

test('a copy of the record takes its time, waits for every passage, and goes into a folder', async () => {
  const { page, folder } = app();
  const dialog = await openRequest(page, 'C-0002', 'To see the record');
  await page.getByRole('button', { name: 'Take more time' }).click();
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('Three agencies have to be asked.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Take more time/ })
    .click();
  await expect(dialog.getByText('More time was taken: Three agencies have to be asked.')).toBeVisible();
  const pack = dialog.getByRole('form', { name: 'Make the pack' });
  await pack.getByLabel('Folder').fill(folder);
  await pack.getByRole('button', { name: 'Make the pack' }).click();
  await expect(pack.getByText('Some passages have not been decided yet.')).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.startsWith('copy-of-record'))).toEqual([]);
  // A passage that stands in several places is decided in all of them, and the button for the rest goes with the last.
  const rests = dialog.getByRole('button', { name: /^Leave out the rest of/ });
  for (let left = await rests.count(); left > 0; left = await rests.count()) {
    await rests.first().click();
    await expect.poll(() => rests.count()).toBeLessThan(left);
  }
  for (;;) {
    const open = dialog.locator('mark[data-decision="open"]');
    const left = await open.count();
    if (left === 0) break;
    const words = (await open.first().textContent()) ?? '';
    const group = dialog
      .getByRole('radiogroup')
      .filter({ hasText: `“${words}”` })
      .filter({ hasNot: page.locator(':checked') });
    await group.first().getByRole('radio', { name: 'Leave out' }).press('Space');
    await expect.poll(() => open.count()).toBeLessThan(left);
  }
  await expect(dialog.getByText('All are decided.')).toBeVisible();
  await pack.getByLabel('Folder').fill(join(folder, 'nowhere'));
  await pack.getByRole('button', { name: 'Make the pack' }).click();
  await expect(pack.getByText('That folder does not exist.')).toBeVisible();
  await pack.getByLabel('Folder').fill(folder);
  await pack.getByRole('button', { name: 'Make the pack' }).click();
  await expect(dialog.getByText('2 files written')).toBeVisible();
  const names = readdirSync(folder).filter((name) => name.startsWith('copy-of-record'));
  const html = readFileSync(join(folder, names.find((name) => name.endsWith('.html')) ?? ''), 'utf8');
  expect(html).toContain('Shanice');
  expect(html).not.toContain('Dawid');
  await closeDialog(page);
});

test('a review is decided with a day until which the record is kept', async () => {
  const { page } = app();
  await keeping(page);
  await page.getByRole('button', { name: 'Decide about Jas', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide about Jas' });
  await dialog.getByLabel('Why', { exact: true }).fill('A complaint about the hostel is still open.');
  await dialog.getByRole('button', { name: 'Save the decision' }).click();
  await expect(dialog.getByText('Give the day until which the record is kept.')).toBeVisible();
  await dialog.getByLabel('Keep until').fill('1/12/2019');
  await dialog.getByRole('button', { name: 'Save the decision' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Decide about Jas', exact: true })).toHaveCount(0);
});

test('a record under a hold is not erased; once it is lifted it goes, and what still holds it is named', async () => {
  const { page } = app();
  await makeBackup(page);
  await keeping(page);
  await lookUp(page, 'C-0006');
  const last = page.getByRole('alertdialog');
  await expect(last.getByText(/hold/i).first()).toBeVisible();
  await expect(last.getByRole('button', { name: 'Erase for good' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep the record' }).click();
  await page.getByRole('button', { name: 'Lift the hold on Gary' }).click();
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill('The inquest has ended.');
  await page.getByRole('button', { name: 'Lift the hold', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await lookUp(page, 'C-0006');
  const erase = last.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await pick(last, 'No longer needed for what it was recorded for');
  await last.getByLabel('Their reference, typed again').fill('C-0007');
  await erase.click();
  await expect(last.getByText('That is not this person’s reference.')).toBeVisible();
  await last.getByLabel('Their reference, typed again').fill('C-0006');
  await erase.click();
  const erased = page.getByRole('dialog', { name: 'The record is erased' });
  await expect(
    erased
      .getByRole('listitem')
      .filter({ hasText: /backup/i })
      .first(),
  ).toBeVisible();
  await erased.getByRole('button', { name: 'Done' }).click();
  const copies = page.getByRole('region', { name: 'Copies that still hold somebody' });
  await copies
    .getByRole('button', { name: /^Destroyed today/ })
    .first()
    .click();
  await expect(copies.getByText(/^Destroyed /).first()).toBeVisible();
  await go(page, 'People');
  await page.getByRole('searchbox', { name: 'Find a person' }).fill('Gary');
  await expect(page.getByRole('table', { name: 'People' }).getByRole('row', { name: /^Gary/ })).toHaveCount(0);
});
