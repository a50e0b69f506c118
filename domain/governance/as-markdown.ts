import { type Block, forTheOfficer, type ReadablePaper } from './document.ts';

/** What would be read as markup, so that a name with a star or a pipe in it stays that name. */
const plain = (words: string): string => words.replaceAll(/[\\`*_{}[\]<>|#~]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [plain(block.text)];
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    case 'decide':
      return [`> **${forTheOfficer}** ${plain(block.text)}`];
    case 'write':
      return block.lines.map((line) => `- ${plain(line)}: ......................................`);
    case 'table':
      return [row(block.head), row(block.head.map(() => '---')).replaceAll('\\', ''), ...block.rows.map(row)];
    case 'picture':
      return ['The picture of where information goes stands in the HTML file and in the guide.'];
  }
}

export const blockAsMarkdown = (block: Block): string => blockLines(block).join('\n');

/** A paper as Markdown, ending with one newline. */
export const asMarkdown = ({ title, lead, sections }: ReadablePaper): string =>
  [
    `# ${plain(title)}`,
    plain(lead),
    ...sections.flatMap(({ heading, blocks }) => [`## ${plain(heading)}`, ...blocks.map(blockAsMarkdown)]),
  ]
    .join('\n\n')
    .concat('\n');
