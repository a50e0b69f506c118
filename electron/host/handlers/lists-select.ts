import type { ParsedInputOf } from '../../../domain/contract.ts';
import { foundBy, narrowed } from '../../../domain/lists/people-list.ts';
import type { ReadContext } from '../context.ts';
import { listedPeople } from '../listed-people.ts';

type Query = Omit<ParsedInputOf<'lists.find'>, 'from' | 'count'>;

/** Everyone whom a query finds, in order, beside everyone and the figures above the list. */
export function selectedPeople(context: ReadContext, query: Query) {
  const everyone = listedPeople(context, query.order);
  return { everyone, ...narrowed(foundBy(everyone, query.text), query) };
}
