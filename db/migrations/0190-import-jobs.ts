/** Mappings that are kept for the next spreadsheet with the same headings, and how many people an import changed. */
export const importJobs = {
  version: 190,
  name: 'import-jobs',
  sql: `
ALTER TABLE spreadsheetImport ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;

-- What the columns of a spreadsheet become. Headings and codes; of what stood in cells only words that somebody has said mean a code.
CREATE TABLE importMapping (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  headings TEXT NOT NULL CHECK (json_valid(headings)),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  savedOn TEXT NOT NULL
) STRICT;
`,
} as const;
