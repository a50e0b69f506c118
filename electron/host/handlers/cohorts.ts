import type { FeatureHandlers } from '../context.ts';
import { leadHandlers } from './cohorts-leads.ts';
import { membershipHandlers } from './cohorts-memberships.ts';

export const cohortsHandlers: FeatureHandlers<'cohorts'> = {
  ...leadHandlers,
  ...membershipHandlers,
};
