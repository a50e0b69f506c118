import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './controls.ts';

export type Door =
  | 'Actions'
  | 'Today'
  | 'People'
  | 'Actions'
  | 'Referrals'
  | 'Quarter'
  | 'Fidelity'
  | 'Evaluation'
  | 'Briefing'
  | 'Returns'
  | 'Governance'
  | 'Settings';

/** Goes through a door of the navigation. */
export const go = async (page: Page, door: Door): Promise<void> => {
  const button = page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${door}\\b`) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'page');
};

/** The heading of the screen. */
export const title = (page: Page): Locator => page.getByRole('main').getByRole('heading', { level: 1 });

/** Chooses the period of the screen that is open. */
export const choosePeriod = async (page: Page, code: string): Promise<void> => {
  await choose(page.getByRole('main'), 'Period', code);
  await expect(title(page)).toContainText(code);
};

/** Opens the palette with the keyboard; answers with its field. */
export const openPalette = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find a person, a period or a command' });
  await expect(field).toBeFocused();
  return field;
};

/** Closes whatever stands over the screen, a step of a dialog and then the dialog, and throws away what was typed into it. */
export const closeDialog = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(async () => {
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    const away = dialog.getByRole('button', { name: 'Throw it away' });
    if (await away.isVisible()) await away.click();
    await expect(dialog).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 10_000 });
};
