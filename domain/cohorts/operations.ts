export const cohortsOperations = {} as const;
