import { expect } from '@playwright/test';
import { go } from './frame.ts';
import { beginNewCode, itIsOnPaper, makeNewCodeInTwoParts } from './recovery.ts';
import type { Stop } from './tour.ts';
import { beginColleague, beginStep, openColleague } from './users.ts';

const demonstrationPassphrase = 'amber kettle quiet harbour';

/** What can be done about somebody who works in the register, about an agency and about one's own passphrase. */
export const colleagueStops = (colleague: string): Stop[] => [
  {
    name: 'settings-add-colleague',
    open: async (page) => {
      const dialog = await beginColleague(page);
      await dialog.getByRole('button', { name: 'Suggest four words' }).click();
      await dialog.getByRole('button', { name: 'Add them' }).click();
      await expect(dialog.locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
  { name: 'settings-colleague', open: async (page) => void (await openColleague(page, colleague)) },
  {
    name: 'settings-colleague-details',
    open: async (page) => void (await beginStep(page, colleague, 'Change details')),
  },
  { name: 'settings-colleague-roles', open: async (page) => void (await beginStep(page, colleague, 'Change roles')) },
  {
    name: 'settings-colleague-passphrase',
    open: async (page) => void (await beginStep(page, colleague, 'Hand a new passphrase')),
  },
  { name: 'settings-colleague-end', open: async (page) => void (await beginStep(page, colleague, 'End the account')) },
  {
    name: 'settings-passphrase',
    open: async (page) => {
      await go(page, 'Settings');
      await page.getByRole('button', { name: 'Change your passphrase' }).click();
      await expect(page.getByRole('dialog', { name: 'Change your passphrase' })).toBeVisible();
    },
  },
  {
    name: 'settings-recovery',
    open: async (page) => void (await beginNewCode(page)),
  },
  {
    name: 'settings-recovery-part',
    open: async (page) => void (await makeNewCodeInTwoParts(page, demonstrationPassphrase)),
  },
  {
    name: 'settings-recovery-typed-back',
    open: async (page) => {
      await makeNewCodeInTwoParts(page, demonstrationPassphrase);
      const dialog = await itIsOnPaper(page);
      await dialog.getByRole('button', { name: 'Go on to part 2' }).click();
      await expect(dialog.locator('[aria-invalid="true"]')).toBeVisible();
    },
  },
  {
    name: 'settings-only-this-computer',
    open: async (page) => {
      await go(page, 'Settings');
      await page.getByRole('button', { name: 'Only on this computer' }).click();
      await expect(page.getByRole('dialog', { name: 'Your passphrase and this computer' })).toBeVisible();
    },
  },
  {
    name: 'settings-agency',
    open: async (page) => {
      await go(page, 'Settings');
      await page.getByRole('button', { name: 'Change Turning Path', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Change Turning Path' })).toBeVisible();
    },
  },
];
