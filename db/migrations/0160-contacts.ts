/** Filled next. */
export const contacts = {
  version: 160,
  name: 'contacts',
  sql: `
`,
} as const;
