import { escapeHtml } from '../governance/as-html.ts';
import { offeredWords, type Question, writtenAs } from './answers.ts';
import type { AskedRow, RequestTable } from './workbook.ts';

/** What stands on a sheet beside the questions. */
export interface PaperWords {
  readonly asker: string;
  readonly agency: string;
  readonly period: string;
  readonly madeOn: string;
  readonly dueOn: string | null;
  /** A sheet for each person instead of one after the other. */
  readonly sheetForEach: boolean;
}

const styles = `
@page { size: A4; margin: 14mm; }
body { color: #000; background: #fff; font: 10.5pt/1.35 Verdana, Arial, sans-serif; max-width: 46rem; margin: 1rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.35em; margin: 0 0 0.2em; } h2 { font-size: 1.12em; margin: 1em 0 0.2em; break-after: avoid; }
p { margin: 0.25em 0; } .lead { font-weight: bold; }
.question { break-inside: avoid; border-top: 1px solid #555; padding: 0.35em 0; }
.question h3 { font-size: 1em; margin: 0 0 0.15em; }
ul { list-style: none; margin: 0; padding: 0; columns: 3; column-gap: 1em; }
li { break-inside: avoid; padding: 0.08em 0 0.08em 1.5em; text-indent: -1.5em; }
.box { display: inline-block; width: 0.85em; height: 0.85em; border: 1.5px solid #000; margin-right: 0.65em; vertical-align: -0.08em; text-indent: 0; }
.number { display: inline-block; width: 5em; height: 1.5em; border: 1.5px solid #000; margin-right: 1em; vertical-align: middle; }
.foot { margin-top: 1.2em; font-size: 0.85em; }
.each { break-before: page; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`;

const boxed = (word: string): string => `<li><span class="box" aria-hidden="true"></span>${escapeHtml(word)}</li>`;

function questionHtml(question: Question, row: AskedRow): string {
  const sent = row.sent.get(question.code);
  if (sent === undefined) return '';
  const known = sent === null ? '' : `<p>So far: ${escapeHtml(writtenAs(question, sent))}</p>`;
  const range =
    question.minimum === null || question.maximum === null ? '' : ` (${question.minimum} to ${question.maximum})`;
  const number = question.valueType === 'code' ? '' : `<p><span class="number"></span>a number${range}, or:</p>`;
  return `<div class="question"><h3>${escapeHtml(question.label)}</h3>${known}${number}<ul>${offeredWords(question).map(boxed).join('')}</ul></div>`;
}

function personHtml(row: AskedRow, questions: readonly Question[], isNewSheet: boolean): string {
  const born = row.born === '' ? '' : `, born ${escapeHtml(row.born)}`;
  return `<section${isNewSheet ? ' class="each"' : ''}><h2>${escapeHtml(row.name)}${born}</h2>${questions.map((question) => questionHtml(question, row)).join('')}</section>`;
}

/**
 * The questions of a request on paper, with a box to tick for each value and each state. Nothing is fetched and no script runs;
 * no key or reference of the register stands on it.
 */
export function paperOf({ questions, rows }: RequestTable, words: PaperWords): string {
  const { asker, agency, period, madeOn, dueOn, sheetForEach } = words;
  const due = dueOn === null ? '' : ` Please answer by ${escapeHtml(dueOn)}.`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Questions for ${escapeHtml(agency)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>What do you know for ${escapeHtml(period)}?</h1>
<p class="lead">Personal data. For ${escapeHtml(agency)} alone, from ${escapeHtml(asker)}, made on ${escapeHtml(madeOn)}.${due}</p>
<p>Tick one box for each question, or write the number. Leave a question empty if you have no answer yet: empty is never read as zero. Questions that are not here are not asked of you.</p>
${rows.map((row, at) => personHtml(row, questions, sheetForEach && at > 0)).join('\n')}
<p class="foot">Not known: you looked or asked, and still do not know. Declined: the person chose not to say. Not supplied by partner: you hold it and cannot send it. Hand this back to whoever gave it to you, keep it locked away until then, and make no copy.</p>
</main>
</body>
</html>
`;
}
