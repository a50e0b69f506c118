/** Contacts and what happened, by day; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface ContactsTables {}
