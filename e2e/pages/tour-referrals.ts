import { expect, type Page } from '@playwright/test';
import { pick } from './controls.ts';
import { openPerson } from './people.ts';
import { beginDecision, openReferral, referrals } from './referrals.ts';
import type { Sights, Stop } from './tour.ts';

const onTariq =
  (then: (page: Page) => Promise<unknown>): Stop['open'] =>
  async (page) => {
    await referrals(page, 'Waiting');
    await openReferral(page, 'Tariq');
    await then(page);
  };

const pressed = async (page: Page, button: string): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** Who waits, what is decided, who has no name yet, and how a panel decides; and what was offered to somebody and turned down. */
export const referralsStops = ({ person }: Sights): Stop[] => [
  { name: 'referrals-waiting', open: async (page) => void (await referrals(page, 'Waiting')) },
  {
    name: 'referrals-add',
    open: async (page) => {
      await referrals(page, 'Waiting');
      await pressed(page, 'Add a referral');
      await page.getByRole('dialog').getByRole('button', { name: 'Record the referral' }).click();
      await expect(page.getByText('Say who it is about. The rest can follow.')).toBeVisible();
    },
  },
  {
    name: 'referrals-first-contact',
    open: async (page) => {
      await referrals(page, 'First contacts');
      await pressed(page, 'Note a first contact');
    },
  },
  { name: 'referrals-deciding', open: async (page) => void (await referrals(page, 'Deciding')) },
  { name: 'referrals-decided', open: async (page) => void (await referrals(page, 'Advice and decisions')) },
  { name: 'referrals-contacts', open: async (page) => void (await referrals(page, 'First contacts')) },
  {
    name: 'referrals-counts',
    open: async (page) => {
      await referrals(page, 'Counts and comparison');
      await expect(page.getByRole('table', { name: 'Referrals in this period' })).toBeVisible();
    },
  },
  { name: 'referrals-method', open: async (page) => void (await referrals(page, 'How we decide')) },
  {
    name: 'referrals-add-method',
    open: async (page) => {
      const tab = await referrals(page, 'How we decide');
      await tab.getByRole('region', { name: 'How people are considered' }).getByRole('button').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'referrals-add-definition',
    open: async (page) => {
      const tab = await referrals(page, 'How we decide');
      await tab.getByRole('region', { name: 'Definitions' }).getByRole('button').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Add this version' }).click();
      await expect(page.getByRole('dialog').locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
  {
    name: 'referrals-add-need',
    open: async (page) => {
      await referrals(page, 'How we decide');
      await pressed(page, 'Add a local need');
    },
  },
  ...turnedDownStops(person),
];

const turnedDownStops = (person: string): Stop[] => [
  {
    name: 'person-turned-down',
    open: async (page) => {
      await openPerson(page, person);
      await page.getByRole('region', { name: 'Offers turned down' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'person-turned-down-form',
    open: async (page) => {
      await openPerson(page, person);
      await page
        .getByRole('region', { name: 'Offers turned down' })
        .getByRole('button', { name: 'Record one' })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'person-did-not-help',
    open: async (page) => {
      await openPerson(page, person);
      const panel = page.getByRole('region', { name: 'Contact with services that did not help' });
      await panel.getByRole('button', { name: 'Change' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];

/** What only the demonstration has: people who wait, and a first contact that can be linked. */
export const referredStops: Stop[] = [
  {
    name: 'referrals-move',
    open: async (page) => {
      await referrals(page, 'Waiting');
      await pressed(page, 'Move Tariq earlier');
    },
  },
  {
    name: 'referrals-link',
    open: async (page) => {
      await referrals(page, 'First contacts');
      await pressed(page, 'Link Green coat to a person');
    },
  },
  { name: 'referral', open: onTariq(async () => undefined) },
  {
    name: 'referral-decide',
    open: onTariq(async (page) => {
      const dialog = await beginDecision(page, 'Tariq');
      await pick(dialog, 'Not taken on, advice given');
    }),
  },
];
