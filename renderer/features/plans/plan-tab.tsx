import type { Person } from '../../../domain/people/operations.ts';

/** Their own goals, what was promised and who owes what. */
export function PlanTab({ person: _person }: { readonly person: Person }) {
  return null;
}
