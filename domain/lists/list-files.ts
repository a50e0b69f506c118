import { type PaperBody, table } from '../governance/document.ts';
import { csvCell } from '../returns/csv.ts';
import type { ListedPerson } from './operations.ts';
import type { ListColumn } from './people-list.ts';

/** What a column is called, on the screen and in a file. */
export const columnLabels: Readonly<Record<ListColumn, string>> = {
  reference: 'Reference',
  needs: 'Needs',
  definition: 'Definition',
  cohort: 'Cohort',
  lead: 'Lead contact',
  'last-contact': 'Last contact',
  agency: 'Record held by',
};

const verdicts = { meets: 'Meets', 'at-risk': 'At risk', 'does-not-meet': 'Does not meet' } as const;

/** A list of people as it is taken out of the register. */
export interface TakenList {
  readonly people: readonly ListedPerson[];
  readonly columns: readonly ListColumn[];
  readonly needLabel: (code: string) => string;
  /** The register's name and the day on which it was made. */
  readonly register: string;
  readonly on: string;
  /** To whom it goes, in words. */
  readonly recipient: string;
}

function cellOf({ needLabel }: TakenList, person: ListedPerson, column: ListColumn): string {
  switch (column) {
    case 'reference':
      return person.reference;
    case 'needs':
      return person.needs.map(needLabel).join('; ');
    case 'definition':
      return person.eligibility === null ? '' : verdicts[person.eligibility];
    case 'cohort':
      return person.joinedOn === null ? '' : [person.joinedOn, person.leftOn].filter(Boolean).join(' to ');
    case 'lead':
      return person.lead ?? '';
    case 'last-contact':
      return person.lastContactOn ?? '';
    case 'agency':
      return person.agency;
  }
}

const headOf = ({ columns }: TakenList): string[] => ['Name', ...columns.map((column) => columnLabels[column])];
const rowsOf = (list: TakenList): string[][] =>
  list.people.map((person) => [person.preferredName, ...list.columns.map((column) => cellOf(list, person, column))]);

/** The list as rows of cells, the headings first. */
export const listAsRows = (list: TakenList): string[][] => [headOf(list), ...rowsOf(list)];

/** The list as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it as such); no cell is ever a formula. */
export const listAsCsv = (list: TakenList): string =>
  `\ufeff${listAsRows(list)
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('')}`;

/** The list as a paper to print: whose it is stands on it, and so does that it holds personal data. */
export const listAsPaper = (list: TakenList): PaperBody => ({
  title: `${list.register}: people`,
  lead: `Personal data. Made on ${list.on} for ${list.recipient}. ${list.people.length === 1 ? '1 person' : `${list.people.length} people`}. Keep it locked away, and destroy it when it is done with.`,
  sections: [{ heading: 'People', blocks: [table('People', headOf(list), rowsOf(list))] }],
});
