/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const listsRefusals = {} as const;
