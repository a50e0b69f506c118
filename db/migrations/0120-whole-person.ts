/** Filled next. */
export const wholePerson = {
  version: 120,
  name: 'whole-person',
  sql: `
`,
} as const;
