/** Referrals, how they are ordered and decided; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface ReferralsTables {}
