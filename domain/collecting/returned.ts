import type { FactValue } from '../outcomes/values.ts';
import { type CellProblem, type Question, type Read, readAnswer, sameValue } from './answers.ts';
import { columnsBefore, notAskedWords, requestMarking } from './workbook.ts';

/** A cell that was asked for: what stood there then, what stands there now, and whether it may still be written. */
export interface AskedCell {
  readonly sent: FactValue | null;
  readonly now: FactValue | null;
  /** What was read from it before, whichever value was chosen then. */
  readonly decided: FactValue | null;
  readonly open: boolean;
}

export interface AskedPerson {
  readonly rowKey: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, AskedCell>;
}

/** A request as the register remembers it. */
export interface AskedRequest {
  readonly periodCode: string;
  readonly questions: readonly Question[];
  readonly people: readonly AskedPerson[];
}

/**
 * What becomes of a cell: it is taken in, the register holds it already, it was left empty, it was entered differently
 * meanwhile so that somebody chooses, it cannot be read, or it was never asked.
 */
export const fates = ['take', 'same', 'empty', 'conflict', 'problem', 'not-asked'] as const;
export type Fate = (typeof fates)[number];

export interface ReturnedCell {
  readonly rowKey: string;
  /** The row of the sheet, from 1. */
  readonly line: number;
  readonly factCode: string;
  /** What stands in the cell. */
  readonly written: string;
  readonly fate: Fate;
  readonly value: FactValue | null;
  readonly now: FactValue | null;
  readonly problem: CellProblem | null;
}

export const rowProblems = ['row-added', 'row-twice', 'name-changed'] as const;
export type RowProblem = (typeof rowProblems)[number];

export interface Returned {
  readonly cells: readonly ReturnedCell[];
  /** Rows of which nothing is read, with why. */
  readonly leftOut: readonly { readonly line: number; readonly problem: RowProblem; readonly written: string }[];
  /** Rows that were asked for and did not come back. */
  readonly missing: readonly string[];
  /** Questions whose column did not come back, or came back twice. */
  readonly missingQuestions: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** Where the marking stands, and the codes beside it; null where there is none. */
export function markingIn(rows: Rows): { line: number; requestCode: string; periodCode: string } | null {
  const line = rows.slice(0, 20).findIndex((row) => row[0]?.trim() === requestMarking);
  const row = rows[line];
  if (row === undefined) return null;
  return { line, requestCode: row[1]?.trim() ?? '', periodCode: row[2]?.trim() ?? '' };
}

/** The column of each question, by the codes of the first row, so that a column that was moved is still itself. */
function columnsOf(head: readonly string[], questions: readonly Question[]) {
  const codes = head.map((cell, at) => (at < columnsBefore ? '' : cell.trim()));
  const found = new Map<string, number>();
  const missing: string[] = [];
  for (const { code } of questions) {
    const at = codes.indexOf(code);
    // Two columns of one question: nobody can say which of them was meant.
    if (at === -1 || codes.lastIndexOf(code) !== at) missing.push(code);
    else found.set(code, at);
  }
  return { found, missing };
}

const folded = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

const fateOf = (
  read: Read,
  { sent, now, decided, open }: AskedCell,
): Pick<ReturnedCell, 'fate' | 'value' | 'problem'> => {
  if (read.kind === 'nothing') return { fate: 'empty', value: null, problem: null };
  if (read.kind === 'problem') return { fate: 'problem', value: null, problem: read.problem };
  const { value } = read;
  // What came back as it was sent, or was read before, is no new answer, whatever has been entered since.
  const isKnown = [now, sent, decided].some((one) => sameValue(value, one));
  if (isKnown) return { fate: 'same', value, problem: null };
  if (!open) return { fate: 'problem', value, problem: 'record-closed' };
  return { fate: sameValue(now, sent) ? 'take' : 'conflict', value, problem: null };
};

/** Whether a cell holds a formula, by the row and the column of the sheet, both from 0. */
export type IsFormula = (row: number, column: number) => boolean;

/**
 * Holds what came back against what was asked, cell by cell. A row is known by its key, and only as long as the name beside
 * it is still the one that was sent: a sheet of which one column was sorted alone would give answers to somebody else.
 */
export function readReturned(rows: Rows, asked: AskedRequest, isFormula: IsFormula): Returned {
  const marking = markingIn(rows);
  const start = marking?.line ?? 0;
  const { found, missing: missingQuestions } = columnsOf(rows[start] ?? [], asked.questions);
  const people = new Map(asked.people.map((person) => [person.rowKey, person]));
  const keys = rows.map((row) => row[0]?.trim() ?? '');
  const cells: ReturnedCell[] = [];
  const leftOut: Returned['leftOut'][number][] = [];
  const seen = new Set<string>();
  for (let at = start + 2; at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    if (row.every((cell) => cell.trim() === '')) continue;
    const [key, written] = [keys[at] ?? '', row[1]?.trim() ?? ''];
    const person = people.get(key);
    const refuse = (problem: RowProblem): void => void leftOut.push({ line: at + 1, problem, written });
    if (person === undefined) {
      refuse('row-added');
      continue;
    }
    seen.add(key);
    if (keys.filter((one) => one === key).length > 1) refuse('row-twice');
    else if (folded(written) !== folded(person.name)) refuse('name-changed');
    else cells.push(...cellsOf({ row, at, person, found }, asked.questions, isFormula));
  }
  const missing = asked.people.map(({ rowKey }) => rowKey).filter((key) => !seen.has(key));
  return { cells, leftOut, missing, missingQuestions };
}

interface PersonRow {
  readonly row: readonly string[];
  readonly at: number;
  readonly person: AskedPerson;
  readonly found: ReadonlyMap<string, number>;
}

function cellsOf({ row, at, person, found }: PersonRow, questions: readonly Question[], isFormula: IsFormula) {
  return questions.flatMap((question): ReturnedCell[] => {
    const column = found.get(question.code);
    if (column === undefined) return [];
    const written = row[column]?.trim() ?? '';
    const place = { rowKey: person.rowKey, line: at + 1, factCode: question.code, written };
    const asked = person.cells.get(question.code);
    if (asked !== undefined) {
      const read = readAnswer(question, written, isFormula(at, column));
      return [{ ...place, now: asked.now, ...fateOf(read, asked) }];
    }
    const isLeft = written === '' || written === notAskedWords;
    return isLeft ? [] : [{ ...place, fate: 'not-asked', value: null, now: null, problem: null }];
  });
}
