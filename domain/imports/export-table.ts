import type { ChoiceList } from '../people/choices.ts';
import { type CodedFact, codedFactWords } from '../people/coded-facts.ts';
import { answerLabels } from '../people/eligibility.ts';
import { identifierSchemes } from '../people/identifiers.ts';
import type { NeedInput } from '../people/operations.ts';
import { csvCell } from '../returns/csv.ts';
import { type Listed, writtenCell } from './cells.ts';
import { importFields } from './fields.ts';
import { needFactColumns, needFactHeading } from './need-facts.ts';
import { ownFileMarking } from './own-file.ts';
import { aliasKindOfField, choiceOfField, factOfField, numberField } from './whole-fields.ts';

/** Somebody as far as whoever saves the file is shown them; what is not shown is empty. */
export interface Exported {
  readonly reference: string;
  readonly preferredName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly aliases: readonly { readonly name: string; readonly kind: string }[];
  /** As they are kept, with the name of the agency that gave them where the scheme has one. */
  readonly numbers: readonly { readonly scheme: string; readonly value: string; readonly issuer: string | null }[];
  /** Codes that were chosen from each list, and what was said of it; null where it is not shown. */
  readonly choices: Readonly<Record<ChoiceList, { readonly state: string | null; readonly codes: readonly string[] }>>;
  /** The value of each fact and its state; a state of null where it is not shown. */
  readonly facts: Readonly<Record<CodedFact, { readonly value: string | null; readonly state: string | null }>>;
  readonly places: readonly { readonly words: string; readonly lastKnownOn: string }[];
  readonly languageWords: string | null;
  readonly interpreter: string | null;
  readonly communicationWords: string | null;
  readonly adjustmentWords: string | null;
  readonly safeTimes: string | null;
  readonly pronouns: string | null;
  readonly birthDate: string | null;
  readonly birthDateEstimated: boolean;
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
  readonly lists: (name: string) => readonly Listed[];
  readonly needs: readonly Listed[];
}

const answers: Readonly<Record<string, string>> = answerLabels;
const answerOf = (code: string | null): string => (code === null ? '' : (answers[code] ?? ''));
const labelOf = (list: readonly Listed[], code: string | null): string =>
  list.find((one) => one.code === code)?.label ?? '';

type Cell = (person: Exported, words: ExportWords) => string | null;

const factOf =
  (fact: CodedFact): Cell =>
  ({ facts }, { lists }) => {
    const { value, state } = facts[fact];
    return state === 'recorded' ? labelOf(lists(codedFactWords[fact].list), value) : answerOf(state);
  };

const choicesOf =
  (list: ChoiceList): Cell =>
  ({ choices }, { lists }) => {
    const { state, codes } = choices[list];
    return state === 'recorded' ? codes.map((code) => labelOf(lists(list), code)).join('\n') : answerOf(state);
  };

const namesOf =
  (wanted: string): Cell =>
  ({ aliases }) =>
    aliases
      .filter(({ kind }) => kind === wanted)
      .map(({ name }) => name)
      .join('\n');

const numbersOf =
  (wanted: string): Cell =>
  ({ numbers }) =>
    numbers
      .filter(({ scheme }) => scheme === wanted)
      .map(({ value, issuer }) => (issuer === null ? value : `${issuer}: ${value}`))
      .join('\n');

const each = <T>(of: Readonly<Record<string, T>>, cell: (one: T) => Cell): Record<string, Cell> =>
  Object.fromEntries(Object.entries(of).map(([code, one]) => [code, cell(one)]));

/** What stands in each column, by the field that it becomes again. */
const cells: Readonly<Record<string, Cell>> = {
  reference: (person) => person.reference,
  'preferred-name': (person) => person.preferredName,
  'given-name': (person) => person.givenName,
  'family-name': (person) => person.familyName,
  ...each(aliasKindOfField, namesOf),
  ...Object.fromEntries(identifierSchemes.map(({ code }) => [numberField(code), numbersOf(code)])),
  ...each(factOfField, factOf),
  ...each(choiceOfField, choicesOf),
  'language-words': (person) => person.languageWords,
  interpreter: (person) => answerOf(person.interpreter),
  'communication-words': (person) => person.communicationWords,
  'adjustment-words': (person) => person.adjustmentWords,
  'safe-times': (person) => person.safeTimes,
  whereabouts: ({ places }) => places.map(({ words }) => words).join('\n'),
  'whereabouts-on': ({ places }) => places.map(({ lastKnownOn }) => lastKnownOn).join('\n'),
  pronouns: (person) => person.pronouns,
  'birth-date': ({ birthDate, birthDateEstimated }) =>
    birthDate !== null && birthDateEstimated ? `c. ${birthDate}` : birthDate,
  'contact-preference': (person) => person.contactPreference,
  goal: (person) => person.goal,
  'goal-on': (person) => person.goalOn,
  strengths: (person) => person.strengths,
  'ineffective-contact': (person) => answerOf(person.ineffectiveContact),
  'joined-on': (person) => person.joinedOn,
  'left-on': (person) => person.leftOn,
  destination: ({ destination }, words) => labelOf(words.lists('destination'), destination),
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
