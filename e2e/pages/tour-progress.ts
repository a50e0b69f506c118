import { chooseMeasure, openChange } from './progress.ts';
import type { Stop } from './tour.ts';

/** Change in the cohort: charts, their tables, and what asks before figures leave. */
export const progressStops: Stop[] = [
  { name: 'change', open: openChange },
  {
    name: 'change-tables',
    open: async (page) => {
      await openChange(page);
      await chooseMeasure(page, 'Mental wellbeing score');
      await page.keyboard.press('t');
    },
  },
  {
    name: 'change-note',
    open: async (page) => {
      await openChange(page);
      await page.getByRole('button', { name: 'Note a change in recording' }).click();
    },
  },
  {
    name: 'change-save',
    open: async (page) => {
      await openChange(page);
      await page.getByRole('button', { name: 'Save these figures' }).click();
    },
  },
];
