import type { Person } from '../../../domain/people/operations.ts';

/** Who leads for somebody, and a handover that waits. */
export function LeadPanel({ person: _person }: { readonly person: Person }) {
  return null;
}
