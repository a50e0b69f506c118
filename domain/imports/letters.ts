/** What a spreadsheet calls a column, counted from 0: A to Z, then AA and on. */
export const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letterOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
