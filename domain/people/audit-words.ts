/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const peopleDone: Readonly<Record<string, string>> = {};
