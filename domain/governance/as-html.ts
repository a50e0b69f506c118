import { dataFlowSvg } from './data-flow.ts';
import { type Block, forTheOfficer, type PaperBody } from './document.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (words: string): string =>
  words.replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
  row
    .map((cell, at) => {
      const scope = tag === 'th' ? ' scope="col"' : '';
      return at === 0 && tag === 'td'
        ? `<th scope="row">${escapeHtml(cell)}</th>`
        : `<${tag}${scope}>${escapeHtml(cell)}</${tag}>`;
    })
    .join('');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'decide':
      return `<p class="decide"><strong>${forTheOfficer}</strong> ${escapeHtml(block.text)}</p>`;
    case 'write':
      return `<dl class="write">${block.lines.map((line) => `<dt>${escapeHtml(line)}</dt><dd></dd>`).join('')}</dl>`;
    case 'table':
      return `<table><caption>${escapeHtml(block.caption)}</caption><thead><tr>${cells('th', block.head)}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${cells('td', row)}</tr>`)
        .join('')}</tbody></table>`;
    case 'picture':
      return `<figure>${dataFlowSvg()}</figure>`;
  }
}

const style = `
:root { color-scheme: light dark; --ink: #1b2227; --soft: #4b5660; --line: #b9bec3; --ground: #fff; --mark: #f8ecd2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edef; --soft: #b4bec5; --line: #55616a; --ground: #12171a; --mark: #3b3015; } }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --ground: #fff; --mark: #fff; } }
body { font: 11pt/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
.lead, caption { color: var(--soft); } caption { text-align: left; padding: .5rem 0; font-size: .9em; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); font-weight: inherit; overflow-wrap: break-word; }
thead th { font-weight: 650; } .decide { background: var(--mark); border-left: 4px solid currentColor; padding: .5rem .75rem; }
.write dt { margin-top: 1rem; } .write dd { margin: 0; border-bottom: 1px solid currentColor; height: 2rem; }
figure { margin: 1rem 0; } figure svg { width: 100%; height: auto; }
`;

/** A paper as one HTML file that needs nothing else and prints on A4. */
export const asHtml = ({ title, lead, sections }: PaperBody): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(lead)}</p>
${sections
  .map(
    ({ heading, blocks }) =>
      `<section>\n<h2>${escapeHtml(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`;
