import { expect, type Page } from '@playwright/test';
import { keeping } from './keeping.ts';
import { openPerson } from './people.ts';
import { beginAbout, openRequest, requests, trail } from './rights.ts';
import type { Stop } from './tour.ts';

const onRequests =
  (then: (page: Page) => Promise<void>): Stop['open'] =>
  async (page) => {
    await requests(page);
    await then(page);
  };

/** What can be asked about a record and done about it, in the demonstration. */
export const rightsStops: Stop[] = [
  { name: 'governance-requests', open: requests },
  {
    name: 'governance-record-request',
    open: onRequests(async (page) => {
      await page.getByRole('button', { name: 'Record a request' }).click();
      await page.getByRole('dialog').getByLabel('Reference of the person').fill('C-0001');
      await expect(page.getByRole('dialog').getByText('Dawid', { exact: true })).toBeVisible();
    }),
  },
  {
    name: 'governance-request-access',
    open: async (page) => {
      const dialog = await openRequest(page, 'C-0002', 'To see the record');
      await expect(dialog.getByRole('heading', { name: 'Passages that may be about somebody else' })).toBeVisible();
    },
  },
  {
    name: 'governance-request-objection',
    open: async (page) => {
      const dialog = await openRequest(page, 'C-0004', 'To object to its use');
      await expect(dialog.getByText('The use of the record has been restricted since')).toBeVisible();
    },
  },
  {
    name: 'governance-request-decide',
    open: async (page) => {
      await openRequest(page, 'C-0004', 'To object to its use');
      await page.getByRole('button', { name: 'Decide', exact: true }).click();
    },
  },
  {
    name: 'governance-request-notices',
    open: async (page) => void (await openRequest(page, 'C-0011', 'To correct something')),
  },
  {
    name: 'governance-restrict',
    open: onRequests(async (page) => {
      await beginAbout(page, 'Restrict the use of a record', 'C-0001');
      await page.getByRole('button', { name: 'Restrict its use', exact: true }).click();
      await expect(page.getByRole('dialog').locator('[aria-invalid="true"]').first()).toBeVisible();
    }),
  },
  {
    name: 'governance-lift-restriction',
    open: onRequests(
      async (page) => void (await page.getByRole('button', { name: 'Lift the restriction on Kirsty' }).click()),
    ),
  },
  { name: 'person-restricted', open: (page) => openPerson(page, 'Kirsty') },
  {
    name: 'governance-hold',
    open: async (page) => {
      await keeping(page);
      await beginAbout(page, 'Hold a record', 'C-0001');
    },
  },
  {
    name: 'audit-check',
    open: async (page) => {
      await trail(page);
      await page.getByRole('button', { name: 'Check the register' }).click();
      const heading = page.getByRole('heading', { name: /pages cannot be vouched for$/ });
      await expect(heading).toBeVisible({ timeout: 30_000 });
      await heading.scrollIntoViewIfNeeded();
    },
  },
];
