import { answerLabels } from '../people/eligibility.ts';
import type { NeedInput } from '../people/operations.ts';
import { csvCell } from '../returns/csv.ts';
import { type Listed, writtenCell } from './cells.ts';
import { importFields } from './fields.ts';
import { needFactColumns, needFactHeading } from './need-facts.ts';
import { ownFileMarking } from './own-file.ts';

/** Somebody as far as whoever saves the file is shown them; what is not shown is empty. */
export interface Exported {
  readonly reference: string;
  readonly preferredName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly aliases: readonly string[];
  readonly pronouns: string | null;
  readonly birthDate: string | null;
  readonly birthDateEstimated: boolean;
  /** Codes with their states; a state of null where it is not shown. */
  readonly sex: string | null;
  readonly sexState: string | null;
  readonly ethnicity: string | null;
  readonly ethnicityState: string | null;
  readonly contactPreference: string | null;
  readonly goal: string | null;
  readonly goalOn: string | null;
  readonly strengths: string | null;
  readonly ineffectiveContact: string | null;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly destination: string | null;
  readonly holdingAgency: string | null;
  readonly needs: readonly NeedInput[];
}

/** The words of the register for its codes. */
export interface ExportWords {
  readonly sex: readonly Listed[];
  readonly ethnicity: readonly Listed[];
  readonly destination: readonly Listed[];
  readonly needs: readonly Listed[];
}

const answers: Readonly<Record<string, string>> = answerLabels;
const answerOf = (code: string | null): string => (code === null ? '' : (answers[code] ?? ''));
const labelOf = (list: readonly Listed[], code: string | null): string =>
  list.find((one) => one.code === code)?.label ?? '';

const equalityOf = (list: readonly Listed[], value: string | null, state: string | null): string =>
  state === 'recorded' ? labelOf(list, value) : answerOf(state);

type Cell = (person: Exported, words: ExportWords) => string | null;

/** What stands in each column, by the field that it becomes again. */
const cells: Readonly<Record<string, Cell>> = {
  reference: (person) => person.reference,
  'preferred-name': (person) => person.preferredName,
  'given-name': (person) => person.givenName,
  'family-name': (person) => person.familyName,
  aliases: (person) => person.aliases.join('\n'),
  pronouns: (person) => person.pronouns,
  'birth-date': ({ birthDate, birthDateEstimated }) =>
    birthDate !== null && birthDateEstimated ? `c. ${birthDate}` : birthDate,
  sex: ({ sex, sexState }, words) => equalityOf(words.sex, sex, sexState),
  ethnicity: ({ ethnicity, ethnicityState }, words) => equalityOf(words.ethnicity, ethnicity, ethnicityState),
  'contact-preference': (person) => person.contactPreference,
  goal: (person) => person.goal,
  'goal-on': (person) => person.goalOn,
  strengths: (person) => person.strengths,
  'ineffective-contact': (person) => answerOf(person.ineffectiveContact),
  'joined-on': (person) => person.joinedOn,
  'left-on': (person) => person.leftOn,
  destination: ({ destination }, words) => labelOf(words.destination, destination),
  'holding-agency': (person) => person.holdingAgency,
};

const exportedFields = importFields.filter(({ code }) => Object.hasOwn(cells, code));

/** The headings, in the words that taking in recognises. */
export const exportHeadings = ({ needs }: ExportWords): string[] => [
  ...exportedFields.map(({ label }) => label),
  ...needs.flatMap(({ label }) => needFactColumns.map((column) => needFactHeading(label, column))),
];

function needCells(need: NeedInput | undefined): string[] {
  return needFactColumns.map(({ fact, holds }) => {
    const value = need?.[fact] ?? null;
    if (value === null || value === false) return '';
    if (value === true) return 'Yes';
    return holds === 'answer' ? answerOf(value) : value;
  });
}

/** One person as a row under the headings. No cell is ever taken for a formula. */
export const exportRow = (person: Exported, words: ExportWords): string[] => [
  ...exportedFields.map(({ code }) => writtenCell(cells[code]?.(person, words) ?? '')),
  ...words.needs.flatMap(({ code }) => needCells(person.needs.find((need) => need.code === code))),
];

/** Everything above the people: the marking by which the file is known again, and the headings. */
export const exportHead = (words: ExportWords): string[][] => [[ownFileMarking], exportHeadings(words)];

/** A row as a line of CSV. Its cells are safe as they are, so none is defused a second time. */
export const csvLine = (row: readonly string[]): string => `${row.map(csvCell).join(',')}\r\n`;
