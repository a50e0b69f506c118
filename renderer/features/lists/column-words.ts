import type { ListColumn, ListOrder, ListState } from '../../../domain/lists/people-list.ts';

export const stateLabels: Readonly<Record<ListState, string>> = {
  everyone: 'Everyone',
  'in-cohort': 'In the cohort',
  meets: 'Meets the definition',
  'at-risk': 'At risk',
  'does-not-meet': 'Does not meet it',
  owed: 'We owe them something',
  left: 'Left',
};

/** By what a column puts the list in order; none where its order would say nothing. */
export const orderOf: Readonly<Record<ListColumn | 'name', ListOrder | null>> = {
  name: 'name',
  reference: 'reference',
  needs: 'needs',
  definition: null,
  cohort: 'cohort',
  lead: 'lead',
  'last-contact': 'last-contact',
  agency: 'agency',
};
