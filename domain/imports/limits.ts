/** What a spreadsheet may be at most before it is refused. Well above any partnership's list, well below what stalls a laptop. */
export const importLimits = {
  /** Bytes of the file. */
  bytes: 20 * 1024 * 1024,
  /** Rows under the headings. */
  rows: 10_000,
  columns: 250,
  /** UTF-16 units in one cell. */
  cell: 4200,
  /** Different words whose meaning can be said, and how long each can be: longer ones are no words of a list. */
  meanings: 500,
  meaning: 40,
  /** How long reading may take, in milliseconds, whatever the file is. */
  milliseconds: 2000,
  /** The same for a workbook under a password, which is made to take its time to open. */
  millisecondsUnderPassword: 20_000,
  /** Bytes that a workbook may unpack to: files that unpack to a thousand times their size are made to do harm. */
  unpacked: 200 * 1024 * 1024,
} as const;
