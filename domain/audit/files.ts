import { csvCell } from '../returns/csv.ts';
import type { IsoDate } from '../time.ts';
import type { AuditLine } from './operations.ts';
import { operationInWords } from './words.ts';

interface Trail {
  readonly register: string;
  /** The twelve characters of the head that the trail had when it was saved. */
  readonly head: string;
  readonly on: IsoDate;
  readonly entries: readonly AuditLine[];
}

const columns = ['Entry', 'When (UTC)', 'Who', 'Agency', 'What', 'Operation', 'How', 'People', 'References', 'Why'];

const cellsOf = (one: AuditLine): readonly string[] => [
  String(one.seq),
  one.at,
  one.who ?? '',
  one.agency ?? '',
  operationInWords(one.operation),
  one.operation,
  one.disclosed,
  String(one.people),
  one.shown.map((person) => person.reference).join(' '),
  one.reason ?? '',
];

/** The trail as a spreadsheet and as JSON: no names of people in the cohort, no cell that a spreadsheet takes for a formula. */
export function auditFiles({ register, head, on, entries }: Trail): readonly { name: string; text: string }[] {
  const name = `audit-trail-${on}-${head}`;
  const lines = [[`Audit trail of ${register}, saved on ${on}, head ${head}`], columns, ...entries.map(cellsOf)];
  const plain = entries.map(({ shown, ...one }) => ({ ...one, references: shown.map((person) => person.reference) }));
  return [
    { name: `${name}.csv`, text: lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('') },
    {
      name: `${name}.json`,
      text: `${JSON.stringify({ format: 'mcn-casebook-audit', register, on, head, entries: plain }, null, 2)}\n`,
    },
  ];
}
