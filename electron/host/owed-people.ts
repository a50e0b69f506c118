import { contactDays } from '../../db/repositories/plans/contact-days.ts';
import { type OwedPerson, owedFacts } from '../../db/repositories/plans/owed-facts.ts';
import { dayInFull } from '../../domain/plans/days.ts';
import { type Owed, owedTo } from '../../domain/plans/owed.ts';
import type { ReadContext } from './context.ts';

/** What is owed to one person, without what rests on kinds of information that the viewer may not see. */
export function oneOwed(person: OwedPerson, today: string, days: number): Owed[] {
  const { sees, facts } = person;
  const all = owedTo(facts, { today, days, day: dayInFull });
  return all.filter(({ code }) => {
    if (code === 'contact') return sees.contact && sees.story;
    return code === 'plan' || code === 'plan-review' ? sees.story : true;
  });
}

/** The ids of those to whom something is owed, among everybody of whom the viewer may know or among these. */
export function idsOwed({ db, viewer }: ReadContext, among: readonly string[] | 'all'): ReadonlySet<string> {
  const days = contactDays(db);
  const people = owedFacts(db, viewer, among);
  return new Set(people.flatMap((person) => (oneOwed(person, viewer.today, days).length > 0 ? [person.personId] : [])));
}
