/** Saved views of lists; part of `EntityTables`. */
export interface ListsTables {
  /** One user's own way of looking at a list; `shown` is JSON of filters, columns and order, never of a person. */
  savedView: { id: string; userId: string; list: string; name: string; shown: string };
}

/** The index over what was written; kept by `db/text-index.ts`. */
export interface TextIndexTables {
  textPlace: { key: number; entity: string; rowId: string; personId: string | null; category: string };
  textSearch: { rowid: number; folded: string };
  textIndexMark: { only: number; isFilled: 0 | 1 };
}
