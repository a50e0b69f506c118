import { currentLeads } from '../../../db/repositories/cohorts/leads.ts';
import { contactDays } from '../../../db/repositories/plans/contact-days.ts';
import { owedFacts } from '../../../db/repositories/plans/owed-facts.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { byUrgency, type OwedCode, owedCodes } from '../../../domain/plans/owed.ts';
import type { ReadContext } from '../context.ts';
import { everyListed, type HeldPerson } from '../listed-people.ts';
import { oneOwed } from '../owed-people.ts';

interface Owing {
  /** The most urgent first. */
  readonly people: readonly { readonly id: string; readonly owed: readonly OwedCode[] }[];
  readonly counts: Record<OwedCode, number>;
}

const inOrder = new WeakMap<readonly HeldPerson[], Owing>();

/** All to whom something is owed; worked out once for as long as the list that is held stays what it is. */
function owingAmong(everyone: readonly HeldPerson[]): Owing {
  const known = inOrder.get(everyone);
  if (known !== undefined) return known;
  const people = everyone
    .filter(({ owed }) => owed)
    .map(({ id, reference, isMine, owing: owed }) => ({ id, reference, isMine, owed }))
    .sort(byUrgency);
  const counts = Object.fromEntries(owedCodes.map((code) => [code, 0])) as Owing['counts'];
  for (const { owed } of people) for (const code of new Set(owed)) counts[code] += 1;
  const owing = { people, counts };
  inOrder.set(everyone, owing);
  return owing;
}

/** A part of those to whom something is owed, with what it is in sentences, and how many there are in all. */
export function owedPart(context: ReadContext, { code, from, count }: ParsedInputOf<'plans.owed'>) {
  const { db, viewer } = context;
  const { people, counts } = owingAmong(everyListed(context));
  const listed = code === null ? people : people.filter(({ owed }) => owed.includes(code));
  const ids = listed.slice(from, from + count).map(({ id }) => id);
  const days = contactDays(db);
  const leads = currentLeads(db, viewer, ids);
  const found = new Map(owedFacts(db, viewer, ids).map((person) => [person.personId, person]));
  return {
    people: ids.flatMap((id) => {
      const person = found.get(id);
      if (person === undefined) return [];
      const { reference, facts } = person;
      const lead = leads.get(id);
      const isMine = lead?.userId === viewer.userId;
      const owed = oneOwed(person, viewer.today, days);
      return [{ personId: id, reference, name: facts.name, lead: lead?.name ?? null, isMine, owed }];
    }),
    everyone: people.length,
    counts,
    contactDays: days,
  };
}
