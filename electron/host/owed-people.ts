import type { Among } from '../../db/repositories/among.ts';
import { contactDays } from '../../db/repositories/plans/contact-days.ts';
import { type OwedPerson, owedFacts } from '../../db/repositories/plans/owed-facts.ts';
import { dayInFull } from '../../domain/plans/days.ts';
import { type Owed, type OwedCode, owedTo } from '../../domain/plans/owed.ts';
import type { IsoDate } from '../../domain/time.ts';
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

/** What a list says of how things stand with somebody. */
export interface Standing {
  /** What is owed, the most pressing first. */
  readonly owed: readonly OwedCode[];
  readonly showsContact: boolean;
  /** Null where nobody reached them, or contacts are not shown. */
  readonly lastContactOn: IsoDate | null;
}

/** Thousands of people are owed the same few things, so each list of them is held once. */
function heldOnce(): (codes: readonly OwedCode[]) => readonly OwedCode[] {
  const known = new Map<string, readonly OwedCode[]>();
  return (codes) => {
    const name = codes.join();
    const held = known.get(name) ?? codes;
    known.set(name, held);
    return held;
  };
}

/** How things stand with everybody of whom the viewer may know, or with these. */
export function standings({ db, viewer }: ReadContext, among: Among): ReadonlyMap<string, Standing> {
  const days = contactDays(db);
  const once = heldOnce();
  return new Map(
    owedFacts(db, viewer, among).map((person) => {
      const { contact: showsContact } = person.sees;
      const lastContactOn = showsContact ? person.facts.lastContactOn : null;
      const owed = once(oneOwed(person, viewer.today, days).map(({ code }) => code));
      return [person.personId, { owed, showsContact, lastContactOn }];
    }),
  );
}
