/** Filled next. */
export const plans = {
  version: 170,
  name: 'plans',
  sql: `
`,
} as const;
