import { escapeHtml } from '../governance/as-html.ts';
import { noSummaryWords, type ProgressReport, type ReportAim, ratersHeading, reportColumns } from './report-shape.ts';

/** Only what is printed: A4, the two tables of the source, and the wide one on pages that lie on their side. */
const style = `
@page { size: A4; margin: 18mm 16mm; }
@page wide { size: A4 landscape; margin: 15mm; }
body { color: #111; background: #fff; font: 10.5pt/1.45 Arial, Helvetica, sans-serif; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 8pt; } h2 { font-size: 12.5pt; margin: 16pt 0 6pt; break-after: avoid; }
p { margin: 0 0 5pt; } ul { margin: 0; padding-left: 13pt; } li { margin: 0 0 3pt; } ul ul { margin-top: 3pt; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #666; padding: 4pt 6pt; text-align: left; vertical-align: top; }
thead { display: table-header-group; } thead th { background: #e9e9e9; } tbody th { font-weight: 700; } tr { break-inside: avoid; }
.status { width: auto; min-width: 60%; } .rating { text-align: center; width: 12%; } .notice { border: 1.5px solid #111; padding: 4pt 8pt; font-weight: 700; }
.notes { font-size: 9pt; color: #333; margin-top: 12pt; } .wide { page: wide; } .wide table { font-size: 9pt; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`;

const paragraphsHtml = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
const listHtml = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
const aimsHtml = (aims: readonly ReportAim[]): string =>
  aims.length === 0
    ? ''
    : `<ul>${aims.map((aim) => `<li>${escapeHtml(aim.text)}${aimsHtml(aim.under)}</li>`).join('')}</ul>`;

const head = (labels: readonly string[]): string =>
  `<thead><tr>${labels.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('')}</tr></thead>`;
const row = (name: string, cells: readonly string[]): string =>
  `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (labels: readonly string[], rows: readonly string[], kind = ''): string =>
  `<table${kind === '' ? '' : ` class="${kind}"`}>${head(labels)}<tbody>${rows.join('')}</tbody></table>`;

const ratersHtml = ({ raters }: ProgressReport): string =>
  raters === null
    ? ''
    : `<h2>${ratersHeading}</h2>${table(
        reportColumns.raters,
        raters.map((one) => row(one.section, [escapeHtml(one.agreed), escapeHtml(one.spread), listHtml(one.dissent)])),
      )}`;

/** The report as one HTML file that needs nothing else, fetches nothing and runs nothing. */
export const reportHtml = (report: ProgressReport): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(report.title)}</h1>
${report.notice === null ? '' : `<p class="notice">${escapeHtml(report.notice)}</p>`}
<table class="status"><tbody>${report.status.map(({ label, value }) => row(label, [escapeHtml(value)])).join('')}</tbody></table>
<h2>${escapeHtml(report.summaryHeading)}</h2>
${report.summary.length === 0 ? `<p>${noSummaryWords}</p>` : paragraphsHtml(report.summary)}
<h2>${escapeHtml(report.statementsHeading)}</h2>
${table(
  reportColumns.statements,
  report.statements.map((one) => row(one.section, [listHtml(one.statements), escapeHtml(one.rating)])),
)}
${ratersHtml(report)}
<section class="wide">
<h2>${escapeHtml(report.visionHeading)}</h2>
${table(
  reportColumns.visions,
  report.visions.map((one) =>
    row(one.section, [
      paragraphsHtml(one.vision),
      one.noAims === null ? aimsHtml(one.aims) : escapeHtml(one.noAims),
      paragraphsHtml(one.comments),
      escapeHtml(one.rag),
    ]),
  ),
)}
<div class="notes">${paragraphsHtml(report.notes)}</div>
</section>
</main>
</body>
</html>
`;
