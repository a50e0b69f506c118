/** Saved views of lists; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface ListsTables {}
