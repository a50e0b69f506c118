/** Filled next. */
export const lists = {
  version: 180,
  name: 'lists',
  sql: `
`,
} as const;
