/** Filled next. */
export const cohorts = {
  version: 140,
  name: 'cohorts',
  sql: `
`,
} as const;
