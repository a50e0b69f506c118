import type { PersonCategory } from '../access.ts';
import type { IsoDate } from '../time.ts';
import { type SaidToAgency, saidOfKind } from './consent.ts';
import type { Against } from './words.ts';

/** What is known of somebody on the day on which another is told of them. */
export interface StandingOfPerson {
  readonly said: readonly SaidToAgency[];
  readonly restricted: boolean;
  readonly objection: boolean;
  /** Kinds of information that are to be kept from the agency on that day. */
  readonly keptFrom: readonly PersonCategory[];
}

/**
 * What stands against telling an agency (or, with null, anybody else) these kinds of information on a day. None of it
 * stops anybody from writing down what has happened, or from acting where a life is at risk: it asks for the reason.
 */
export function standsAgainst(
  person: StandingOfPerson,
  told: { readonly agencyId: string | null; readonly categories: readonly PersonCategory[]; readonly on: IsoDate },
): Against[] {
  const { agencyId, categories, on } = told;
  const said = agencyId === null ? [] : categories.map((kind) => saidOfKind(person.said, agencyId, kind, on).said);
  const found: Against[] = [];
  if (said.includes('declined')) found.push('refusal');
  if (said.includes('withdrawn')) found.push('withdrawn');
  if (person.restricted) found.push('restriction');
  if (person.objection) found.push('objection');
  // What was taken back is kept from the agency by that; it need not be said twice.
  const kept = categories.filter((kind) => person.keptFrom.includes(kind));
  const unsaid = kept.filter(
    (kind) =>
      agencyId === null || !['declined', 'withdrawn'].includes(saidOfKind(person.said, agencyId, kind, on).said),
  );
  if (unsaid.length > 0) found.push('kept-from');
  return found;
}
