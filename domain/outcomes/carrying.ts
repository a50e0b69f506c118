import type { FactDefinition } from './values.ts';

/** The source that says of a value that it was taken over and is not yet confirmed. */
export const carriedSource = 'carried-forward';

/**
 * Whether a value may be taken over from the quarter before. A status often goes on; a count is of its own quarter alone, and
 * a score of the day on which it was taken.
 */
export const mayBeCarried = ({ valueType }: Pick<FactDefinition, 'valueType'>): boolean => valueType === 'code';

export const isCarried = (fact: { readonly source: string | null }): boolean => fact.source === carriedSource;
