import type { Measure } from './values.ts';

/** Plain names of the measures, as the needs are named on the other screens. */
export const measureLabels: Readonly<Record<Measure, string>> = {
  housing: 'Housing',
  substance: 'Drugs or alcohol',
  offending: 'Police and courts',
  wellbeing: 'Mental health',
  eet: 'Work and money',
  'service-use': 'Use of services',
};
