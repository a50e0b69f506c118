/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const listsRefusals = {
  'list-empty': 'There is nobody in this list, so there is nothing to save.',
  'list-format-missing': 'Choose a table or a paper.',
  'pdf-unavailable': 'This window cannot make a PDF. Save the list as a table instead.',
} as const;
