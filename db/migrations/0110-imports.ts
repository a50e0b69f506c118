/** People taken in from a spreadsheet: a note of each time, without the file's name or anything that stood in it. */
export const imports = {
  version: 110,
  name: 'imports',
  sql: `
CREATE TABLE spreadsheetImport (
  id TEXT PRIMARY KEY,
  takenInAt TEXT NOT NULL,
  takenInBy TEXT NOT NULL REFERENCES userAccount (id),
  kind TEXT NOT NULL CHECK (kind IN ('csv', 'xlsx')),
  fileHash TEXT NOT NULL,
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL,
  leftOut INTEGER NOT NULL
) STRICT;
`,
} as const;
