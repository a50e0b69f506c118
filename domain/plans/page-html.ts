import { dayInFull } from './days.ts';
import type { OnePage, PageForm, PageLine, PagePart } from './one-page.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const base = `
body { color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { line-height: 1.25; margin: 0 0 0.25em; } h2 { margin: 1.25em 0 0.25em; }
p { margin: 0.2em 0; } .line { margin: 0.5em 0; }
.theirs { border-left: 3px solid #111; padding-left: 0.6em; margin-left: 0.4em; }
.sign { display: inline-block; min-width: 1.4em; }
.foot { margin-top: 2em; font-size: 0.85em; }
@media print { body { margin: 0; max-width: none; } .line, .theirs { break-inside: avoid; } h2 { break-after: avoid; } }
`;
const styles: Readonly<Record<PageForm, string>> = {
  plain: `${base}body { font: 11.5pt/1.45 Verdana, Arial, sans-serif; } h1 { font-size: 1.4em; } h2 { font-size: 1.1em; }
.plain { columns: 1; }`,
  'easy-read': `${base}body { font: 16pt/1.6 Verdana, Arial, sans-serif; } h1 { font-size: 1.35em; } h2 { font-size: 1.15em; }
p { margin: 0.45em 0; }`,
};

const theirsHtml = ({ theirs }: PageLine): string =>
  theirs
    .map(
      ({ wording, saidOn }) =>
        `<p class="theirs"><b>I put this right on ${dayInFull(saidOn)}:</b> ${escaped(wording)}</p>`,
    )
    .join('\n');

const lineHtml = (line: PageLine): string =>
  `<div class="line">\n${line.says.map((one) => `<p>${escaped(one)}</p>`).join('\n')}\n${theirsHtml(line)}\n</div>`;

const partHtml = ({ title, sign, lines }: PagePart): string =>
  `<section>\n<h2><span class="sign" aria-hidden="true">${sign}</span> ${escaped(title)}</h2>\n${lines.map(lineHtml).join('\n')}\n</section>`;

/** The page as a document that stands by itself: no script, nothing fetched, no worker's name beyond what the plan says. */
export const pageHtml = ({ title, parts }: OnePage, form: PageForm, readOn: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles[form]}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>We read this together on ${dayInFull(readOn)}. This copy is mine to keep.</p>
${parts.map(partHtml).join('\n')}
<p class="foot">If something here is wrong, say so: your words are written beside it and stay yours.</p>
</main>
</body>
</html>
`;
