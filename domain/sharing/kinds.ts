import { type PersonCategory, personCategories } from '../access.ts';

/**
 * Kinds of information as they are kept: codes with spaces between, each once and in the order of the list, so that the
 * same kinds are always the same text.
 */
export const writeKinds = (kinds: readonly PersonCategory[]): string =>
  personCategories.filter((kind) => kinds.includes(kind)).join(' ');

/** The kinds that a text names; what no list knows is left out. */
export function readKinds(text: string | null): PersonCategory[] {
  const named = new Set((text ?? '').split(' '));
  return personCategories.filter((kind) => named.has(kind));
}

/** From the kind that is guarded most to the one that is guarded least. */
const mostGuarded: readonly PersonCategory[] = [
  'health',
  'offending',
  'safety',
  'story',
  'housing',
  'contact',
  'identity',
];

/** Of several kinds the one beside which words about all of them are kept: whoever may not see it reads none of them. */
export const guardOf = (kinds: readonly PersonCategory[]): PersonCategory =>
  mostGuarded.find((kind) => kinds.includes(kind)) ?? 'identity';
