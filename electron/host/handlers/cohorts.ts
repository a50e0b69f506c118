import type { FeatureHandlers } from '../context.ts';
import { adminHandlers } from './cohorts-admin.ts';
import { deathHandlers } from './cohorts-deaths.ts';
import { leadHandlers } from './cohorts-leads.ts';
import { membershipHandlers } from './cohorts-memberships.ts';
import { supportHandlers } from './cohorts-support.ts';
import { waitingHandlers } from './cohorts-waiting.ts';

export const cohortsHandlers: FeatureHandlers<'cohorts'> = {
  ...adminHandlers,
  ...leadHandlers,
  ...membershipHandlers,
  ...deathHandlers,
  ...supportHandlers,
  ...waitingHandlers,
};
