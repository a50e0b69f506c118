import type { Among } from '../../db/repositories/among.ts';
import { currentLeads, type Lead } from '../../db/repositories/cohorts/leads.ts';
import { listedRows } from '../../db/repositories/lists/listed.ts';
import { openRestrictions } from '../../db/repositories/privacy/rights.ts';
import { type ListedPerson, usualView } from '../../domain/lists/operations.ts';
import { inOrder, type Ordering } from '../../domain/lists/people-list.ts';
import type { PersonSummary } from '../../domain/people/operations.ts';
import type { OwedCode } from '../../domain/plans/owed.ts';
import { foldForSearch } from '../../domain/search.ts';
import type { ReadContext } from './context.ts';
import { summarise } from './handlers/people-summary.ts';
import { holdPeople } from './held-people.ts';
import { type Standing, standings } from './owed-people.ts';

/** One person of the list with the words under which they are found, which never leave the host. */
export type HeldPerson = ListedPerson & {
  readonly foldedName: string;
  readonly folded: string;
  readonly owed: boolean;
  /** What is owed to them, the most pressing first. */
  readonly owing: readonly OwedCode[];
  /** Whether whoever looks leads for them. */
  readonly isMine: boolean;
};

const leadAndContact = (lead: Lead | undefined, standing: Standing | undefined) => ({
  showsContact: standing?.showsContact === true,
  lead: lead === undefined ? null : `${lead.name}, ${lead.agencyName}`,
  lastContactOn: standing?.lastContactOn ?? null,
});

const owingOf = (standing: Standing | undefined) => {
  const owing = standing?.owed ?? [];
  return { owed: owing.length > 0, owing };
};

function peopleAmong(context: ReadContext, ids: Among): HeldPerson[] {
  const { db, viewer } = context;
  const rows = listedRows(db, viewer, ids);
  const summaries = summarise(db, viewer, rows, ids === 'all');
  const standing = standings(context, ids);
  const leads = currentLeads(db, viewer, ids);
  const restricted = new Set(openRestrictions(db, ids).map((row) => row.personId));
  return rows.map((row, at) => ({
    ...(summaries[at] as PersonSummary),
    agencyId: row.agencyId ?? '',
    agency: row.agency ?? '',
    restricted: restricted.has(row.id),
    ...leadAndContact(leads.get(row.id), standing.get(row.id)),
    ...owingOf(standing.get(row.id)),
    isMine: leads.get(row.id)?.userId === viewer.userId,
    foldedName: foldForSearch(row.preferredName),
    folded: ` ${row.folded}`,
  }));
}

/** Everyone in the order that was asked for last. */
interface Ordered {
  last: { readonly by: Ordering; readonly people: readonly HeldPerson[] } | null;
}

const held = holdPeople<HeldPerson, Ordered>({
  read: peopleAmong,
  derive: () => ({ last: null }),
  changed: (ordered, before, after) => {
    if (ordered.last === null) return;
    // What is in order already but for a few takes a fraction of the time to put in order again.
    const { by, people } = ordered.last;
    const gone = new Set(before.map(({ id }) => id));
    ordered.last = { by, people: inOrder([...people.filter(({ id }) => !gone.has(id)), ...after], by) };
  },
});

/** Everyone of whom the viewer may know, in order. */
export function listedPeople(context: ReadContext, ordering: Ordering): readonly HeldPerson[] {
  const { people, derived } = held(context);
  const { last } = derived;
  if (last?.by.by === ordering.by && last.by.descending === ordering.descending) return last.people;
  const ordered = inOrder([...people.values()], ordering);
  derived.last = { by: ordering, people: ordered };
  return ordered;
}

/** Everyone of whom the viewer may know, in the order that was asked for last: to count them, none has to be made anew. */
export function everyListed(context: ReadContext): readonly HeldPerson[] {
  return held(context).derived.last?.people ?? listedPeople(context, usualView.order);
}
