/** Releases and other days that come. */
export function ComingPanel() {
  return null;
}
