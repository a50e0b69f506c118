import { expect } from '@playwright/test';
import { type App, picture, shareApp, test } from '../fixtures.ts';
import { listButton } from '../pages/controls.ts';
import { closeDialog } from '../pages/frame.ts';
import { demonstrationSights, tour } from '../pages/tour.ts';
import { createRegister, demonstrationOpen, fillNewRegister, lock, usualRegister } from '../pages/vault.ts';
import { axeFindings } from './axe.ts';

/** Nothing is found on the screen, and it is kept as a picture; one shell's colours and pictures are enough. */
const look = async ({ page, shell }: App, name: string): Promise<void> => {
  const whole = shell === 'chromium';
  expect(await axeFindings(page, whole ? 'every look' : 'light'), name).toEqual([]);
  if (whole) await picture(page, name);
};

test.describe('before a register is open', () => {
  const app = shareApp(false);
  const looked = (name: string): Promise<void> => look(app(), name);

  test('welcome, create, recovery code, unlock, recover and open', async () => {
    const { page, folder } = app();
    await page.getByRole('button', { name: 'Create a register' }).waitFor();
    await looked('welcome');
    await page.getByRole('button', { name: 'Create a register' }).click();
    await fillNewRegister(page, folder, { ...usualRegister, passphrase: 'short' });
    await page.getByRole('button', { name: 'Create the register' }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await looked('create');
    await page.getByRole('button', { name: 'Open another register' }).click();
    await createRegister(page, folder);
    await looked('recovery-code');
    await page.getByRole('checkbox', { name: 'I have written it down' }).press('Space');
    await page.getByRole('button', { name: 'Go to the register' }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await looked('today-empty');
    for (const door of ['People', 'Quarter', 'Fidelity', 'Evaluation']) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${door}\\b`) })
        .click();
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await looked(`${door.toLowerCase()}-empty`);
    }
    await lock(page);
    await looked('unlock');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await looked('recover');
    await page.getByRole('button', { name: 'Open another register' }).click();
    await looked('open');
    await page.getByRole('button', { name: 'Restore a backup' }).click();
    const backup = page.getByRole('list', { name: 'Backups, newest first' }).getByRole('button').first();
    await backup.waitFor();
    await looked('restore');
    await backup.click();
    await page.getByLabel('Name of the restored register').waitFor();
    await looked('restore-to');
  });
});

test.describe('inside a register', () => {
  const app = shareApp(true, demonstrationOpen);
  for (const { name, open } of tour(demonstrationSights)) {
    test(name, async () => {
      await open(app().page);
      await look(app(), name);
    });
  }

  test('unlock, where several people do', async () => {
    const { page } = app();
    await closeDialog(page);
    await lock(page);
    await expect(listButton(page, 'Who are you?')).toBeVisible();
    await look(app(), 'unlock-several');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await expect(listButton(page, 'Whose passphrase is set anew?')).toHaveText('An administrator’s');
    await look(app(), 'recover-several');
  });
});
