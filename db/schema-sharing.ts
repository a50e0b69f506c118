/** Consent, refusals and disclosures; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface SharingTables {}
