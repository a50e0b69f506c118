/**
 * What a de-identified briefing may say with figures, for people at the table who are told nobody's identity. "Themes
 * only for fewer than ten people" (the partnership's safety rules, section 5); the rest makes sure that two briefings laid
 * side by side say nothing about one person either:
 *
 * - no count is ever shown, only "more than ten" and the like;
 * - what is shown moves only when at least three people make the difference since it last moved;
 * - what is said about needs is said of more than ten people among more than twenty, so never of everybody.
 */

/** Said as "more than". The first is the floor under everything. */
export const bands = [10, 20, 50, 100] as const;
export type Band = (typeof bands)[number];

/** Of how many people more than it says a band is first shown, and by how many its count has to differ before it moves. */
export const margin = 3;

/** The least band of the whole group at which anything is said about a part of it. */
const leastForParts: Band = 20;

/** One figure as it is held: the count when it last moved, which is never shown, and the band that is. */
export interface Held {
  readonly basis: number;
  readonly band: Band | null;
}

/** As much of a person as is counted. Their needs are those that are present. */
export interface BriefedPerson {
  readonly needs: readonly string[];
  /** Needs with which no help has been offered. */
  readonly notOffered: readonly string[];
  /** Whether contact with services does not work. */
  readonly contactFails: boolean;
}

/** Figures by what they count: everybody, a need without an offer, two needs together, contact that does not work. */
export type Figures = Readonly<Record<string, Held>>;

export type Statement =
  | { readonly kind: 'together'; readonly needs: readonly [string, string] }
  | { readonly kind: 'not-offered'; readonly need: string }
  | { readonly kind: 'contact' };

/** What is shown: the band of the group, null for too few people, and what is true of more than ten of them. */
export interface ShownFigures {
  readonly people: Band | null;
  readonly statements: readonly Statement[];
}

const everyone = 'everyone';

interface Counted {
  readonly key: string;
  readonly statement: Statement;
  readonly isTrueOf: (person: BriefedPerson) => boolean;
}

/** Everything that could be said, in the order of the needs and never by size. */
function sayable(needs: readonly string[]): Counted[] {
  const together = needs.flatMap((one, at) =>
    needs.slice(at + 1).map(
      (other): Counted => ({
        key: `together ${one} ${other}`,
        statement: { kind: 'together', needs: [one, other] },
        isTrueOf: (person) => person.needs.includes(one) && person.needs.includes(other),
      }),
    ),
  );
  const notOffered = needs.map(
    (need): Counted => ({
      key: `not-offered ${need}`,
      statement: { kind: 'not-offered', need },
      isTrueOf: (person) => person.notOffered.includes(need),
    }),
  );
  const contact: Counted = {
    key: 'contact',
    statement: { kind: 'contact' },
    isTrueOf: (person) => person.contactFails,
  };
  return [...together, ...notOffered, contact];
}

/** Holds a figure: as it was while fewer people than the margin make a difference, else by its count. */
export function hold(count: number, before: Held | undefined): Held {
  if (before !== undefined && Math.abs(count - before.basis) < margin) return before;
  return { basis: count, band: bands.findLast((band) => count >= band + margin) ?? null };
}

/** The figures of a group, held against those of the briefing before. `needs` are codes in their order. */
export function figuresOf(people: readonly BriefedPerson[], needs: readonly string[], before: Figures): Figures {
  const parts = sayable(needs).map(({ key, isTrueOf }) => [key, hold(people.filter(isTrueOf).length, before[key])]);
  return { [everyone]: hold(people.length, before[everyone]), ...Object.fromEntries(parts) };
}

/** What may be shown of held figures. */
export function shownFigures(figures: Figures, needs: readonly string[]): ShownFigures {
  const people = figures[everyone]?.band ?? null;
  const saysParts = people !== null && people >= leastForParts;
  const said = sayable(needs).filter(({ key }) => saysParts && (figures[key]?.band ?? null) !== null);
  return { people, statements: said.map(({ statement }) => statement) };
}
