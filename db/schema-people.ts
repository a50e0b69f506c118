/** Numbers, facts of equality and what else is known of a person; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface PeopleTables {}
