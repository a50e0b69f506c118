import { leadOperations } from './lead-operations.ts';

export const cohortsOperations = {
  ...leadOperations,
} as const;
