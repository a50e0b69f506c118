/** Filled next. */
export const importJobs = {
  version: 190,
  name: 'import-jobs',
  sql: `
`,
} as const;
