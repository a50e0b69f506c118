import { actionOperations } from './action-operations.ts';

/** What somebody wants, who promised what, and who does it. */
export const plansOperations = { ...actionOperations } as const;
