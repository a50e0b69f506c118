import { expect } from '@playwright/test';
import { choose, pick } from './controls.ts';
import { go } from './frame.ts';
import { happened, openTimeline, panel, quickAdd } from './timeline.ts';
import type { Sights, Stop } from './tour.ts';

/** What happened around people of the demonstration, where they stayed, and what comes. */
export const timelineStops: Stop[] = [
  {
    name: 'today-coming',
    open: async (page) => {
      await go(page, 'Today');
      await expect(page.getByRole('region', { name: 'Coming within 21 days' })).toBeVisible();
    },
  },
  {
    name: 'person-timeline',
    open: async (page) => {
      await openTimeline(page, 'Shanice');
      await expect(happened(page).first()).toBeVisible();
    },
  },
  {
    name: 'person-timeline-correct',
    open: async (page) => {
      await openTimeline(page, 'Dawid');
      await page.getByRole('button', { name: /^Correct Phone call/ }).click();
    },
  },
];

/** The forms in which what happened is written down, for anybody. */
export const timelineForms = ({ person }: Sights): Stop[] => [
  {
    name: 'person-timeline-missed',
    open: async (page) => {
      await openTimeline(page, person);
      await pick(quickAdd(page), 'It did not happen');
      await choose(quickAdd(page), 'Whose it was', 'Excluded because of another need');
      await page.getByRole('button', { name: 'Who, where, outcome' }).click();
      await quickAdd(page).getByLabel('What happened').fill('He failed to engage with the service.');
    },
  },
  {
    name: 'person-move',
    open: async (page) => {
      await openTimeline(page, person);
      await panel(page, 'Where they stayed').getByRole('button', { name: 'Record a move' }).click();
    },
  },
  {
    name: 'person-release',
    open: async (page) => {
      await openTimeline(page, person);
      await page.getByRole('button', { name: 'Record a release' }).click();
      await page.getByRole('dialog').getByLabel('Day of release').fill('26/7/2019');
      await page.getByRole('dialog').getByLabel('From where').fill('HMP Fellside');
    },
  },
  {
    name: 'person-attach',
    open: async (page) => {
      await openTimeline(page, person);
      await page.getByRole('button', { name: 'Attach a file' }).click();
    },
  },
];
