/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const listsRefusals = {
  'list-empty': 'There is nobody in this list, so there is nothing to save.',
  'list-format-missing': 'Choose a paper, a workbook or a plain table.',
  'pdf-unavailable': 'This window cannot make a PDF. Save the list as a workbook or a plain table instead.',
} as const;
