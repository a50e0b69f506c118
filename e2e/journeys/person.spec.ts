import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, tick } from '../pages/controls.ts';
import { title } from '../pages/frame.ts';
import { addPerson, beginPerson, findPeople, namesListed, openPerson, openPersonTab } from '../pages/people.ts';
import { details, samePerson, saveDetails } from '../pages/person.ts';
import { beginRegister } from '../pages/vault.ts';

/** A person from one field to everything that is known, and two records that turn out to be one person. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(false, beginRegister);

test('the whole person: one field to begin with, then states, numbers, ways of getting in touch', async () => {
  const { page } = app();
  await addPerson(page, 'Marigold', ['Housing', 'Police and courts']);
  const form = await details(page);
  await form.getByLabel('Family name').fill('Quince');
  await form.getByLabel('Birth date').fill('April 1984');
  await choose(form, 'Religion or belief', 'Declined to say');
  await choose(form, 'Main language', 'British Sign Language');
  await choose(form, 'Children in the household', 'Not known');
  await tick(form.getByRole('group', { name: 'How to get in touch' }), 'No phone calls');
  await form.getByRole('button', { name: 'Add a number' }).click();
  await form.getByRole('textbox', { name: 'NHS number' }).fill('943 476 5918');
  await saveDetails(form);
  // A wrong number is refused beside its field, and nothing that was typed is lost.
  await expect(form.getByText('That is not an NHS number', { exact: false })).toBeVisible();
  await expect(form.getByLabel('Family name')).toHaveValue('Quince');
  await form.getByRole('textbox', { name: 'NHS number' }).fill('943 476 5919');
  await saveDetails(form);
  await expect(page.getByText('Details saved').first()).toBeVisible();
  await openPersonTab(page, 'Overview');
  await expect(page.getByText('No phone calls')).toBeVisible();
  await expect(page.getByText('British Sign Language.')).toBeVisible();
});

test('somebody who is here already is shown while typing; two records become one, and two again', async () => {
  const { page } = app();
  await addPerson(page, 'Asha', ['Housing']);
  const form = await details(page);
  await form.getByLabel('Family name').fill('Okonjo-Bell');
  await form.getByLabel('Birth date').fill('3 April 1984');
  await saveDetails(form);
  await expect(page.getByText('Details saved').first()).toBeVisible();

  const dialog = await beginPerson(page);
  await dialog.getByLabel('Preferred name').fill('Aisha');
  await dialog.getByRole('button', { name: /^Add first name/ }).click();
  await dialog.getByLabel('Family name').fill('Okonjo Bell');
  const already = dialog.getByRole('region', { name: 'In the register already?' });
  await expect(already).toContainText('a name that sounds alike');
  await already.getByRole('button', { name: /^Open this person instead/ }).click();
  await expect(title(page)).toHaveText('Asha');

  const again = await beginPerson(page);
  await again.getByLabel('Preferred name').fill('Aisha');
  await again.getByRole('button', { name: /^Add first name/ }).click();
  await again.getByLabel('Family name').fill('Okonjo Bell');
  await again.getByLabel('Birth date').fill('4 March 1984');
  await again.getByRole('button', { name: 'Add this person' }).click();
  await expect(title(page)).toHaveText('Aisha');

  await openPerson(page, 'Asha');
  await samePerson(page).getByRole('button', { name: 'Compare and decide' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Compare: Aisha/ })
    .click();
  const compare = page.getByRole('dialog', { name: 'Make two records one' });
  await expect(compare.getByRole('radiogroup', { name: 'Birth date' })).toContainText('4 March 1984');
  await compare.getByRole('button', { name: 'Make them one' }).click();
  await expect(page.getByText('The two records are one')).toBeVisible();

  // Either name leads to the one record.
  await findPeople(page, 'Aisha');
  await expect(namesListed(page)).toHaveText(['Asha']);
  await openPerson(page, 'Asha');
  await expect(samePerson(page).getByRole('button', { name: /^Take .* apart/ })).toBeVisible();
  // The history is where somebody looks for what was done, and the way back stands there too.
  await openPersonTab(page, 'History');
  await page
    .getByRole('region', { name: 'Records that were made one' })
    .getByRole('button', { name: /^Take .* apart/ })
    .click();
  await expect(page.getByText('Two records again')).toBeVisible();
  await findPeople(page, 'Okonjo');
  await expect(namesListed(page)).toHaveText(['Aisha', 'Asha']);
});
