import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';

/** What may be entered in some cells of a sheet; rows and columns count from 0, first and last included. */
export interface CellRule {
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
  /** A range of words to choose from, such as `Words!$A$1:$A$9`; null where nothing is to be changed. */
  readonly words: string | null;
  /** Whether something else than one of the words may be typed, such as a number. */
  readonly alsoOthers: boolean;
  /** What is said when the cell is reached, and when something else is typed. */
  readonly prompt: string;
  readonly refusal: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

/** The letters of a column, from 0: `A` to `Z`, then `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : `${columnLetters(rest - 1)}${letter}`;
}

const cellName = ({ row, column }: CellRule['from']): string => `${columnLetters(column)}${row + 1}`;

function ruleXml({ from, to, words, alsoOthers, prompt, refusal }: CellRule): string {
  const kind = words === null ? 'type="custom"' : 'type="list"';
  const stops = `allowBlank="${words === null ? 0 : 1}" showInputMessage="1" showErrorMessage="${alsoOthers ? 0 : 1}"`;
  const said = `promptTitle="Casebook" prompt="${escaped(prompt)}" errorTitle="Casebook" error="${escaped(refusal)}"`;
  return `<dataValidation ${kind} ${stops} ${said} sqref="${cellName(from)}:${cellName(to)}"><formula1>${escaped(words ?? 'FALSE')}</formula1></dataValidation>`;
}

const sheetFile = 'xl/worksheets/sheet{id}.xml';

/** The XML of a sheet with rules for what may be entered in its cells (ECMA-376, part 1, 18.3.1.33). */
export function withRules(xml: string, rules: readonly CellRule[]): string {
  const markup = `<dataValidations count="${rules.length}">${rules.map(ruleXml).join('')}</dataValidations>`;
  const order = getOrderOfSiblings(sheetFile, 'worksheet') ?? [];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
}
