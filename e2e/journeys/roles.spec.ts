import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { go, title } from '../pages/frame.ts';
import { unlockAs } from '../pages/users.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

// The demonstration, looked at through the eyes of each colleague in it.
const app = shareApp(true, demonstrationOpen);
const demonstrationPassphrase = 'amber kettle quiet harbour';
const refusal = 'Your role does not allow this.';

const colleagues = [
  { name: 'Priyanka Nair', doors: ['Today', 'People', 'Actions', 'Briefing', 'Settings'] },
  { name: 'Ngozi Adeyemi', doors: ['Today', 'Fidelity', 'Governance', 'Settings'] },
  { name: 'Gareth Pugh', doors: ['Today', 'Governance', 'Settings'] },
  { name: 'Soraya Haddad', doors: ['Today', 'Fidelity', 'Evaluation', 'Briefing', 'Settings'] },
  { name: 'Maureen Tate', doors: ['Today', 'Fidelity', 'Evaluation', 'Briefing', 'Settings'] },
] as const;

const doorsShown = (page: Page): Promise<string[]> =>
  page.getByRole('navigation').getByRole('listitem').getByRole('button').locator('span:first-child').allTextContents();

for (const { name, doors } of colleagues) {
  test(`${name} finds ${doors.join(', ')}, and nothing that is refused`, async () => {
    const { page } = app();
    await lock(page);
    await unlockAs(page, name, demonstrationPassphrase);
    const shown = await doorsShown(page);
    expect(shown.filter((label) => label.trim() !== '' && /^[A-Z]/.test(label))).toEqual([...doors]);
    for (const door of doors) {
      await go(page, door);
      await expect(title(page)).toBeVisible();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await page.waitForTimeout(150);
        await expect(page.getByText(refusal)).toHaveCount(0);
      }
      await expect(page.getByText(refusal)).toHaveCount(0);
    }
  });
}

test('a caseworker finds the people shared with their agency, and of each what was shared', async () => {
  const { page } = app();
  await lock(page);
  await unlockAs(page, 'Priyanka Nair', demonstrationPassphrase);
  await go(page, 'People');
  await expect(page.getByRole('main')).toContainText('14 in the register.');
  await expect(page.getByText('Only coordinators see this line.')).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Dawid/ })
    .first()
    .click();
  await expect(title(page)).toHaveText('Dawid');
  await expect(page.getByRole('row', { name: /^Housing/ })).toContainText('Yes');
  await expect(page.getByRole('row', { name: /^Drugs or alcohol/ })).toContainText('Recorded');
});

test('an expert by experience reads the briefing and says something that the coordinator alone sees', async () => {
  const { page } = app();
  await lock(page);
  await unlockAs(page, 'Maureen Tate', demonstrationPassphrase);
  await go(page, 'Briefing');
  const main = page.getByRole('main');
  await expect(main).toContainText('The partnership was working with more than twenty people.');
  await expect(main).toContainText('A rule that did not bend');
  await page.getByRole('button', { name: 'Tell the coordinator' }).click();
  const dialog = page.getByRole('dialog', { name: 'Not this one' });
  await dialog.getByRole('button', { name: 'Tell the coordinator' }).click();
  await expect(dialog.getByLabel('What the coordinator should know')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('What the coordinator should know').fill('My cousin may be one of them.');
  await dialog.getByRole('button', { name: 'Tell the coordinator' }).click();
  await expect(main).toContainText('My cousin may be one of them.');
  await lock(page);
  await unlockAs(page, 'Robin Ellery', demonstrationPassphrase);
  await go(page, 'Briefing');
  await expect(main).toContainText('My cousin may be one of them.');
  await page
    .getByRole('button', { name: /^I have seen it, what Maureen Tate/ })
    .first()
    .click();
  await expect(main.getByText('Seen', { exact: true })).toHaveCount(1);
});

test('a record that a caseworker does not want is not put before them, until they take it back', async () => {
  const { page } = app();
  await lock(page);
  await unlockAs(page, 'Priyanka Nair', demonstrationPassphrase);
  await go(page, 'People');
  await page
    .getByRole('button', { name: /^Dawid/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Who may know what' }).click();
  await page.getByRole('button', { name: 'Not this one' }).click();
  await page.getByRole('dialog', { name: 'Not this one' }).getByRole('button', { name: 'Not this one' }).click();
  await expect(page.getByRole('main')).toContainText('13 in the register.');
  await expect(page.getByRole('button', { name: /^Dawid/ })).toHaveCount(0);
  await go(page, 'Briefing');
  await page.getByRole('button', { name: /^Take back/ }).click();
  await go(page, 'People');
  await expect(page.getByRole('main')).toContainText('14 in the register.');
});
