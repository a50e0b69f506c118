import { type Period, spanInQuarters, spanInWords } from '../programme/periods.ts';
import { notForRelease, tableToCsv } from './csv.ts';
import { type PublishedTable, type ReturnRuleCode, returnRules } from './suppress.ts';

export interface ReturnFile {
  readonly name: string;
  readonly text: string;
}

export interface ReturnToPrint {
  readonly period: Period;
  readonly rule: ReturnRuleCode;
  readonly tables: readonly PublishedTable[];
  /** Whether the figures come from the demonstration cohort; said in the return and the manifest. */
  readonly demonstration: boolean;
}

/**
 * The files of a return: one CSV per table, one JSON of them all, and a manifest. Only what `protectTable` let through
 * is in them: no person, no reference, no free text, no path, no author, and for the public no date finer than a quarter.
 * Hashes are added to the manifest by whoever writes the files.
 */
export function returnFiles(print: ReturnToPrint): ReturnFile[] {
  const stem = fileStem(print);
  const tables = print.tables.map((table, at) => ({
    name: `${stem}-${String(at + 1).padStart(2, '0')}-${table.code}.csv`,
    text: tableToCsv(table),
  }));
  const head = headOf(print);
  const whole = { name: `${stem}.json`, text: markedJson({ ...head, tables: print.tables.map(tableForJson) }) };
  const listed = print.tables.map((table, at) => ({ name: tables[at]?.name ?? '', title: table.title }));
  const files = [...listed, { name: whole.name, title: 'All tables' }];
  return [...tables, whole, { name: `${stem}-manifest.json`, text: markedJson({ ...head, files }) }];
}

// A period code is typed by people; only what every file system takes goes into a name.
const fileStem = ({ period, rule }: ReturnToPrint): string =>
  `mcn-return-${period.code.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 30)}-${rule}-not-for-release`;

function headOf({ period, rule, demonstration }: ReturnToPrint) {
  const { code, version, label, description, coarse } = returnRules[rule];
  return {
    kind: 'Anonymised quarterly return, primary protection only',
    demonstration,
    period: { code: period.code, dates: coarse ? spanInQuarters(period) : spanInWords(period) },
    rule: { code, version, label, description },
  };
}

const tableForJson = ({ code, title, rowLabel, columns, rows, notes }: PublishedTable) => ({
  code,
  title,
  rowLabel,
  columns,
  rows,
  notes,
});

/** Indented JSON whose first line carries the marking. */
function markedJson(content: object): string {
  return `${JSON.stringify({ marking: notForRelease, ...content }, null, 2).replace(/^\{\n\s*/, '{ ')}\n`;
}
