import { programmeSubject } from '../../db/history-keys.ts';
import type { Among } from '../../db/repositories/among.ts';
import { changedAfter, newestChange } from '../../db/repositories/lists/listed.ts';
import { openedNow } from '../../db/repositories/sharing/sight.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import type { ReadContext } from './context.ts';

/**
 * Something that is held about everyone of whom a viewer may know. It lies in the host's memory, which goes when the
 * register is locked: reading ten thousand people anew for each letter that is typed would take longer than the letter.
 * The history says what has to be read again.
 */
export interface HeldKind<Person extends { readonly id: string }, Derived> {
  /** Of these people, or of everyone, what is held of those of whom the viewer may know. */
  readonly read: (context: ReadContext, ids: Among) => readonly Person[];
  /** What is worked out from all of them, before there is anybody. */
  readonly derive: () => Derived;
  /** Brings that up to date: what was held of those who changed, and what is held of them now. */
  readonly changed: (derived: Derived, before: readonly Person[], after: readonly Person[]) => void;
}

export interface Held<Person, Derived> {
  readonly people: ReadonlyMap<string, Person>;
  readonly derived: Derived;
}

interface State<Person, Derived> extends Held<Person, Derived> {
  /** What decides who is in it, besides the register: a viewer, a day, and what is opened in an emergency. */
  readonly key: string;
  readonly seq: number;
  readonly people: Map<string, Person>;
}

/** Parts of the programme that nothing held about people shows anything of. */
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

/** Who changed since, or `all` where a part of the programme did on which what is held rests. */
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

/** Holds one kind for each open register; what it answers is up to date with everything that was written. */
export function holdPeople<Person extends { readonly id: string }, Derived>(kind: HeldKind<Person, Derived>) {
  const heldBy = new WeakMap<ReadContext['session'], State<Person, Derived>>();

  const fresh = (context: ReadContext, key: string, seq: number): State<Person, Derived> => {
    const [derived, read] = [kind.derive(), kind.read(context, 'all')];
    kind.changed(derived, [], read);
    return { key, seq, people: new Map(read.map((person) => [person.id, person])), derived };
  };

  const catchUp = (context: ReadContext, held: State<Person, Derived>, seq: number): State<Person, Derived> => {
    if (held.seq === seq) return held;
    const changed = changedSince(context, held.seq);
    if (changed === 'all') return fresh(context, held.key, seq);
    const before = [...changed].flatMap((id) => held.people.get(id) ?? []);
    const after = changed.size === 0 ? [] : kind.read(context, [...changed]);
    for (const id of changed) held.people.delete(id);
    for (const person of after) held.people.set(person.id, person);
    kind.changed(held.derived, before, after);
    return { ...held, seq };
  };

  return (context: ReadContext): Held<Person, Derived> => {
    const [key, seq] = [keyOf(context, context.viewer), newestChange(context.db)];
    const before = heldBy.get(context.session);
    const held = before?.key === key ? catchUp(context, before, seq) : fresh(context, key, seq);
    heldBy.set(context.session, held);
    return held;
  };
}
