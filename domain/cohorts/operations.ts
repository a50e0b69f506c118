import { leadOperations } from './lead-operations.ts';
import { membershipOperations } from './membership-operations.ts';

export const cohortsOperations = {
  ...leadOperations,
  ...membershipOperations,
} as const;
