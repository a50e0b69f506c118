import { z } from 'zod';
import { allowPartnership, personCategories } from '../access.ts';
import { id, optionalLine } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { disclosureByFile } from '../sharing/disclosure-operations.ts';
import { dateOrders, monthMeanings } from './dates.ts';
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
  /** The row of the headings as the sheet counts it, from 1, the lower one where there are two; null to find it. */
  headingRow: z.int().min(1).max(100).nullable(),
  /** Whether the row above holds headings too, under which these stand in groups. */
  headingRows: z.union([z.literal(1), z.literal(2)]).default(1),
};

const dates = z.strictObject({ order: z.enum(dateOrders).nullable(), monthMeans: z.enum(monthMeanings).nullable() });

/** Words of a column and the code of the register that somebody has said they mean. */
const meaning = z.strictObject({
  column: z.int().min(0).max(importLimits.columns),
  said: z.string().trim().min(1).max(importLimits.meaning, { error: 'text-too-long' }),
  code: z.string().max(80, { error: 'unknown-code' }),
});

/** What a person has chosen about the columns of a sheet. */
const choices = {
  /** For each column a field's code, `need:` and a need's code, or null for a column that is not taken in. */
  mapping: z.array(z.string().max(80, { error: 'unknown-code' }).nullable()).max(importLimits.columns),
  /** Which of the four facts a yes in a column of needs stands for. */
  needMeans: z.enum(['suspected', 'disclosed']),
  /** For each column how its dates are written; null, or missing, where nothing was said. */
  dates: z.array(dates.nullable()).max(importLimits.columns).default([]),
  meanings: z.array(meaning).max(importLimits.meanings).default([]),
};

/** The same by heading, as it is kept for the next sheet: never anything of a cell but words that mean a code. */
const keptChoices = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        heading: z.string().max(200),
        field: z.string().max(80).nullable(),
        dates: dates.nullable(),
        meanings: z.array(meaning.omit({ column: true })),
      }),
    )
    .max(importLimits.columns),
  needMeans: choices.needMeans,
});
export type KeptChoices = z.output<typeof keptChoices>;

/** Under which understanding. The hash says that the file is still the one that was looked at. */
const understanding = {
  ...place,
  fileHash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'import-changed' }),
  ...choices,
};

const line = z.int().min(1);

const evidence = z.strictObject({
  dayFirst: z.string().nullable(),
  monthFirst: z.string().nullable(),
  either: z.string().nullable(),
  monthAndTwo: z.string().nullable(),
  order: z.enum(dateOrders).nullable(),
});

const column = z.strictObject({
  /** A, B, … as a spreadsheet calls it. */
  letter: z.string(),
  heading: z.string(),
  samples: z.array(z.string()),
  /** Rows that say something in this column. */
  filled: z.number(),
  suggested: z.string().nullable(),
  why: z.string().nullable(),
  /** How its dates are written, as far as they show it: an example of each way. */
  dates: evidence,
});

/** Where something stands: the column's letter and heading; null for the row as a whole. */
const said = { letter: z.string().nullable(), heading: z.string().nullable(), sentence: z.string() };

export const rowStates = ['add', 'possible-duplicate', 'changed', 'unchanged', 'cannot'] as const;
export type RowState = (typeof rowStates)[number];

const previewRow = z.strictObject({
  line: z.number(),
  state: z.enum(rowStates),
  name: z.string(),
  reference: z.string().nullable(),
  birthDate: z.string().nullable(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  /** Codes of the needs that are present. */
  needs: z.array(z.string()),
  problems: z.array(z.strictObject({ code: z.string(), ...said })),
  notes: z.array(z.strictObject({ code: z.enum(noteCodes), ...said })),
  /** What differs from what the register holds of the person with this reference, in words. */
  differences: z.array(z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string() })),
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
  changed: z.number(),
  unchanged: z.number(),
  cannot: z.number(),
});

/** Words of a column that could not be understood, and what they could mean. */
const unknownWords = z.strictObject({
  column: z.number(),
  letter: z.string(),
  heading: z.string(),
  said: z.string(),
  rows: z.number(),
  options: z.array(z.strictObject({ code: z.string(), label: z.string() })),
});
export type UnknownWords = z.output<typeof unknownWords>;

const note = z.strictObject({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  leftOut: z.number(),
  fileHash: z.string(),
  /** What takes it back; null where its history no longer says. */
  transactionId: z.string().nullable(),
});
export type ImportNote = z.output<typeof note>;

const keptMapping = z.strictObject({ id: z.string(), name: z.string(), savedOn: z.string(), columns: z.number() });
const mappingName = z.string().trim().min(1, { error: 'import-mapping-name' }).max(80, { error: 'text-too-long' });

/** Which rows are taken in. */
const decisions = {
  /** Lines of possible duplicates that are somebody else and so are taken in. */
  add: z.array(line).max(importLimits.rows),
  /** Lines of people who are here already and are changed by their row. */
  update: z.array(line).max(importLimits.rows).default([]),
  /** Lines that could be taken in and are left out. */
  leaveOut: z.array(line).max(importLimits.rows),
};

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
      /** Where the next row or the one above seems to hold headings as well: how they would be read together. */
      joinWith: z.strictObject({ headingRow: z.number(), example: z.string() }).nullable(),
      /** Whether the application wrote this file itself, so that it is read back as it was written. */
      ownFile: z.boolean(),
      /** What was kept for these headings. */
      kept: z.strictObject({ id: z.string(), name: z.string(), choices: keptChoices }).nullable(),
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
    output: z.strictObject({ counts, rows: z.array(previewRow), unknownWords: z.array(unknownWords) }),
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
      ...decisions,
      /** Where the rows that are not taken in, or not wholly, are saved as CSV; null to save none. */
      leftOutFolder: filePath.nullable(),
    }),
    output: z.strictObject({
      id: z.string(),
      transactionId: z.string(),
      added: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      leftOut: z.number(),
      /** The file of what was not taken in; null where none was asked for or nothing was left. */
      leftOutFile: z.string().nullable(),
    }),
  }),
  /** What would happen, saved as CSV: every row, or those alone that would be left out. Nothing is written into the register but that this was done. */
  'imports.saveReport': operation({
    kind: 'job',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({
      ...understanding,
      ...decisions,
      rows: z.enum(['all', 'left-out']),
      folder: filePath,
    }),
    output: z.strictObject({ file: z.string(), rows: z.number() }),
  }),
  /** Saves the people whom the caller may see as a file that is taken in again as it is, and records for each that somebody was told. */
  'imports.export': operation({
    kind: 'job',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['sharing', 'audit'],
    input: z.strictObject({
      kind: z.enum(['csv', 'xlsx'], { error: 'unknown-code' }),
      folder: filePath,
      disclosure: disclosureByFile,
    }),
    output: z.strictObject({
      file: z.string(),
      people: z.number(),
      /** Values that stand in the register and are not shown to whoever saves the file, so that their cells are empty. */
      withheld: z.number(),
      /** Memberships beside the newest one of the cohort, for which the file has no place. */
      moreMemberships: z.number(),
    }),
  }),
  /** Mappings that are kept, by name. */
  'imports.mappings': operation({
    kind: 'read',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ mappings: z.array(keptMapping) }),
  }),
  /** Keeps what was chosen for the next sheet with the same headings; in the place of one of that id. */
  'imports.keepMapping': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['imports'],
    input: z.strictObject({ id: id.nullable(), name: mappingName, choices: keptChoices }),
    output: z.strictObject({ id: z.string(), transactionId: z.string() }),
  }),
  'imports.renameMapping': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['imports'],
    input: z.strictObject({ id, name: mappingName }),
    output: z.strictObject({ transactionId: z.string() }),
  }),
  'imports.removeMapping': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['imports'],
    input: z.strictObject({ id }),
    output: z.strictObject({ transactionId: z.string() }),
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
