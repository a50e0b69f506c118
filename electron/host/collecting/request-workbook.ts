import writeWorkbook, { type Feature } from 'write-excel-file/universal';
import { offeredWords, type Question } from '../../../domain/collecting/answers.ts';
import {
  answersSheet,
  columnsBefore,
  notAskedWords,
  type RequestTable,
  rowsBefore,
  tableOf,
} from '../../../domain/collecting/workbook.ts';
import { writtenText } from '../imports/write-xlsx.ts';
import { type CellRule, columnLetters, withRules } from './drop-downs.ts';

const wordsSheet = 'Words';
const explanationSheet = 'How to fill this in';

/** A cell of text: nothing in it is ever worked out. */
const textCell = (value: string, style: object = {}) =>
  value === '' ? null : { value: writtenText(value), type: String, ...style };

const leaveThis = 'Please leave this as it is: by it the answer finds its way back.';

/** Which cells of the answers may hold what: a list for each question, and nothing where nothing is asked. */
export function rulesOf({ questions, rows }: RequestTable): CellRule[] {
  const last = rowsBefore + rows.length - 1;
  const rules: CellRule[] = [
    closed({ row: 0, column: 0 }, { row: 1, column: columnsBefore + questions.length - 1 }),
    closed({ row: rowsBefore, column: 0 }, { row: last, column: columnsBefore - 1 }),
  ];
  for (const [at, question] of questions.entries())
    for (const [line, { sent }] of rows.entries()) {
      const place = { row: rowsBefore + line, column: columnsBefore + at };
      rules.push(sent.has(question.code) ? chooses(question, at, place) : closed(place, place));
    }
  return rules;
}

const closed = (from: CellRule['from'], to: CellRule['to']): CellRule => ({
  ...{ from, to, words: null, alsoOthers: false },
  ...{ prompt: leaveThis, refusal: leaveThis },
});

function chooses(question: Question, at: number, place: CellRule['from']): CellRule {
  const letter = columnLetters(at);
  const isCoded = question.valueType === 'code';
  return {
    ...{ from: place, to: place, alsoOthers: !isCoded },
    words: `${wordsSheet}!$${letter}$1:$${letter}$${offeredWords(question).length}`,
    prompt: isCoded ? 'Choose one of the list.' : 'Type the number, or choose why there is none.',
    refusal: 'Choose one of the words in the list, or leave the cell empty.',
  };
}

/** The words to choose from, a column for each question. */
function wordsRows(questions: readonly Question[]) {
  const columns = questions.map(offeredWords);
  const longest = Math.max(0, ...columns.map((words) => words.length));
  return Array.from({ length: longest }, (_, row) => columns.map((words) => textCell(words[row] ?? '')));
}

/** Puts the rules into the sheet of answers, and hides the sheet of words. */
const rulesFeature = (rules: readonly CellRule[]): Feature<Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => (sheetIndex === 0 ? withRules(xml, rules) : xml),
      },
      'xl/workbook.xml': {
        transform: (xml) => xml.replace(new RegExp(`<sheet (?=[^>]*name="${wordsSheet}")`), '<sheet state="hidden" '),
      },
    },
  },
});

const soft = { textColor: '#5a646c', fontSize: 8 } as const;
const heading = { fontWeight: 'bold', wrap: true, alignVertical: 'top' } as const;
const openCell = { borderStyle: 'thin', borderColor: '#9aa4ab' } as const;

function answerRows(table: RequestTable) {
  const [marking = [], headings = [], ...people] = tableOf(table);
  return [
    marking.map((text) => textCell(text, soft)),
    headings.map((text) => textCell(text, heading)),
    ...people.map((row, line) =>
      row.map((text, at) => {
        if (at < columnsBefore) return textCell(text);
        if (text === notAskedWords) return textCell(text, { ...soft, backgroundColor: '#eceff0' });
        const isOpen = table.rows[line]?.sent.has(table.questions[at - columnsBefore]?.code ?? '') === true;
        return text === '' && isOpen ? { ...openCell } : textCell(text, openCell);
      }),
    ),
  ];
}

/** A request as a workbook: the answers with their lists, how to fill them in, and the words, which are hidden. */
export async function requestWorkbook(
  table: RequestTable,
  explanation: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const columns = [{ width: 14 }, { width: 26 }, { width: 12 }, ...table.questions.map(() => ({ width: 26 }))];
  const sheets = [
    { sheet: answersSheet, data: answerRows(table), columns, stickyRowsCount: rowsBefore, stickyColumnsCount: 2 },
    {
      sheet: explanationSheet,
      data: explanation.map((row) => row.map((text) => textCell(text, { wrap: true }))),
      columns: [{ width: 100 }],
    },
    { sheet: wordsSheet, data: wordsRows(table.questions) },
  ];
  const blob = await writeWorkbook(sheets as never, { features: [rulesFeature(rulesOf(table))] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
