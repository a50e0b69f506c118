import type { Person } from '../../../domain/people/operations.ts';

/** What happened, by day. */
export function TimelineTab({ person: _person }: { readonly person: Person }) {
  return null;
}
