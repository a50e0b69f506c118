import type { CellProblem } from '../../../domain/collecting/answers.ts';
import type { Fate, RowProblem } from '../../../domain/collecting/returned.ts';

export const inPeople = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
export const inValues = (count: number): string => (count === 1 ? '1 value' : `${count} values`);
export const inCells = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`);

/** What becomes of a cell, in words. */
export const fateLabels: Readonly<Record<Fate, string>> = {
  take: 'Will be taken in',
  same: 'Known already',
  empty: 'Left empty',
  conflict: 'Entered differently meanwhile',
  problem: 'Cannot be read',
  'not-asked': 'Was not asked',
};

/** Why a cell cannot be taken in, and what to do. */
export const problemWords: Readonly<Record<CellProblem, string>> = {
  unclear:
    'This can mean several things: not known, declined, not asked, not applicable or nothing. Ask which, and enter that.',
  formula: 'A formula stands here, and nobody typed what it shows. Ask for the value itself.',
  'unknown-word': 'This is none of the words that were offered. Ask which of them fits.',
  'not-a-number': 'A number is asked here, or one of the reasons why there is none.',
  'not-whole': 'A whole number is asked here.',
  'out-of-range': 'This number lies outside what it can be.',
  'too-long': 'More stands here than any answer has. Look at the workbook.',
  'record-closed':
    'Nothing can be entered for this person now: use of the record is restricted, or they are no longer in the cohort for this period, or this is no longer shared with you.',
};

/** Why nothing of a row is read. */
export const rowProblemWords: Readonly<Record<RowProblem, string>> = {
  'row-added': 'Nobody was asked about in this row: it was added, or its key was changed.',
  'row-twice': 'This row stands in the sheet twice, so nobody can say which one holds.',
  'name-changed':
    'The name does not belong to the key of this row. It may have been sorted by itself, so the answers could be somebody else’s.',
};
