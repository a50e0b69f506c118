/** Filled next. */
export const referrals = {
  version: 130,
  name: 'referrals',
  sql: `
`,
} as const;
