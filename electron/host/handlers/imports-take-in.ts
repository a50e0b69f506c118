import path from 'node:path';
import type { ReadDb } from '../../../db/handles.ts';
import { newestReferenceNumber, referenceNumbered } from '../../../db/repositories/people/people.ts';
import { deathAsDestination } from '../../../domain/cohorts/destinations.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type LeftOutRow, leftOutCsv } from '../../../domain/imports/left-out.ts';
import { losesSomething, noteSentence } from '../../../domain/imports/notes.ts';
import { Refusal, sentenceFor } from '../../../domain/refusal.ts';
import type { JobContext, StagedJob, WriteContext } from '../context.ts';
import { writeFilesInto } from '../files-in-folder.ts';
import { recordImportedDeath } from './cohorts-deaths.ts';
import { type Comparing, createComparing, updateKnown } from './imports-known.ts';
import { type Placed, type PlannedRow, planOf, underHeadings } from './imports-plan.ts';
import { addPerson } from './people-adding.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { join } from './people-rules.ts';

type TakeInInput = ParsedInputOf<'imports.takeIn'>;
type Decisions = Pick<TakeInInput, 'add' | 'update' | 'leaveOut'>;

/** What becomes of each row after what was decided. */
interface Sorted {
  readonly added: readonly PlannedRow[];
  readonly changed: readonly PlannedRow[];
  readonly unchanged: readonly PlannedRow[];
  readonly leftOut: readonly PlannedRow[];
}

type Fate = keyof Sorted;

/** What becomes of a row. Taking in a possible duplicate, or changing somebody, has to be chosen. */
function fateOf({ state, line }: PlannedRow, chosen: Readonly<Record<keyof Decisions, ReadonlySet<number>>>): Fate {
  if (state === 'unchanged') return 'unchanged';
  if (state === 'cannot' || chosen.leaveOut.has(line)) return 'leftOut';
  if (state === 'add' || chosen.add.has(line)) return 'added';
  return state === 'changed' && chosen.update.has(line) ? 'changed' : 'leftOut';
}

export function sortRows(planned: readonly PlannedRow[], { add, update, leaveOut }: Decisions): Sorted {
  const chosen = { add: new Set(add), update: new Set(update), leaveOut: new Set(leaveOut) };
  const sorted: Record<Fate, PlannedRow[]> = { added: [], changed: [], unchanged: [], leftOut: [] };
  for (const row of planned) sorted[fateOf(row, chosen)].push(row);
  return sorted;
}

/** References for those who bring none, above every number that the register or the sheet has. */
function createReferences(db: ReadDb, rows: readonly PlannedRow[]): () => string {
  const own = rows.map(({ person }) => Number(/^c-(\d{1,9})$/i.exec(person.reference ?? '')?.[1] ?? '0'));
  let newest = own.reduce((most, number) => Math.max(most, number), newestReferenceNumber(db));
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
  for (const place of row.places) db.insert('whereabouts', { personId, category: 'contact', ...place });
  if (joinedOn === null) return personId;
  const membershipId = join(db, personId, cohortId, joinedOn, viewer.today);
  if (leftOn !== null && destination === deathAsDestination) recordImportedDeath(context, personId, leftOn, false);
  else if (leftOn !== null) db.update('membership', membershipId, { leftOn, destination });
  return personId;
}

interface Prepared {
  readonly nextReference: () => string;
  readonly cohortId: string;
  readonly comparing: Comparing;
  /** Ids of those added and changed. */
  readonly people: string[];
}

/** Prepares one row; what was looked at and no longer fits is named by its line. */
function prepareRow(context: WriteContext, row: PlannedRow, isNew: boolean, prepared: Prepared): void {
  const { nextReference, cohortId, comparing, people } = prepared;
  try {
    if (isNew) people.push(addRow(context, row, nextReference, cohortId));
    else if (row.personId !== null) {
      updateKnown(context, row.personId, row, cohortId, comparing);
      people.push(row.personId);
    }
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `rows.${row.line}`) : error;
  }
}

/** How long a piece is meant to take, in milliseconds: well under what the host may be away for. */
const pieceTakes = 20;
const mostInPiece = 50;

/** Prepares every row that is taken in, yielding how many are done. */
function* prepareAll(staged: StagedJob, { added, changed }: Sorted, prepared: Prepared): Generator<number, void> {
  const all = [...added, ...changed];
  let [from, size] = [0, 5];
  while (from < all.length) {
    const [some, first, began] = [all.slice(from, from + size), from, performance.now()];
    staged.piece((context) => {
      for (const [at, row] of some.entries()) prepareRow(context, row, first + at < added.length, prepared);
    });
    from += some.length;
    const fits = Math.floor((size * pieceTakes) / Math.max(performance.now() - began, 1));
    size = Math.min(mostInPiece, Math.max(1, fits));
    yield from;
  }
}

interface TakenIn {
  readonly id: string;
  readonly transactionId: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
}

/** The note of the import, in the one write that keeps everything. */
function keepNote(
  { db, user, clock }: WriteContext,
  { sheet }: Placed,
  planned: number,
  { added, changed, unchanged, leftOut }: Sorted,
): TakenIn {
  const counts = { added: added.length, changed: changed.length, leftOut: leftOut.length };
  const id = db.insert('spreadsheetImport', {
    takenInAt: new Date(clock.now()).toISOString(),
    takenInBy: user.id,
    kind: sheet.kind,
    fileHash: sheet.fileHash,
    rows: planned,
    ...counts,
  });
  return { id, transactionId: db.transactionId, unchanged: unchanged.length, ...counts };
}

const whyLeftOut: Readonly<Record<PlannedRow['state'], string>> = {
  add: 'Left out by hand.',
  'possible-duplicate': 'Possibly somebody who is in the register already.',
  changed: 'Here already under this reference, and different. Nothing was changed.',
  unchanged: 'Here already, unchanged.',
  cannot: '',
};

const reasons = ({ problems, notes, state }: PlannedRow, isTaken: boolean): string => {
  if (problems.length > 0) return problems.map(({ code }) => sentenceFor(code)).join(' ');
  if (!isTaken) return whyLeftOut[state];
  const lost = notes.filter(({ code }) => losesSomething.has(code));
  return ['Taken in, but not wholly.', ...lost.map(({ code }) => noteSentence(code))].join(' ');
};

/** The rows that are not taken in, and those of which a cell is not. */
export function leftOutRows({ added, changed, leftOut }: Sorted): LeftOutRow[] {
  const partly = [...added, ...changed].filter(({ notes }) => notes.some(({ code }) => losesSomething.has(code)));
  const all = [...leftOut.map((row) => [row, false] as const), ...partly.map((row) => [row, true] as const)];
  return all
    .sort(([one], [other]) => one.line - other.line)
    .map(([row, isTaken]) => ({ line: row.line, why: reasons(row, isTaken), cells: row.cells }));
}

/** Every row with what would become of it. */
export function reportRows({ added, changed, unchanged, leftOut }: Sorted): LeftOutRow[] {
  const fates = [
    ...added.map((row) => [row, 'Would be added.'] as const),
    ...changed.map((row) => [row, 'Would be changed.'] as const),
    ...unchanged.map((row) => [row, whyLeftOut.unchanged] as const),
    ...leftOut.map((row) => [row, 'Would be left out.'] as const),
  ];
  return fates
    .sort(([one], [other]) => one.line - other.line)
    .map(([row, fate]) => {
      const notes = row.notes.map(({ code }) => noteSentence(code));
      const why = fate.startsWith('Would be left out') ? [reasons(row, false)] : [];
      return { line: row.line, why: [fate, ...why, ...notes].join(' '), cells: row.cells };
    });
}

export const reportName = (kind: string, today: string, hash: string): string =>
  `${kind}-${today}-${hash.slice(0, 8)}.csv`;

/** Reads every row again, as far as somebody still wants it. */
export const planInPieces = (
  context: JobContext,
  placed: Placed,
  input: Parameters<typeof planOf>[3],
  total?: number,
): Promise<PlannedRow[]> => {
  const { db, viewer } = context.reading();
  return context.inPieces(planOf(db, viewer, placed, input), total);
};

/** Applies what is prepared, and saves what is left out beside it: both are kept, or neither. */
function keepAll(context: JobContext, placed: Placed, sorted: Sorted, folder: string | null, keep: () => TakenIn) {
  const leftOut = leftOutRows(sorted);
  if (folder === null || leftOut.length === 0) return { ...keep(), leftOutFile: null };
  const { headings } = underHeadings(placed);
  const name = reportName('not-taken-in', context.clock.today(), placed.sheet.fileHash);
  const files = [{ name, text: leftOutCsv(headings, leftOut) }];
  const written = withFieldOfFolder('leftOutFolder', () => writeFilesInto(context, path.resolve(folder), files, keep));
  return { ...written, leftOutFile: name };
}

/**
 * Takes the rows in: prepares them in pieces between which the host answers others and this can be stopped, then keeps all of
 * them in one transaction.
 */
export async function takeIn(context: JobContext, placed: Placed, input: TakeInInput) {
  const staged = context.stage();
  try {
    const { rows } = underHeadings(placed);
    const planned = await planInPieces(context, placed, input);
    const sorted = sortRows(planned, input);
    if (sorted.added.length + sorted.changed.length === 0) throw new Refusal('import-nothing-to-take', 'add');
    const { db, viewer } = context.reading();
    const prepared: Prepared = {
      nextReference: createReferences(db, sorted.added),
      cohortId: eligibilityRule(db, viewer.today).cohortId,
      comparing: createComparing(db, viewer),
      people: [],
    };
    await context.inPieces(prepareAll(staged, sorted, prepared), sorted.added.length + sorted.changed.length);
    const { added, changed } = sorted;
    const counts = { rows: String(rows.length), added: String(added.length), changed: String(changed.length) };
    const detail = { ...counts, file: placed.sheet.fileHash.slice(0, 12) };
    const keep = (): TakenIn =>
      staged.apply((writing) => keepNote(writing, placed, planned.length, sorted), detail, prepared.people);
    return keepAll(context, placed, sorted, input.leftOutFolder, keep);
  } finally {
    staged.discard();
  }
}

/** A folder that cannot be written in is told beside the field in which it was given. */
export function withFieldOfFolder<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal && error.field === 'folder' ? new Refusal(error.code, field) : error;
  }
}
