import writeWorkbook from 'write-excel-file/universal';

/**
 * Rows of text as a workbook of one sheet, of which the first ones stay in sight as its headings. Every cell is text, so
 * nothing in it is ever worked out.
 */
export async function writeXlsx(
  rows: readonly (readonly string[])[],
  sheet: string,
  headings: number,
): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
  const blob = await writeWorkbook(cells, { sheet, stickyRowsCount: headings }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
