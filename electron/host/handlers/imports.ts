import type { ReadDb } from '../../../db/handles.ts';
import { listImports } from '../../../db/repositories/imports/imports.ts';
import { needDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { importFields } from '../../../domain/imports/fields.ts';
import { findHeadingRow, suggestMapping } from '../../../domain/imports/headings.ts';
import { letterOf } from '../../../domain/imports/letters.ts';
import { noteSentence } from '../../../domain/imports/notes.ts';
import type { PreviewRow } from '../../../domain/imports/operations.ts';
import { isPresent } from '../../../domain/people/eligibility.ts';
import { Refusal, sentenceFor } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, JobContext } from '../context.ts';
import { type OpenedSheet, openSheet } from '../imports/open-file.ts';
import { type PlannedRow, planOf, underHeadings } from './imports-plan.ts';
import { takeIn } from './imports-take-in.ts';

const samplesShown = 3;
const longestSample = 60;

function headingRowOf(db: ReadDb, today: IsoDate, sheet: OpenedSheet, given: number | null): number {
  const found = given === null ? findHeadingRow(sheet.rows, needDefinitions(db, today)) : given - 1;
  if (found === null) throw new Refusal('import-empty', 'path');
  return found + 1;
}

/** Opens a sheet and finds its headings. */
async function opened(context: JobContext, place: { path: string; sheet: string | null; headingRow: number | null }) {
  // Asked before reading, so that a locked register is told at once.
  const { db, clock } = context.reading();
  const sheet = await openSheet(place.path, place.sheet);
  return { sheet, headingRow: headingRowOf(db, clock.today(), sheet, place.headingRow) };
}

const clipped = (text: string): string => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text);

function columnsOf(headings: readonly string[], rows: readonly (readonly string[])[], db: ReadDb, today: IsoDate) {
  const columns = headings.map((_heading, at) => rows.map((cells) => (cells[at] ?? '').trim()));
  const suggested = suggestMapping(headings, columns, needDefinitions(db, today));
  return headings.map((heading, at) => {
    const said = (columns[at] ?? []).filter((cell) => cell !== '');
    return {
      letter: letterOf(at),
      heading: clipped(heading),
      samples: [...new Set(said)].slice(0, samplesShown).map(clipped),
      filled: said.length,
      suggested: suggested[at]?.field ?? null,
      why: suggested[at]?.why ?? null,
    };
  });
}

const fieldsOf = (db: ReadDb, today: IsoDate): OutputOf<'imports.look'>['fields'] => [
  ...importFields.map(({ code, label, says }) => ({ code, label, says })),
  ...needDefinitions(db, today).map(({ code, label }) => ({
    code: `need:${code}`,
    label: `Need: ${label}`,
    says: 'Yes, no, at risk or not known.',
  })),
];

function rowForScreen(row: PlannedRow, headings: readonly string[]): PreviewRow {
  const { line, state, person, joinedOn, leftOn, candidates } = row;
  const said = <Code extends string>({ code, column }: { code: Code; column: number | null }, sentence: string) => ({
    code,
    letter: column === null ? null : letterOf(column),
    heading: column === null ? null : clipped(headings[column] ?? ''),
    sentence,
  });
  const full = [person.givenName, person.familyName].filter((part) => part != null).join(' ');
  return {
    line,
    state,
    name: full === '' ? person.preferredName : full,
    reference: person.reference ?? null,
    birthDate: person.birthDate ?? null,
    joinedOn,
    leftOn,
    needs: (person.needs ?? []).filter(isPresent).map(({ code }) => code),
    problems: row.problems.map((problem) => said(problem, sentenceFor(problem.code))),
    notes: row.notes.map((note) => said(note, noteSentence(note.code))),
    candidates: candidates.map(({ who: { personId, line: at, reference, name, birthDate }, likeness }) => ({
      personId,
      line: at,
      reference,
      name,
      birthDate,
      likeness,
    })),
  };
}

const countOf = (rows: readonly PlannedRow[], state: PlannedRow['state']): number =>
  rows.filter((row) => row.state === state).length;

export const importsHandlers: FeatureHandlers<'imports'> = {
  'imports.pickFile': async ({ ports }) => {
    const path = await ports.pickFile({ title: 'Take in a spreadsheet', extensions: ['csv', 'xlsx', 'txt', 'tsv'] });
    if (path === 'unavailable') throw new Refusal('picker-unavailable');
    return { path };
  },
  'imports.look': async (context, place) => {
    const { sheet, headingRow } = await opened(context, place);
    const { db, clock } = context.reading();
    const { headings, rows } = underHeadings(sheet, headingRow);
    const { fileHash, kind, encoding, delimiter, sheets, sheet: name } = sheet;
    const cells = rows.map((row) => row.cells);
    return {
      ...{ fileHash, kind, encoding, delimiter, sheets: [...sheets], sheet: name, headingRow },
      rows: rows.length,
      columns: columnsOf(headings, cells, db, clock.today()),
      fields: fieldsOf(db, clock.today()),
    };
  },
  'imports.preview': async (context, input) => {
    const { sheet, headingRow } = await opened(context, input);
    const { db, viewer } = context.reading();
    const planned = planOf(db, viewer, sheet, headingRow, input);
    const { headings } = underHeadings(sheet, headingRow);
    const shown = planned.flatMap(({ candidates }) => candidates.map(({ who }) => who.personId));
    const people = [...new Set(shown.filter((id) => id !== null))];
    if (people.length > 0) context.apply(() => undefined, {}, people);
    return {
      counts: {
        rows: planned.length,
        add: countOf(planned, 'add'),
        possibleDuplicates: countOf(planned, 'possible-duplicate'),
        cannot: countOf(planned, 'cannot'),
      },
      rows: planned.map((row) => rowForScreen(row, headings)),
    };
  },
  'imports.takeIn': async (context, input) => {
    const { sheet, headingRow } = await opened(context, input);
    return takeIn(context, sheet, headingRow, input);
  },
  'imports.list': ({ db }) => ({ imports: listImports(db) }),
};
