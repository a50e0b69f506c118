import { programmeSubject } from '../../db/history-keys.ts';
import type { Among } from '../../db/repositories/among.ts';
import { currentLeads, type Lead } from '../../db/repositories/cohorts/leads.ts';
import { changedAfter, listedRows, newestChange } from '../../db/repositories/lists/listed.ts';
import { openRestrictions } from '../../db/repositories/privacy/rights.ts';
import { openedNow } from '../../db/repositories/sharing/sight.ts';
import type { ListedPerson } from '../../domain/lists/operations.ts';
import { inOrder, type Ordering } from '../../domain/lists/people-list.ts';
import type { PersonSummary } from '../../domain/people/operations.ts';
import { foldForSearch } from '../../domain/search.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import type { ReadContext } from './context.ts';
import { summarise } from './handlers/people-summary.ts';
import { type Standing, standings } from './owed-people.ts';

/** One person of the list with the words under which they are found, which never leave the host. */
export type HeldPerson = ListedPerson & {
  readonly foldedName: string;
  readonly folded: string;
  readonly owed: boolean;
};

interface Held {
  /** What decides who is in it, besides the register: a viewer, a day, and what is opened in an emergency. */
  readonly key: string;
  seq: number;
  readonly people: Map<string, HeldPerson>;
  /** Everyone in the order that was asked for last. */
  ordered: { readonly by: Ordering; readonly people: readonly HeldPerson[] } | null;
}

/** Parts of the programme that no list of people shows anything of. */
const apartFromPeople = new Set([
  'fidelity-assessment',
  'fidelity-section',
  'fidelity-aim',
  'framework-entry',
  'period',
  'briefing',
  'saved-view',
  'import',
  'import-mapping',
  'prioritisation-method',
  'prioritisation-factor',
  'cohort-sign-off',
  'sharing-agreement',
  'sharing-agreement-party',
  'privacy-notice',
  'retention-rule',
  'return-export',
  'sealed-grant',
]);

/** More people than this are read anew together rather than one by one. */
const fewEnough = 400;

const leadAndContact = (lead: Lead | undefined, standing: Standing | undefined) => ({
  showsContact: standing?.showsContact === true,
  lead: lead === undefined ? null : `${lead.name}, ${lead.agencyName}`,
  lastContactOn: standing?.lastContactOn ?? null,
});

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
    owed: standing.get(row.id)?.isOwed === true,
    foldedName: foldForSearch(row.preferredName),
    folded: ` ${row.folded}`,
  }));
}

/** Who changed since, or `all` where a part of the programme did that lists rest on. */
function changedSince({ db }: ReadContext, seq: number): ReadonlySet<string> | 'all' {
  const people = new Set<string>();
  for (const { subject, entity } of changedAfter(db, seq)) {
    if (subject !== programmeSubject) people.add(subject);
    else if (!apartFromPeople.has(entity)) return 'all';
  }
  return people.size > fewEnough ? 'all' : people;
}

const keyOf = ({ db }: ReadContext, viewer: Viewer): string =>
  JSON.stringify([
    viewer.userId,
    viewer.agencyId,
    viewer.categories,
    viewer.openable,
    viewer.partnership,
    viewer.today,
    [...openedNow(db, viewer)],
  ]);

function fresh(context: ReadContext, key: string, seq: number): Held {
  const people = new Map(peopleAmong(context, 'all').map((person) => [person.id, person]));
  return { key, seq, people, ordered: null };
}

/** Brings what is held up to date with what was written since. */
function catchUp(context: ReadContext, held: Held, seq: number): Held {
  if (held.seq === seq) return held;
  const changed = changedSince(context, held.seq);
  if (changed === 'all') return fresh(context, held.key, seq);
  held.seq = seq;
  if (changed.size === 0) return held;
  const now = new Map(peopleAmong(context, [...changed]).map((person) => [person.id, person]));
  for (const id of changed) {
    const person = now.get(id);
    if (person === undefined) held.people.delete(id);
    else held.people.set(id, person);
  }
  // What is in order already but for a few takes a fraction of the time to put in order again.
  if (held.ordered !== null) {
    const { by, people } = held.ordered;
    held.ordered = { by, people: inOrder([...people.filter(({ id }) => !changed.has(id)), ...now.values()], by) };
  }
  return held;
}

const heldBy = new WeakMap<ReadContext['session'], Held>();

/**
 * Everyone of whom the viewer may know, in order. It is held in the host's memory, which goes when the register is locked:
 * reading ten thousand people anew for each letter that is typed would take longer than the letter. The history says what
 * has to be read again.
 */
export function listedPeople(context: ReadContext, ordering: Ordering): readonly HeldPerson[] {
  const { db, viewer, session } = context;
  const [key, seq] = [keyOf(context, viewer), newestChange(db)];
  const before = heldBy.get(session);
  const held = before?.key === key ? catchUp(context, before, seq) : fresh(context, key, seq);
  heldBy.set(session, held);
  const { ordered } = held;
  if (ordered?.by.by === ordering.by && ordered.by.descending === ordering.descending) return ordered.people;
  const people = inOrder([...held.people.values()], ordering);
  held.ordered = { by: ordering, people };
  return people;
}
