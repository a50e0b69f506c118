import { expect } from '@playwright/test';
import { pick } from './controls.ts';
import { go } from './frame.ts';
import { openPerson } from './people.ts';
import { openActions, openPlan, readTogether } from './plans.ts';
import type { Stop } from './tour.ts';

const person = 'Dawid';

/** What is planned with somebody, in the demonstration. */
export const planStops: Stop[] = [
  {
    name: 'person-glance',
    open: async (page) => {
      await openPerson(page, person);
      await expect(page.getByText(/^Four services know Dawid|services know Dawid/)).toBeVisible();
    },
  },
  {
    name: 'plan',
    open: async (page) => {
      const plan = await openPlan(page, person);
      await expect(plan.getByRole('table', { name: 'The gap, quarter by quarter' })).toBeVisible();
    },
  },
  {
    name: 'plan-risk',
    open: async (page) => {
      const plan = await openPlan(page, person);
      await plan.getByRole('button', { name: 'Add an agreed risk' }).click();
    },
  },
  {
    name: 'plan-put-right',
    open: async (page) => {
      const plan = await openPlan(page, person);
      await plan
        .getByRole('button', { name: /^Put right: / })
        .first()
        .click();
    },
  },
  { name: 'read-together', open: (page) => readTogether(page, person) },
  {
    name: 'read-together-easy',
    open: async (page) => {
      await readTogether(page, person);
      await pick(page.locator('main'), 'Easy-read');
      await expect(page.getByRole('heading', { name: 'This helps me' })).toBeVisible();
    },
  },
  {
    name: 'read-together-shown',
    open: async (page) => {
      await readTogether(page, person);
      await pick(page.locator('main'), 'Easy-read');
      await page.getByRole('button', { name: 'Show on screen' }).click();
      await expect(page.getByRole('button', { name: 'Go on working on it' })).toBeVisible();
    },
  },
  {
    name: 'actions',
    open: async (page) => {
      await openActions(page);
      await page.getByRole('button', { name: /^All open/ }).click();
      await expect(page.getByRole('list', { name: 'Actions' })).toBeVisible();
    },
  },
  {
    name: 'gaps',
    open: async (page) => {
      await go(page, 'Today');
      await page.getByRole('button', { name: 'Who is known and not served' }).click();
      await expect(page.getByRole('heading', { name: 'Known to everyone, served by no one' })).toBeVisible();
    },
  },
];
