import { actionOperations } from './action-operations.ts';
import { planOperations } from './plan-operations.ts';
import { readingOperations } from './reading-operations.ts';
import { viewOperations } from './view-operations.ts';

/** What somebody wants, who promised what, and who does it. */
export const plansOperations = {
  ...actionOperations,
  ...planOperations,
  ...viewOperations,
  ...readingOperations,
} as const;
