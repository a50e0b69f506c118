export const referralsOperations = {} as const;
