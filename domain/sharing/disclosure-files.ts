import { csvCell } from '../returns/csv.ts';
import type { IsoDate } from '../time.ts';
import type { Disclosure } from './disclosure-operations.ts';
import { againstLabels, categoryLabels, disclosureWayLabels } from './words.ts';

const columns = [
  'Day',
  'Reference',
  'Told',
  'By',
  'For',
  'Kinds of information',
  'Purpose',
  'Lawful basis',
  'Condition (Article 9)',
  'Condition (Article 10)',
  'Gateway',
  'Confidentiality',
  'Agreement',
  'How',
  'Against',
  'Still to be said',
];

/** A disclosure with the reference of whom it was about. */
export interface ListedForFile extends Disclosure {
  readonly reference: string;
}

/** The words of a code in one of the register's lists. */
export type WordsOf = (list: string, code: string | null) => string;

const cellsOf = (one: ListedForFile, words: WordsOf): string[] => [
  one.happenedOn,
  one.reference,
  // Somebody told in words may be a person: the file says only that it was nobody of the partnership.
  one.agencyId === null ? 'Somebody outside the partnership' : one.recipient,
  one.who,
  one.tellingAgency,
  one.categories.map((category) => categoryLabels[category]).join('; '),
  words('disclosure-purpose', one.purpose),
  words('lawful-basis', one.basis),
  words('special-condition', one.condition),
  words('offence-condition', one.offenceCondition),
  words('sharing-gateway', one.gateway),
  words('confidentiality-basis', one.confidentiality),
  one.agreement ?? '',
  disclosureWayLabels[one.how],
  one.against.map((against) => againstLabels[against]).join('; '),
  one.open.length === 0 ? '' : String(one.open.length),
];

/** The list of disclosures as a spreadsheet: references and no names, and nothing of what was told in words. */
export function disclosureFiles(
  register: string,
  on: IsoDate,
  disclosures: readonly ListedForFile[],
  words: WordsOf,
): readonly { readonly name: string; readonly text: string }[] {
  const lines = [
    [`Disclosures of ${register}, saved on ${on}. Pseudonymised personal data: references lead to people.`],
    columns,
    ...disclosures.map((one) => cellsOf(one, words)),
  ];
  const text = lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return [{ name: `disclosures-${on}.csv`, text }];
}
