import { cohortOperations } from './cohort-operations.ts';
import { deathOperations } from './death-operations.ts';
import { leadOperations } from './lead-operations.ts';
import { membershipOperations } from './membership-operations.ts';
import { waitingOperations } from './waiting-operations.ts';

export const cohortsOperations = {
  ...cohortOperations,
  ...leadOperations,
  ...membershipOperations,
  ...deathOperations,
  ...waitingOperations,
} as const;
