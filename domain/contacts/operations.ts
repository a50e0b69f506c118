export const contactsOperations = {} as const;
