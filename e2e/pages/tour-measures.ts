import { expect } from '@playwright/test';
import { choose } from './controls.ts';
import { showTab } from './evaluation.ts';
import { beginResult, defineMeasure, openMeasures } from './measures.ts';
import type { Sights, Stop } from './tour.ts';

/** Scales and measures: of one person, and all that are in use. */
export const measureStops = ({ person }: Sights): Stop[] => [
  { name: 'person-measures', open: (page) => openMeasures(page, person) },
  {
    name: 'person-measures-record',
    open: async (page) => {
      await openMeasures(page, person);
      await choose(await beginResult(page), 'Measure', 'New Directions Team Assessment');
    },
  },
  { name: 'evaluation-measures', open: (page) => showTab(page, 'Measures') },
  {
    name: 'evaluation-costs',
    open: async (page) => {
      await showTab(page, 'Costs and consequences');
      await expect(page.getByRole('region', { name: 'Unit costs' })).toBeVisible();
    },
  },
  { name: 'evaluation-measures-own', open: async (page) => void (await defineMeasure(page)) },
];
