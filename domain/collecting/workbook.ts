import type { FactValue } from '../outcomes/values.ts';
import { type Question, writtenAs } from './answers.ts';

/** The first cell of a request, by which it is known again when it comes back. */
export const requestMarking = 'MCN Casebook request';

/** The sheet with the answers; the others explain it and hold the words to choose from. */
export const answersSheet = 'Answers';

/** What stands where nothing is asked, whatever the reason: it says neither what is known nor what is kept from whom. */
export const notAskedWords = '(not asked)';

/** Columns before the questions: the key of the row, who it is, and when they were born. */
export const columnsBefore = 3;
/** Rows before the people: the marking with the codes, and the headings. */
export const rowsBefore = 2;

/** One person of a request, with what stood in the register for each question that is asked about them. */
export interface AskedRow {
  /** Random, and of this request alone: no id or reference of the register leaves it. */
  readonly rowKey: string;
  readonly name: string;
  readonly born: string;
  /** By the code of the fact; null is not yet entered. What is not in it is not asked. */
  readonly sent: ReadonlyMap<string, FactValue | null>;
}

export interface RequestTable {
  readonly code: string;
  readonly periodCode: string;
  readonly questions: readonly Question[];
  readonly rows: readonly AskedRow[];
}

/** The heading of a question: its words, and what a number may be. */
export function headingOf({ label, valueType, minimum, maximum }: Question): string {
  if (valueType === 'code' || minimum === null || maximum === null) return label;
  return `${label} (${minimum} to ${maximum})`;
}

/** Every cell of the answers, row by row. */
export const tableOf = ({ code, periodCode, questions, rows }: RequestTable): string[][] => [
  [requestMarking, code, periodCode, ...questions.map((question) => question.code)],
  ['Row', 'Person', 'Born', ...questions.map(headingOf)],
  ...rows.map(({ rowKey, name, born, sent }) => [
    rowKey,
    name,
    born,
    ...questions.map((question) => {
      const value = sent.get(question.code);
      return value === undefined ? notAskedWords : writtenAs(question, value);
    }),
  ]),
];

/** How the workbook is to be filled in, one thought in each row. */
export const explanationOf = (asker: string, period: string, dueOn: string | null): string[][] =>
  [
    `${asker} asks you for what you know of these people for ${period}.`,
    'Fill in the sheet "Answers". Each cell has a list to choose from; where a number is asked, type a whole number or a score.',
    'A cell that stays empty means: no answer yet. It is never read as zero.',
    'Not known: you looked or asked, and still do not know. Declined: the person chose not to say.',
    'Not asked: nobody has asked yet. Not applicable: the question does not arise. Not supplied by partner: you hold it and cannot send it.',
    'Where a cell says "(not asked)", leave it. Add no rows, and leave the first row and the first column as they are.',
    'Save it under the same password and send it back. Never write the password in the same message as the workbook.',
    'It holds personal data: keep it on your own system, show it to those alone who need it to answer, and delete it when it is sent.',
    ...(dueOn === null ? [] : [`Please answer by ${dueOn}.`]),
  ].map((line) => [line]);
