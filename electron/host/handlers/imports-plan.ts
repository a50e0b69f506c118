import type { ReadDb } from '../../../db/handles.ts';
import { peopleToCompare, takenReferences } from '../../../db/repositories/imports/imports.ts';
import { agencies, listValues, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { Lexicon } from '../../../domain/imports/draft.ts';
import { type Candidate, createFinder, somebodyOn } from '../../../domain/imports/duplicates.ts';
import { importLimits } from '../../../domain/imports/limits.ts';
import { isImportField } from '../../../domain/imports/readers.ts';
import { isEmptyRow, type ReadRow, readRow } from '../../../domain/imports/rows.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { OpenedSheet } from '../imports/open-file.ts';

export type Understanding = Omit<ParsedInputOf<'imports.preview'>, 'path' | 'sheet'>;

/** One row, what it would become and whom it may be. */
export interface PlannedRow extends ReadRow {
  readonly cells: readonly string[];
  readonly state: 'add' | 'possible-duplicate' | 'cannot';
  readonly candidates: readonly Candidate[];
}

const nameFields = ['preferred-name', 'given-name', 'family-name', 'full-name'];

function assertMapping(mapping: Understanding['mapping'], needCodes: readonly string[], columns: number): void {
  const fields = mapping.filter((field) => field !== null);
  for (const [at, field] of mapping.entries()) {
    if (field === null) continue;
    if (!isImportField(field, needCodes) || at >= columns) throw new Refusal('unknown-code', `mapping.${at}`);
    if (mapping.indexOf(field) !== at) throw new Refusal('import-column-twice', `mapping.${at}`);
  }
  if (!fields.some((field) => nameFields.includes(field))) throw new Refusal('import-no-name-column', 'mapping');
}

/** The words of the register with which cells are read. */
export function lexiconOf(db: ReadDb, today: IsoDate, needMeans: Lexicon['needMeans']): Lexicon {
  const values = listValues(db, today);
  const list = (name: string) => values.filter((value) => value.list === name && !value.sealed);
  return {
    today,
    needMeans,
    needs: needDefinitions(db, today),
    sex: list('sex'),
    ethnicity: list('ethnicity'),
    destination: list('destination'),
    agencies: agencies(db),
  };
}

/** The headings of a sheet, and its rows with the numbers that the spreadsheet gives them. */
export function underHeadings(sheet: OpenedSheet, headingRow: number) {
  const headings = sheet.rows[headingRow - 1];
  if (headings === undefined || isEmptyRow(headings)) throw new Refusal('import-heading-row', 'headingRow');
  const rows = sheet.rows
    .map((cells, at) => ({ cells, line: at + 1 }))
    .slice(headingRow)
    .filter(({ cells }) => !isEmptyRow(cells));
  if (rows.length === 0) throw new Refusal('import-only-headings', 'path');
  if (rows.length > importLimits.rows) throw new Refusal('import-too-many-rows', 'path');
  const columns = Math.max(headings.length, ...rows.map(({ cells }) => cells.length));
  return { headings: Array.from({ length: columns }, (_, at) => (headings[at] ?? '').trim()), rows };
}

/** Reads every row and says what would become of it. The same for looking and for taking in, so that they agree. */
export function planOf(
  db: ReadDb,
  viewer: Viewer,
  sheet: OpenedSheet,
  headingRow: number,
  { mapping, needMeans, fileHash }: Understanding,
): PlannedRow[] {
  if (sheet.fileHash !== fileHash) throw new Refusal('import-changed', 'fileHash');
  const lexicon = lexiconOf(db, viewer.today, needMeans);
  const { headings, rows } = underHeadings(sheet, headingRow);
  const needCodes = lexicon.needs.map(({ code }) => code);
  assertMapping(mapping, needCodes, headings.length);
  const taken = takenReferences(db);
  const finder = createFinder();
  for (const person of peopleToCompare(db, viewer)) finder.add(person);
  return rows.map(({ cells, line }) => {
    const read = readRow(cells, line, mapping, lexicon);
    if (read.problems.length > 0) return { ...read, cells, state: 'cannot', candidates: [] };
    const one = somebodyOn(read);
    const candidates = finder.candidatesFor(one);
    finder.add(one);
    const isTaken = one.reference !== null && taken.has(one.reference.toLowerCase());
    if (isTaken && !candidates.some(({ likeness }) => likeness === 'same-reference')) {
      const problem = { code: 'reference-taken', column: mapping.indexOf('reference') } as const;
      return { ...read, cells, state: 'cannot', candidates: [], problems: [problem] };
    }
    return { ...read, cells, state: candidates.length > 0 ? 'possible-duplicate' : 'add', candidates };
  });
}
