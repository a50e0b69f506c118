import { averageFidelity, fidelitySectionKeys } from '../domain/fidelity/fidelity.ts';
import { progressReport } from '../domain/fidelity/report.ts';
import { reportHtml } from '../domain/fidelity/report-html.ts';
import type { Assessment } from '../domain/fidelity/shapes.ts';
import { docxInWorker } from '../electron/host/fidelity/docx-in-worker.ts';
import { findChromium } from '../electron/shells/chromium/find-chromium.ts';
import { printInChromium } from '../electron/shells/chromium/render-pdf.ts';
import { type Figure, figureOf, timed, under } from './figures.ts';

const ratings = [5, 3, 3, 2, 2, 2, 2];
const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

/** A quarter as full as the longest of the board paper: 200 words, long visions and comments, aims under aims. */
function fullQuarter(): Assessment {
  const aim = (id: string, parentId: string | null) => ({
    ...{ id, parentId, wording: words(30), owner: 'To be confirmed', dueOn: '2018-03-30' },
    ...{ state: 'open' as const, action: null },
  });
  return {
    ...{ periodId: 'p', periodCode: 'Y1Q4', periodLabel: 'January to March 2018', previous: null },
    average: averageFidelity(ratings),
    ...{ status: 'planning', statusLabel: 'Planning', overallRag: 'amber' as const, summary: words(200) },
    ...{ summaryWords: 200, issuedOn: '2018-04-27', reopenedBecause: null, wordingSource: null, reading: '' },
    sections: fidelitySectionKeys.map((key, at) => ({
      ...{ key, label: key, description: '', statements: [words(50), words(50), words(50)] },
      ...{ scale: { one: null, five: null, ten: null }, rating: ratings[at] ?? null, previousRating: null },
      ...{ raters: 0, spread: null, dissents: [], dissentsKept: 0, rag: 'amber' as const },
      ...{ vision: words(120), comments: words(200), noneAgreed: false, noComments: false },
      aims: ['a', 'b', 'c', 'd'].flatMap((id) => [aim(id, null), aim(`${id}1`, id), aim(`${id}2`, id)]),
    })),
  };
}

/** The progress report as a document: in Word, from the call to the bytes, the thread and the library included; and as a PDF. */
export async function measureReport(): Promise<Figure[]> {
  const options = { areaName: 'Midshire', variant: 'restricted' as const, number: 1, isDemonstration: false };
  const set = () => progressReport(fullQuarter(), { ...options, leftOut: new Set<string>() });
  const docx = await timed(5, () => docxInWorker(set()));
  const figures = [under(figureOf('Progress report as a Word document', docx), 1000)];
  const chromium = findChromium();
  if (chromium === null) return figures;
  const pdf = await timed(3, () => printInChromium(chromium, reportHtml(set())));
  return [...figures, under(figureOf('Progress report as a PDF, in a browser of its own', pdf), 1000)];
}
