/** Cohorts, who is in them and who leads for whom; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface CohortsTables {}
