/** Goals, strengths, actions and agreed risks; part of `EntityTables`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface PlansTables {}
