import type { NeedInput } from '../people/operations.ts';
import type { RefusalCode } from '../refusal.ts';
import { foldForSearch } from '../search.ts';
import type { IsoDate } from '../time.ts';
import type { Listed } from './cells.ts';
import type { DateChoice } from './dates.ts';
import type { KnownNeed } from './headings.ts';
import type { NoteCode } from './notes.ts';
import type { NewPerson } from './person.ts';

/** The words of the register, and its day. */
export interface Lexicon {
  readonly today: IsoDate;
  readonly needs: readonly KnownNeed[];
  /** The values of any list of the register, by its name; empty for one that there is not. */
  readonly lists: (name: string) => readonly Listed[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Which of the four facts a yes in a column of needs stands for. */
  readonly needMeans: 'suspected' | 'disclosed';
  /** What was said about the dates of each column, by its place. */
  readonly dates?: readonly (DateChoice | null)[];
  /** What words of a column mean, by its place and the folded words: a code of the register. */
  readonly meanings?: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** Whether the sheet was written by this application, so that every cell is what it says and nothing more. */
  readonly exact?: boolean;
}

/** What the readers of single cells fill in. */
export interface Draft {
  person: { -readonly [K in keyof NewPerson]?: NewPerson[K] };
  needs: Map<string, NeedInput>;
  /** The whole name, where it stands in one cell; single columns go before it. */
  whole: { givenName: string | null; familyName: string | null; preferredName: string | null } | null;
  joinedOn: IsoDate | null;
  leftOn: IsoDate | null;
  destination: string | null;
  agencyId: string | null;
  /** Places where somebody can be found, and the days on which they were, in the same order. */
  places: string[];
  placesOn: (IsoDate | null)[];
  /** Which column each field came from. */
  readonly from: Map<string, number>;
}

export interface Pen {
  readonly draft: Draft;
  readonly lexicon: Lexicon;
  /** What was said about the dates of this column. */
  readonly dates: DateChoice;
  /** The code that somebody has said these words mean; null where nobody has. */
  readonly meaning: string | null;
  refuse(code: RefusalCode): void;
  note(code: NoteCode): void;
}

/** The agency of that name; undefined for one that the register does not know. */
export const agencyNamed = (name: string, agencies: Lexicon['agencies']): string | undefined =>
  agencies.find((one) => foldForSearch(one.name) === foldForSearch(name))?.id;
