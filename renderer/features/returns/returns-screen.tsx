/** The anonymised quarterly return: preview and export. */
export function ReturnsScreen() {
  return null;
}
