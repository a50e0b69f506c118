import type { Category } from './access.ts';

/**
 * One kind of thing that the register stores. `about` says whose key seals its history: the person named by that column
 * (the programme where it is empty), or always the programme.
 */
export interface EntityShape {
  readonly code: string;
  readonly about: 'programme' | { readonly column: string };
  /**
   * The column that holds the category of information of the row itself, where rows differ: it then counts for every field
   * of the row, whatever the field says.
   */
  readonly categoryColumn?: string;
  readonly fields: Readonly<Record<string, FieldShape>>;
}

export interface FieldShape {
  readonly code: string;
  readonly category: Category;
  /** Somebody's own words, which a search over everything looks through. */
  readonly isText?: true;
}

/** A field whose code is stable for ever, and the category of information that it belongs to. */
export const field = (code: string, category: Category): FieldShape => ({ code, category });

/** The same for somebody's own words, which a search over everything looks through. */
export const textField = (code: string, category: Category): FieldShape => ({ code, category, isText: true });

/** Rows about the person whom `personId` names. */
export const aboutPerson = { column: 'personId' } as const;
