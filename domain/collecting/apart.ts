/** Somebody as a warning names them. */
interface Named {
  readonly personId: string;
  readonly name: string;
  readonly reference: string;
}

/** Pairs to keep apart of whom both are among some people, in words. */
export function apartAmong(
  pairs: readonly { readonly personId: string; readonly otherId: string }[],
  people: readonly Named[],
): [string, string][] {
  const words = new Map(people.map(({ personId, name, reference }) => [personId, `${name} (${reference})`]));
  return pairs.flatMap(({ personId, otherId }): [string, string][] => {
    const [one, other] = [words.get(personId), words.get(otherId)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}
