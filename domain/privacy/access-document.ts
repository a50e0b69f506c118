/** A copy of somebody's record, to be read and printed. Every text in it has been through the redaction queue. */
export interface AccessDocument {
  readonly title: string;
  readonly sections: readonly AccessSection[];
}

export interface AccessSection {
  readonly title: string;
  readonly says: readonly string[];
  readonly tables: readonly AccessTable[];
}

export interface AccessTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly string[])[];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
body { font: 12pt/1.5 Georgia, 'Times New Roman', serif; color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, th, caption { font-family: Verdana, Arial, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.5rem; font-size: 0.95em; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
th, td { border: 1px solid #666; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead th { background: #eee; } tbody th { font-weight: normal; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } h2 { break-after: avoid; } }
`;

const tableHtml = ({ caption, head, rows }: AccessTable): string => `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows
  .map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`;
  })
  .join('\n')}
</tbody>
</table>`;

const sectionHtml = ({ title, says, tables }: AccessSection): string =>
  [
    `<section>\n<h2>${escaped(title)}</h2>`,
    ...says.map((sentence) => `<p>${escaped(sentence)}</p>`),
    ...tables.map(tableHtml),
    '</section>',
  ].join('\n');

/** One page of HTML that stands by itself: no script, nothing fetched, no author and no place on a disk in it. */
export const accessHtml = ({ title, sections }: AccessDocument): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;

/** The same for a program to read. */
export const accessJson = (document: AccessDocument): string => `${JSON.stringify(document, null, 2)}\n`;
