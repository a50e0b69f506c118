/** Rows by whose they are, each in the order in which they came, and people in the order in which they first stand there. */
export function byPerson<Row extends { readonly personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.personId);
    if (own === undefined) found.set(row.personId, [row]);
    else own.push(row);
  }
  return found;
}
