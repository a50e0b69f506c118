import { foldForSearch, queryWords } from '../search.ts';

/** Ways of narrowing the list by where somebody stands; each is a chip. */
export const listStates = ['everyone', 'in-cohort', 'meets', 'at-risk', 'does-not-meet', 'owed', 'left'] as const;
export type ListState = (typeof listStates)[number];

/** What the list can be put in order by. */
export const listOrders = ['name', 'reference', 'needs', 'cohort', 'lead', 'last-contact', 'agency'] as const;
export type ListOrder = (typeof listOrders)[number];

/** What a column can show; the name always stands first. */
export const listColumns = ['reference', 'needs', 'definition', 'cohort', 'lead', 'last-contact', 'agency'] as const;
export type ListColumn = (typeof listColumns)[number];

/** One person as far as the list narrows and orders by them. */
export interface Listable {
  readonly preferredName: string;
  /** The name folded, by which they stand in order and are compared with what is typed. */
  readonly foldedName: string;
  readonly reference: string;
  readonly needs: readonly string[];
  readonly eligibility: 'meets' | 'at-risk' | 'does-not-meet' | null;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  /** Who leads for them, and the newest day on which somebody reached them; null where nobody does or did, or it is not shown. */
  readonly lead: string | null;
  readonly lastContactOn: string | null;
  readonly agencyId: string;
  readonly agency: string;
  /** Whether we owe them a contact, a plan or something else that was agreed, as far as the viewer may see it. */
  readonly owed?: boolean;
  /** Every word under which they are found, folded, between spaces. */
  readonly folded: string;
}

export interface ListQuery {
  readonly state: ListState;
  /** Codes of needs, all of which have to be there. */
  readonly needs: readonly string[];
  readonly agencyId: string | null;
}

export interface Ordering {
  readonly by: ListOrder;
  readonly descending: boolean;
}

export const isInCohort = (person: Pick<Listable, 'joinedOn' | 'leftOn'>): boolean =>
  person.joinedOn !== null && person.leftOn === null;

const holds: Readonly<Record<ListState, (person: Listable) => boolean>> = {
  everyone: () => true,
  'in-cohort': isInCohort,
  meets: (person) => person.eligibility === 'meets',
  'at-risk': (person) => person.eligibility === 'at-risk',
  'does-not-meet': (person) => person.eligibility === 'does-not-meet',
  owed: (person) => person.owed === true,
  left: (person) => person.leftOn !== null,
};

// What is not known comes last whichever way the list runs.
const last = '\uffff';

/** Many people have the same agency or the same lead, so their words are folded once. */
function foldOnce(): (words: string | null) => string {
  const known = new Map<string, string>();
  return (words) => {
    if (words === null) return last;
    const folded = known.get(words) ?? (foldForSearch(words) || last);
    known.set(words, folded);
    return folded;
  };
}

const keysBy = (fold: ReturnType<typeof foldOnce>): Readonly<Record<ListOrder, (person: Listable) => string>> => ({
  name: (person) => person.foldedName || last,
  reference: (person) => person.reference.toLowerCase(),
  needs: (person) => String(person.needs.length).padStart(3, '0'),
  cohort: (person) => person.joinedOn ?? last,
  lead: (person) => fold(person.lead),
  'last-contact': (person) => person.lastContactOn ?? last,
  agency: (person) => fold(person.agency),
});

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The same people in order; those who are equal by name and then by reference, so that the order is always the same. */
export function inOrder<P extends Listable>(people: readonly P[], { by, descending }: Ordering): P[] {
  const turn = descending ? -1 : 1;
  const keyOf = keysBy(foldOnce());
  const keyed = people.map((person) => ({
    person,
    key: keyOf[by](person),
    tie: `${keyOf.name(person)} ${keyOf.reference(person)}`,
  }));
  keyed.sort((one, other) => {
    if (one.key === last || other.key === last) {
      if (one.key !== other.key) return one.key === last ? 1 : -1;
      return compare(one.tie, other.tie);
    }
    return turn * compare(one.key, other.key) || compare(one.tie, other.tie);
  });
  return keyed.map(({ person }) => person);
}

// Fewer letters than this are compared with the starts of words, as in the index of names.
const anywhere = 3;

const isFoundBy = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => ([...word].length >= anywhere ? folded.includes(word) : folded.includes(` ${word}`)));

/**
 * Those in whose names or reference every typed word occurs, whatever the accents and capitals; they keep their order, but
 * names that begin with the first word come first. Everyone where nothing is typed.
 */
export function foundBy<P extends Listable>(people: readonly P[], typed: string): readonly P[] {
  const words = queryWords(typed);
  const [first] = words;
  if (first === undefined) return people;
  const found = people.filter((person) => isFoundBy(person.folded, words));
  const begins = (person: P): boolean => person.foldedName.startsWith(first);
  return [...found.filter(begins), ...found.filter((person) => !begins(person))];
}

export interface Narrowed<P> {
  readonly people: readonly P[];
  /** How many each chip would show beside whatever else narrows the list. */
  readonly counts: Readonly<Record<ListState, number>>;
}

/** Narrows people by needs, by the agency that holds their record, and by where they stand. */
export function narrowed<P extends Listable>(people: readonly P[], { state, needs, agencyId }: ListQuery): Narrowed<P> {
  const pool = people.filter(
    (person) =>
      (agencyId === null || person.agencyId === agencyId) && needs.every((code) => person.needs.includes(code)),
  );
  const counts = Object.fromEntries(listStates.map((one) => [one, 0])) as Record<ListState, number>;
  for (const person of pool) for (const one of listStates) if (holds[one](person)) counts[one] += 1;
  return { people: state === 'everyone' ? pool : pool.filter(holds[state]), counts };
}
