import { z } from 'zod';
import { allowPartnership, personCategories } from '../access.ts';
import { optionalLine } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { likenesses } from './duplicates.ts';
import { importLimits } from './limits.ts';
import { noteCodes } from './notes.ts';

const coordinators = allowPartnership(['coordinator'], personCategories);

const filePath = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });

/** Which part of which file. */
const place = {
  path: filePath,
  /** A sheet of a workbook by its name; null for the first. */
  sheet: optionalLine(200),
  /** The row of the headings as the sheet counts it, from 1; null to find it. */
  headingRow: z.int().min(1).max(100).nullable(),
};

/** Under which understanding. The hash says that the file is still the one that was looked at. */
const understanding = {
  ...place,
  fileHash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'import-changed' }),
  /** For each column a field's code, `need:` and a need's code, or null for a column that is not taken in. */
  mapping: z.array(z.string().max(80, { error: 'unknown-code' }).nullable()).max(importLimits.columns),
  /** Which of the four facts a yes in a column of needs stands for. */
  needMeans: z.enum(['suspected', 'disclosed']),
};

const line = z.int().min(1);

const column = z.strictObject({
  /** A, B, … as a spreadsheet calls it. */
  letter: z.string(),
  heading: z.string(),
  samples: z.array(z.string()),
  /** Rows that say something in this column. */
  filled: z.number(),
  suggested: z.string().nullable(),
  why: z.string().nullable(),
});

/** Where something stands: the column's letter and heading; null for the row as a whole. */
const said = { letter: z.string().nullable(), heading: z.string().nullable(), sentence: z.string() };

const previewRow = z.strictObject({
  line: z.number(),
  state: z.enum(['add', 'possible-duplicate', 'cannot']),
  name: z.string(),
  reference: z.string().nullable(),
  birthDate: z.string().nullable(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  /** Codes of the needs that are present. */
  needs: z.array(z.string()),
  problems: z.array(z.strictObject({ code: z.string(), ...said })),
  notes: z.array(z.strictObject({ code: z.enum(noteCodes), ...said })),
  candidates: z.array(
    z.strictObject({
      personId: z.string().nullable(),
      line: z.number().nullable(),
      reference: z.string().nullable(),
      name: z.string(),
      birthDate: z.string().nullable(),
      likeness: z.enum(likenesses),
    }),
  ),
});
export type PreviewRow = z.output<typeof previewRow>;

const counts = z.strictObject({
  rows: z.number(),
  add: z.number(),
  possibleDuplicates: z.number(),
  cannot: z.number(),
});

const note = z.strictObject({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  rows: z.number(),
  added: z.number(),
  leftOut: z.number(),
  fileHash: z.string(),
  /** What takes it back; null where its history no longer says. */
  transactionId: z.string().nullable(),
});
export type ImportNote = z.output<typeof note>;

/** Taking people in from the spreadsheet that a partnership already has. */
export const importsOperations = {
  'imports.pickFile': operation({
    kind: 'job',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  /** What is in a file, and what each column would become. Nothing is written. */
  'imports.look': operation({
    kind: 'job',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject(place),
    output: z.strictObject({
      fileHash: z.string(),
      kind: z.enum(['csv', 'xlsx']),
      /** How the letters and columns of a CSV were read; null for a workbook. */
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      headingRow: z.number(),
      /** Rows under the headings that say something. */
      rows: z.number(),
      columns: z.array(column),
      fields: z.array(z.strictObject({ code: z.string(), label: z.string(), says: z.string() })),
    }),
  }),
  /** Every row as it would be taken in. Nothing is written, apart from whom of the register it put on the screen. */
  'imports.preview': operation({
    kind: 'job',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject(understanding),
    output: z.strictObject({ counts, rows: z.array(previewRow) }),
  }),
  /** Takes in every row that can be, but for those left out, in one step: all of them or none. */
  'imports.takeIn': operation({
    kind: 'job',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['people', 'outcomes', 'imports'],
    input: z.strictObject({
      ...understanding,
      /** Lines of possible duplicates that are somebody else and so are taken in. */
      add: z.array(line).max(importLimits.rows),
      /** Lines that could be taken in and are left out. */
      leaveOut: z.array(line).max(importLimits.rows),
      /** Where the rows that are not taken in, or not wholly, are saved as CSV; null to save none. */
      leftOutFolder: filePath.nullable(),
    }),
    output: z.strictObject({
      id: z.string(),
      transactionId: z.string(),
      added: z.number(),
      leftOut: z.number(),
      /** The file of what was not taken in; null where none was asked for or nothing was left. */
      leftOutFile: z.string().nullable(),
    }),
  }),
  /** Earlier imports, newest first. One that was taken back is no longer here, and stays in the audit trail. */
  'imports.list': operation({
    kind: 'read',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ imports: z.array(note) }),
  }),
} as const;
