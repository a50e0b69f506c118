/** Filled next. */
export const disclosures = {
  version: 150,
  name: 'disclosures',
  sql: `
`,
} as const;
