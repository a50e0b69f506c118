import type { Person } from '../../../domain/people/operations.ts';

/** What was told to whom, on what ground. */
export function DisclosuresPanel({ person: _person }: { readonly person: Person }) {
  return null;
}
