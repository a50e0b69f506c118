/** People we owe a contact or a plan. */
export function OwedPanel() {
  return null;
}
