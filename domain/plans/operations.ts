export const plansOperations = {} as const;
