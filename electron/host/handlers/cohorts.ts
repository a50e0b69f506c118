import type { FeatureHandlers } from '../context.ts';
import { leadHandlers } from './cohorts-leads.ts';

export const cohortsHandlers: FeatureHandlers<'cohorts'> = {
  ...leadHandlers,
};
