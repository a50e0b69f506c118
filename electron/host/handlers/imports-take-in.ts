import path from 'node:path';
import { newestReferenceNumber, referenceNumbered } from '../../../db/repositories/people/people.ts';
import { deathAsDestination } from '../../../domain/cohorts/destinations.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type LeftOutRow, leftOutCsv } from '../../../domain/imports/left-out.ts';
import { losesSomething, noteSentence } from '../../../domain/imports/notes.ts';
import { Refusal, sentenceFor } from '../../../domain/refusal.ts';
import type { JobContext, WriteContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import type { OpenedSheet } from '../imports/open-file.ts';
import { recordImportedDeath } from './cohorts-deaths.ts';
import { type PlannedRow, planOf, underHeadings } from './imports-plan.ts';
import { addPerson } from './people-adding.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { join } from './people-rules.ts';

type TakeInInput = ParsedInputOf<'imports.takeIn'>;

const isTakenIn = ({ state, line }: PlannedRow, add: ReadonlySet<number>, leaveOut: ReadonlySet<number>): boolean =>
  !leaveOut.has(line) && (state === 'add' || (state === 'possible-duplicate' && add.has(line)));

/** References for those who bring none, above every number that the register or the sheet has. */
function createReferences(context: WriteContext, rows: readonly PlannedRow[]): () => string {
  const own = rows.map(({ person }) => /^c-(\d{1,9})$/i.exec(person.reference ?? '')?.[1] ?? '0');
  let newest = Math.max(newestReferenceNumber(context.db), ...own.map(Number));
  return () => {
    newest += 1;
    return referenceNumbered(newest);
  };
}

const hasTakenReference = ({ candidates }: PlannedRow): boolean =>
  candidates.some(({ likeness }) => likeness === 'same-reference');

function addRow(context: WriteContext, row: PlannedRow, nextReference: () => string, cohortId: string): string {
  const { db, user, viewer } = context;
  const { person, joinedOn, leftOn, destination } = row;
  const own = hasTakenReference(row) ? null : (person.reference ?? null);
  const details = { ...person, reference: own ?? nextReference() };
  const personId = addPerson(db, row.agencyId ?? user.agencyId, viewer, details);
  if (joinedOn === null) return personId;
  const membershipId = join(db, personId, cohortId, joinedOn, viewer.today);
  if (leftOn !== null && destination === deathAsDestination) recordImportedDeath(context, personId, leftOn);
  else if (leftOn !== null) db.update('membership', membershipId, { leftOn, destination });
  return personId;
}

interface TakenIn {
  readonly id: string;
  readonly transactionId: string;
  readonly added: number;
  readonly leftOut: number;
}

/** Adds the rows and the note of the import; `people` is filled with the ids of those added. */
function write(
  context: WriteContext,
  sheet: OpenedSheet,
  planned: readonly PlannedRow[],
  rows: readonly PlannedRow[],
  people: string[],
): TakenIn {
  const { db, user, clock } = context;
  const { cohortId } = eligibilityRule(db, clock.today());
  const nextReference = createReferences(context, rows);
  for (const row of rows) {
    try {
      people.push(addRow(context, row, nextReference, cohortId));
    } catch (error) {
      // What was looked at and no longer fits is named by its line; nothing of the others is kept either.
      throw error instanceof Refusal ? new Refusal(error.code, `rows.${row.line}`) : error;
    }
  }
  const leftOut = planned.length - rows.length;
  const id = db.insert('spreadsheetImport', {
    takenInAt: new Date(clock.now()).toISOString(),
    takenInBy: user.id,
    kind: sheet.kind,
    fileHash: sheet.fileHash,
    rows: planned.length,
    added: rows.length,
    leftOut,
  });
  return { id, transactionId: db.transactionId, added: rows.length, leftOut };
}

const reasons = ({ problems, notes, state }: PlannedRow, isTaken: boolean): string => {
  if (problems.length > 0) return problems.map(({ code }) => sentenceFor(code)).join(' ');
  if (!isTaken) return state === 'add' ? 'Left out by hand.' : 'Possibly somebody who is in the register already.';
  const lost = notes.filter(({ code }) => losesSomething.has(code));
  return ['Taken in, but not wholly.', ...lost.map(({ code }) => noteSentence(code))].join(' ');
};

/** The rows that are not taken in, and those of which a cell is not. */
function leftOutRows(planned: readonly PlannedRow[], taken: ReadonlySet<PlannedRow>): LeftOutRow[] {
  return planned
    .filter((row) => !taken.has(row) || row.notes.some(({ code }) => losesSomething.has(code)))
    .map((row) => ({ line: row.line, why: reasons(row, taken.has(row)), cells: row.cells }));
}

const fileNamed = (today: string, hash: string): string => `not-taken-in-${today}-${hash.slice(0, 8)}.csv`;

/** Takes the rows in, in one transaction, and saves what is left out beside it: both are kept, or neither. */
export function takeIn(context: JobContext, sheet: OpenedSheet, headingRow: number, input: TakeInInput) {
  const { db, viewer, clock } = context.reading();
  const planned = planOf(db, viewer, sheet, headingRow, input);
  const [add, leaveOut] = [new Set(input.add), new Set(input.leaveOut)];
  const rows = planned.filter((row) => isTakenIn(row, add, leaveOut));
  if (rows.length === 0) throw new Refusal('import-nothing-to-take', 'add');
  const people: string[] = [];
  const leftOut = leftOutRows(planned, new Set(rows));
  const detail = { rows: String(planned.length), added: String(rows.length), file: sheet.fileHash.slice(0, 12) };
  const keep = (): TakenIn => context.apply((writing) => write(writing, sheet, planned, rows, people), detail, people);
  if (input.leftOutFolder === null || leftOut.length === 0) return { ...keep(), leftOutFile: null };
  const { headings } = underHeadings(sheet, headingRow);
  const name = fileNamed(clock.today(), sheet.fileHash);
  const folder = path.resolve(input.leftOutFolder);
  const written = withFieldOfFolder(() =>
    writeFilesInto(context, folder, [{ name, text: leftOutCsv(headings, leftOut) }], keep),
  );
  return { ...written, leftOutFile: name };
}

/** A folder that cannot be written in is told beside the field in which it was given. */
function withFieldOfFolder<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal && error.field === 'folder' ? new Refusal(error.code, 'leftOutFolder') : error;
  }
}
