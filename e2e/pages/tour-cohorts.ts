import { expect } from '@playwright/test';
import { cohorts, leadPanel, timesPanel } from './cohorts.ts';
import { openPerson } from './people.ts';
import type { Stop } from './tour.ts';

/** Cohorts, lead contacts and handovers, leaving, and what follows from a death. */
export const cohortStops: Stop[] = [
  { name: 'cohorts', open: cohorts },
  {
    name: 'cohorts-add',
    open: async (page) => {
      await cohorts(page);
      await page.getByRole('button', { name: 'Add a cohort' }).click();
    },
  },
  {
    name: 'cohorts-sign-off',
    open: async (page) => {
      await cohorts(page);
      await page.getByRole('button', { name: 'Record a decision: Housing First' }).click();
    },
  },
  {
    name: 'cohorts-paper',
    open: async (page) => {
      await cohorts(page);
      await page.getByRole('button', { name: 'Paper for the Board: Housing First' }).click();
      await expect(page.getByRole('heading', { name: 'Definition', exact: true })).toBeVisible();
    },
  },
  {
    name: 'person-handover',
    open: async (page) => {
      await openPerson(page, 'Rafiq');
      await expect(leadPanel(page)).toContainText('has not answered yet');
    },
  },
  {
    name: 'person-hand-over',
    open: async (page) => {
      await openPerson(page, 'Amara');
      await leadPanel(page).getByRole('button', { name: 'Hand over' }).click();
    },
  },
  {
    name: 'person-leave',
    open: async (page) => {
      await openPerson(page, 'Amara');
      await timesPanel(page).getByRole('button', { name: 'Record leaving MEAM cohort' }).click();
    },
  },
  {
    name: 'person-left',
    open: async (page) => {
      await openPerson(page, 'Gary');
      await timesPanel(page).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'person-death',
    open: async (page) => {
      await openPerson(page, 'Yusuf');
      await expect(page.getByText('It is feared that Yusuf has died')).toBeVisible();
    },
  },
  {
    name: 'person-record-death',
    open: async (page) => {
      await openPerson(page, 'Amara');
      await page.getByRole('button', { name: 'Record that somebody has died' }).click();
    },
  },
];
