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

/** Makes one and waits until it stands in the list. */
export const makeBackup = async (page: Page): Promise<void> => {
  const panel = await backupsPanel(page);
  const made = panel.getByRole('row');
  const before = await made.count();
  await panel.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(made).toHaveCount(before === 0 ? 2 : before + 1, { timeout: keyLimit });
};

/** Makes sure that there is one, and opens the dialog that restores the newest. */
export const beginRestore = async (page: Page): Promise<Locator> => {
  const panel = await backupsPanel(page);
  const restore = panel.getByRole('button', { name: /^Restore the backup of/ });
  if ((await restore.count()) === 0) await makeBackup(page);
  await restore.first().click();
  return page.getByRole('dialog', { name: /^Restore the backup of/ });
};
