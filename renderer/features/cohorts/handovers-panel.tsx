/** Handovers and follow-ups that wait for you. */
export function HandoversPanel() {
  return null;
}
