/** What goes by each of these words; of two with the same words the first counts. */
export const byWords = <T>(pairs: readonly (readonly [words: string, T])[]): ReadonlyMap<string, T> =>
  new Map(pairs.toReversed());

/** The same, worked out once for each of the lists that it is asked for: a sheet has thousands of cells that could be headings. */
export function byWordsOf<List extends object, T>(
  pairsOf: (list: List) => readonly (readonly [words: string, T])[],
): (list: List) => ReadonlyMap<string, T> {
  const known = new WeakMap<List, ReadonlyMap<string, T>>();
  return (list) => {
    const found = known.get(list) ?? byWords(pairsOf(list));
    known.set(list, found);
    return found;
  };
}
