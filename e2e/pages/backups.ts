import { expect, type Locator, type Page } from '@playwright/test';
import { go } from './frame.ts';
import { keyLimit } from './vault.ts';

/** The panel in Settings, scrolled to where it is seen whole. */
export const backupsPanel = async (page: Page): Promise<Locator> => {
  await go(page, 'Settings');
  const panel = page.getByRole('region', { name: 'Backups' });
  await panel.getByText('Last good one', { exact: true }).waitFor();
  return panel;
};

/** Makes one and waits until it is made. It need not add to the list: of one day, the newest alone is kept. */
export const makeBackup = async (page: Page): Promise<void> => {
  const panel = await backupsPanel(page);
  const said = page.getByText('Backup made and read whole', { exact: true });
  await expect(said).toHaveCount(0);
  await panel.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(said).toBeVisible({ timeout: keyLimit });
};

/** Makes sure that there is one, and opens the dialog that restores the newest. */
export const beginRestore = async (page: Page): Promise<Locator> => {
  const panel = await backupsPanel(page);
  const restore = panel.getByRole('button', { name: /^Restore the backup of/ });
  if ((await restore.count()) === 0) await makeBackup(page);
  await restore.first().click();
  return page.getByRole('dialog', { name: /^Restore the backup of/ });
};
