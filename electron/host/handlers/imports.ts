import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import { listImports } from '../../../db/repositories/imports/imports.ts';
import {
  keepMapping,
  keptFor,
  keptMappings,
  removeMapping,
  renameMapping,
} from '../../../db/repositories/imports/mappings.ts';
import { needDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { findHeadingRow } from '../../../domain/imports/headings.ts';
import { leftOutCsv } from '../../../domain/imports/left-out.ts';
import { isOwnFile } from '../../../domain/imports/own-file.ts';
import { secondHeadingRow } from '../../../domain/imports/two-rows.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, JobContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import { type OpenedSheet, openSheet } from '../imports/open-file.ts';
import { exportPeople } from './imports-export.ts';
import { lexiconOf, type Placed, type PlannedRow, underHeadings } from './imports-plan.ts';
import { columnsOf, fieldsOf, rowForScreen, unknownWordsIn } from './imports-screen.ts';
import {
  leftOutRows,
  planInPieces,
  reportName,
  reportRows,
  sortRows,
  takeIn,
  withFieldOfFolder,
} from './imports-take-in.ts';

function headingRowOf(db: ReadDb, today: IsoDate, sheet: OpenedSheet, given: number | null): number {
  const found = given === null ? findHeadingRow(sheet.rows, needDefinitions(db, today)) : given - 1;
  if (found === null) throw new Refusal('import-empty', 'path');
  return found + 1;
}

type Place = ParsedInputOf<'imports.look'>;

/** Opens a sheet and finds its headings. */
async function opened(context: JobContext, place: Place): Promise<Placed> {
  // Asked before reading, so that a locked register is told at once.
  const { db, clock } = context.reading();
  const sheet = await openSheet(place.path, place.sheet);
  const headingRow = headingRowOf(db, clock.today(), sheet, place.headingRow);
  return { sheet, headingRow, headingRows: place.headingRows };
}

function lookAt({ db, viewer: { today } }: ReturnType<JobContext['reading']>, placed: Placed) {
  const { sheet, headingRow, headingRows } = placed;
  const { headings, rows } = underHeadings(placed);
  const { fileHash, kind, encoding, delimiter, sheets, sheet: name } = sheet;
  const cells = rows.map((row) => row.cells);
  const kept = keptFor(db, headings);
  const ownFile = isOwnFile(sheet.rows);
  const isOne = headingRows === 1 && !ownFile;
  return {
    ...{ fileHash, kind, encoding, delimiter, sheets: [...sheets], sheet: name, headingRow },
    rows: rows.length,
    columns: columnsOf(headings, cells, db, today),
    joinWith: isOne ? secondHeadingRow(sheet.rows, headingRow, needDefinitions(db, today)) : null,
    ownFile,
    kept: kept === undefined ? null : { id: kept.id, name: kept.name, choices: kept.choices },
    fields: fieldsOf(db, today),
  };
}

const countOf = (rows: readonly PlannedRow[], state: PlannedRow['state']): number =>
  rows.filter((row) => row.state === state).length;

async function preview(context: JobContext, input: ParsedInputOf<'imports.preview'>) {
  const placed = await opened(context, input);
  const { headings, rows } = underHeadings(placed);
  const planned = await planInPieces(context, placed, input, rows.length);
  const { db, viewer } = context.reading();
  const lexicon = lexiconOf(db, viewer.today, input, isOwnFile(placed.sheet.rows));
  const shown = planned.flatMap(({ candidates }) => candidates.map(({ who }) => who.personId));
  const people = [...new Set(shown.filter((id) => id !== null))];
  if (people.length > 0) context.apply(() => undefined, {}, people);
  return {
    counts: {
      rows: planned.length,
      add: countOf(planned, 'add'),
      possibleDuplicates: countOf(planned, 'possible-duplicate'),
      changed: countOf(planned, 'changed'),
      unchanged: countOf(planned, 'unchanged'),
      cannot: countOf(planned, 'cannot'),
    },
    rows: planned.map((row) => rowForScreen(row, headings, lexicon)),
    unknownWords: unknownWordsIn(planned, headings, input.mapping, lexicon),
  };
}

async function saveReport(context: JobContext, input: ParsedInputOf<'imports.saveReport'>) {
  const placed = await opened(context, input);
  const sorted = sortRows(await planInPieces(context, placed, input), input);
  const rows = input.rows === 'all' ? reportRows(sorted) : leftOutRows(sorted);
  if (rows.length === 0) throw new Refusal('import-nothing-left-out', 'rows');
  const kind = input.rows === 'all' ? 'what-would-happen' : 'to-be-mended';
  const name = reportName(kind, context.clock.today(), placed.sheet.fileHash);
  const files = [{ name, text: leftOutCsv(underHeadings(placed).headings, rows) }];
  const detail = { rows: String(rows.length), file: placed.sheet.fileHash.slice(0, 12) };
  const keep = (): void => context.apply(() => undefined, detail);
  withFieldOfFolder('folder', () => writeFilesInto(context, path.resolve(input.folder), files, keep));
  return { file: name, rows: rows.length };
}

export const importsHandlers: FeatureHandlers<'imports'> = {
  'imports.pickFile': async ({ ports }) => {
    const picked = await ports.pickFile({ title: 'Take in a spreadsheet', extensions: ['csv', 'xlsx', 'txt', 'tsv'] });
    if (picked === 'unavailable') throw new Refusal('picker-unavailable');
    return { path: picked };
  },
  'imports.look': async (context, place) => {
    const placed = await opened(context, place);
    return lookAt(context.reading(), placed);
  },
  'imports.preview': preview,
  'imports.takeIn': async (context, input) => takeIn(context, await opened(context, input), input),
  'imports.saveReport': saveReport,
  'imports.export': exportPeople,
  'imports.mappings': ({ db }) => ({
    mappings: keptMappings(db).map(({ id, name, savedOn, choices }) => ({
      ...{ id, name, savedOn },
      columns: choices.columns.filter(({ field }) => field !== null).length,
    })),
  }),
  'imports.keepMapping': ({ db, clock }, { id, name, choices }) => ({
    id: keepMapping(db, id, name, choices, clock.today()),
    transactionId: db.transactionId,
  }),
  'imports.renameMapping': ({ db }, { id, name }) => {
    renameMapping(db, id, name);
    return { transactionId: db.transactionId };
  },
  'imports.removeMapping': ({ db }, { id }) => {
    removeMapping(db, id);
    return { transactionId: db.transactionId };
  },
  'imports.list': ({ db }) => ({ imports: listImports(db) }),
};
