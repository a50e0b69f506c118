import type { Person } from '../../../domain/people/operations.ts';

/** The picture of somebody in ten seconds: what keeps them safe, who knows them and who has promised what. */
export function GlancePanel({ person: _person }: { readonly person: Person }) {
  return null;
}
