import type { Person } from '../../../domain/people/operations.ts';

/** How somebody came to the partnership. */
export function ReferralsPanel({ person: _person }: { readonly person: Person }) {
  return null;
}
