import type { ReadDb } from '../../../db/handles.ts';
import { peopleToCompare, takenReferences } from '../../../db/repositories/imports/imports.ts';
import { agencies, needDefinitions, openLists } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { Difference } from '../../../domain/imports/compare.ts';
import type { Lexicon } from '../../../domain/imports/draft.ts';
import { type Candidate, createFinder, type Finder, somebodyOn } from '../../../domain/imports/duplicates.ts';
import { importLimits } from '../../../domain/imports/limits.ts';
import type { RowState } from '../../../domain/imports/operations.ts';
import { isOwnFile } from '../../../domain/imports/own-file.ts';
import { isImportField } from '../../../domain/imports/readers.ts';
import { isEmptyRow, type ReadRow, readRow } from '../../../domain/imports/rows.ts';
import { joinHeadings } from '../../../domain/imports/two-rows.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { foldForSearch } from '../../../domain/search.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { OpenedSheet } from '../imports/open-file.ts';
import { createFitting, type Fitting } from './imports-fits.ts';
import { type Comparing, createComparing } from './imports-known.ts';

export type Understanding = Omit<ParsedInputOf<'imports.preview'>, 'path' | 'sheet'>;

/** One row, what it would become and whom it may be. */
export interface PlannedRow extends ReadRow {
  readonly cells: readonly string[];
  readonly state: RowState;
  readonly candidates: readonly Candidate[];
  /** Who is in the register already under the row's reference, and in what they differ. */
  readonly personId: string | null;
  readonly differences: readonly Difference[];
}

/** A sheet as it was opened, with the place of its headings. */
export interface Placed {
  readonly sheet: OpenedSheet;
  readonly headingRow: number;
  readonly headingRows: 1 | 2;
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

function meaningsOf(meanings: Understanding['meanings']): Map<number, Map<string, string>> {
  const byColumn = new Map<number, Map<string, string>>();
  for (const { column, said, code } of meanings)
    byColumn.set(column, (byColumn.get(column) ?? new Map()).set(foldForSearch(said), code));
  return byColumn;
}

type Said = Pick<Understanding, 'needMeans' | 'dates' | 'meanings'>;

/** The words of the register with which cells are read, and what was said about the columns. */
export function lexiconOf(db: ReadDb, today: IsoDate, said: Said, exact: boolean): Lexicon {
  return {
    today,
    needMeans: said.needMeans,
    dates: said.dates,
    meanings: meaningsOf(said.meanings),
    exact,
    needs: needDefinitions(db, today),
    lists: openLists(db, today),
    agencies: agencies(db),
  };
}

function headingsOf({ sheet, headingRow, headingRows }: Placed): readonly string[] {
  const lower = sheet.rows[headingRow - 1];
  if (lower === undefined || isEmptyRow(lower)) throw new Refusal('import-heading-row', 'headingRow');
  if (headingRows === 1) return lower;
  const upper = sheet.rows[headingRow - 2];
  if (upper === undefined) throw new Refusal('import-needs-space', 'headingRow');
  return joinHeadings(upper, lower);
}

/** The headings of a sheet, and its rows with the numbers that the spreadsheet gives them. */
export function underHeadings(placed: Placed) {
  const { sheet, headingRow } = placed;
  const headings = headingsOf(placed);
  const rows = sheet.rows
    .map((cells, at) => ({ cells, line: at + 1 }))
    .slice(headingRow)
    .filter(({ cells }) => !isEmptyRow(cells));
  if (rows.length === 0) throw new Refusal('import-only-headings', 'path');
  if (rows.length > importLimits.rows) throw new Refusal('import-too-many-rows', 'path');
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  return { headings: Array.from({ length: columns }, (_, at) => (headings[at] ?? '').trim()), rows };
}

/** What every row of a plan is held against. */
interface Against {
  readonly finder: Finder;
  readonly taken: ReadonlySet<string>;
  readonly comparing: Comparing;
  readonly fitting: Fitting;
  readonly referenceColumn: number;
  /** Whether the application wrote the file itself. */
  readonly isOwn: boolean;
}

function planRow(read: ReadRow, cells: readonly string[], against: Against): PlannedRow {
  const nothing = { ...read, cells, candidates: [], personId: null, differences: [] };
  if (read.problems.length > 0) return { ...nothing, state: 'cannot' };
  const one = somebodyOn(read);
  const found = against.finder.candidatesFor(one);
  // In its own file the application wrote down who is who: two people of one name are two people.
  const candidates = against.isOwn
    ? found.filter(({ who, likeness }) => who.line === null || likeness === 'same-reference')
    : found;
  against.finder.add(one);
  const same = candidates.find(({ likeness, who }) => likeness === 'same-reference' && who.personId !== null);
  if (same?.who.personId != null) return knownRow(read, cells, same.who.personId, candidates, against);
  const isTaken = one.reference !== null && against.taken.has(one.reference.toLowerCase());
  if (isTaken && !candidates.some(({ likeness }) => likeness === 'same-reference'))
    return { ...nothing, state: 'cannot', problems: [{ code: 'reference-taken', column: against.referenceColumn }] };
  const problems = against.fitting.ofNew(read);
  if (problems.length > 0) return { ...nothing, state: 'cannot', problems };
  return { ...nothing, state: candidates.length > 0 ? 'possible-duplicate' : 'add', candidates };
}

/** Somebody whose reference is in the register already: here and unchanged, or with something that differs. */
function knownRow(
  read: ReadRow,
  cells: readonly string[],
  personId: string,
  candidates: readonly Candidate[],
  { comparing, fitting, referenceColumn }: Against,
): PlannedRow {
  const { differences, notes } = comparing.compare(read, personId);
  const known = { ...read, cells, candidates, personId, differences };
  const told = [...read.notes, ...notes.map((code) => ({ code, column: null }))];
  if (differences.length === 0) return { ...known, notes: told, state: 'unchanged' };
  if (comparing.isRestricted(personId))
    return { ...known, state: 'cannot', problems: [{ code: 'import-record-restricted', column: referenceColumn }] };
  const problems = fitting.ofKnown(read, personId, differences);
  if (problems.length > 0) return { ...known, notes: told, state: 'cannot', problems };
  return { ...known, notes: told, state: 'changed' };
}

/**
 * Reads every row and says what would become of it, yielding how many are done. The same for looking and for taking in, so that
 * they agree.
 */
export function* planOf(
  db: ReadDb,
  viewer: Viewer,
  placed: Placed,
  understanding: Understanding,
): Generator<number, PlannedRow[]> {
  const { mapping, fileHash } = understanding;
  if (placed.sheet.fileHash !== fileHash) throw new Refusal('import-changed', 'fileHash');
  const lexicon = lexiconOf(db, viewer.today, understanding, isOwnFile(placed.sheet.rows));
  const { headings, rows } = underHeadings(placed);
  assertMapping(
    mapping,
    lexicon.needs.map(({ code }) => code),
    headings.length,
  );
  yield 0;
  const against: Against = {
    finder: createFinder(),
    taken: takenReferences(db),
    comparing: createComparing(db, viewer),
    fitting: createFitting(db, viewer, mapping),
    referenceColumn: mapping.indexOf('reference'),
    isOwn: lexicon.exact === true,
  };
  yield 0;
  for (const person of peopleToCompare(db, viewer)) against.finder.add(person);
  yield 0;
  const planned: PlannedRow[] = [];
  for (const { cells, line } of rows) {
    planned.push(planRow(readRow(cells, line, mapping, lexicon), cells, against));
    yield planned.length;
  }
  return planned;
}
