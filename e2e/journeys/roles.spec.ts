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
  { name: 'Priyanka Nair', doors: ['Today', 'People', 'Settings'] },
  { name: 'Ngozi Adeyemi', doors: ['Today', 'Fidelity', 'Governance', 'Settings'] },
  { name: 'Gareth Pugh', doors: ['Today', 'Governance', 'Settings'] },
  { name: 'Soraya Haddad', doors: ['Today', 'Fidelity', 'Evaluation', 'Settings'] },
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
