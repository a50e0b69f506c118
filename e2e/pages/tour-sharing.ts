import { expect, type Page } from '@playwright/test';
import { openPerson, openPersonTab } from './people.ts';
import { disclosuresOf, governance, whoMayKnow } from './sharing.ts';
import type { Stop } from './tour.ts';

const onPage =
  (button: string): Stop['open'] =>
  async (page: Page) => {
    await whoMayKnow(page, 'Amara');
    await page.getByRole('button', { name: button }).click();
  };

/** Who may know what, what was said of it and who was told, in the demonstration. */
export const sharingStops: Stop[] = [
  {
    name: 'person-disclosures',
    open: async (page) => {
      await openPerson(page, 'Dawid');
      await openPersonTab(page, 'Who may know what');
      await disclosuresOf(page, 'Dawid').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'person-told-somebody',
    open: async (page) => {
      await openPerson(page, 'Dawid');
      await page.getByRole('button', { name: 'Told somebody' }).click();
      await expect(page.getByRole('button', { name: 'Something else' })).toBeVisible();
    },
  },
  {
    name: 'person-tell',
    open: async (page) => {
      await openPerson(page, 'Dawid');
      await page.getByRole('button', { name: 'Told somebody' }).click();
      await page.getByRole('button', { name: 'Something else' }).click();
      await page.getByRole('dialog').getByRole('checkbox', { name: 'Health' }).press('Space');
    },
  },
  { name: 'person-record-consent', open: onPage('Record what they said') },
  { name: 'person-withdraw-consent', open: onPage('They took it back: Turning Path') },
  { name: 'person-sharing-request', open: onPage('Record a request') },
  { name: 'person-give-notice', open: onPage('Privacy notice given') },
  { name: 'governance-disclosures', open: (page) => governance(page, 'Disclosures') },
  { name: 'governance-agreements', open: (page) => governance(page, 'Agreements') },
  {
    name: 'governance-agreement',
    open: async (page) => {
      await governance(page, 'Agreements');
      await page.getByRole('button', { name: 'Add an agreement' }).click();
    },
  },
];
