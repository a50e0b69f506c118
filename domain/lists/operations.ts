export const listsOperations = {} as const;
