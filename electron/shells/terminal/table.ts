const widthOf = (text: string): number => [...text].length;

/** Rows of text as lines with aligned columns, two spaces apart; nothing at the ends of lines. */
export function aligned(rows: readonly (readonly string[])[], toTheRight: readonly number[] = []): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(0, ...rows.map((row) => widthOf(row[at] ?? ''))));
  return rows.map((row) =>
    widths
      .map((width, at) => {
        const text = row[at] ?? '';
        const space = ' '.repeat(width - widthOf(text));
        return toTheRight.includes(at) ? space + text : text + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** The same with a head that is set apart by a line. Columns of figures stand to the right. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  toTheRight: readonly number[] = [],
): string[] {
  const [first = '', ...rest] = aligned([head, ...rows], toTheRight);
  return [first, '-'.repeat(Math.max(...[first, ...rest].map(widthOf))), ...rest];
}

/** Shortens a cell, so that a row stays a row. */
export const clipped = (text: string, longest: number): string =>
  widthOf(text) <= longest ? text : `${[...text].slice(0, longest - 1).join('')}…`;

/** Breaks running text into lines of at most so many characters, between words, with a margin to the left. */
export function wrapped(text: string, longest = 96, margin = ''): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      if (line !== '' && widthOf(line) + 1 + widthOf(word) > longest) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line].map((one) => (one === '' ? '' : margin + one));
  });
}
