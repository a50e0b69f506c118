/** What a column of a spreadsheet can become, and the headings under which people keep it. Compared as `headingWords` folds them. */
export interface ImportField {
  readonly code: string;
  readonly label: string;
  readonly says: string;
  readonly headings: readonly string[];
}

export const field = (code: string, label: string, says: string, headings: readonly string[]): ImportField => ({
  code,
  label,
  says,
  headings,
});
