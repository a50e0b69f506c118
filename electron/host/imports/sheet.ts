/** One sheet as text, whatever kind of file it came from. */
export interface Sheet {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Names of the sheets of a workbook; empty for a CSV. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Row by row from the first of the sheet; a row may be shorter than others. */
  readonly rows: readonly (readonly string[])[];
}
