import { deathAsDestination } from '../cohorts/destinations.ts';
import { line } from '../fields.ts';
import { isRefusalCode, type RefusalCode } from '../refusal.ts';
import { foldForSearch } from '../search.ts';
import type { IsoDate } from '../time.ts';
import { cleanCell, exactCell, isFormula, isSpreadsheetError } from './cells.ts';
import { nothingSaid } from './dates.ts';
import type { Draft, Lexicon, Pen } from './draft.ts';
import { importLimits } from './limits.ts';
import type { NoteCode } from './notes.ts';
import { addSchema, type NewPerson } from './person.ts';
import { readers } from './readers.ts';

/** Where in a row something is: the column counted from 0, or null where it is in none. */
interface Placed<Code> {
  readonly code: Code;
  readonly column: number | null;
}
export type RowProblem = Placed<RefusalCode>;
export type RowNote = Placed<NoteCode>;

/** One row as it would be taken in, with everything that stands in its way. */
export interface ReadRow {
  /** As the spreadsheet counts: the first row of the sheet is 1. */
  readonly line: number;
  readonly person: NewPerson;
  readonly joinedOn: IsoDate | null;
  readonly leftOn: IsoDate | null;
  readonly destination: string | null;
  /** The agency that holds the record; null for the agency of whoever takes the row in. */
  readonly agencyId: string | null;
  /** Where they can be found. */
  readonly places: readonly { readonly words: string; readonly lastKnownOn: IsoDate }[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowNote[];
  /** What of the person stood in cells of its own, and was not put together from others. */
  readonly given: ReadonlySet<keyof NewPerson>;
}

const fieldOf: Readonly<Record<string, string>> = {
  'preferred-name': 'preferredName',
  'given-name': 'givenName',
  'family-name': 'familyName',
  'full-name': 'preferredName',
  'birth-date': 'birthDate',
  'contact-preference': 'contactPreference',
  'ineffective-contact': 'ineffectiveContact',
  'joined-on': 'joinedOn',
  'left-on': 'leftOn',
  'holding-agency': 'agencyId',
  'goal-on': 'goalOn',
  'language-words': 'languageWords',
  'communication-words': 'communicationWords',
  'adjustment-words': 'adjustmentWords',
  'safe-times': 'safeTimes',
  whereabouts: 'places',
};

/** Puts names together: a preferred name is all that a person needs, and any name can stand in for it. */
function settleNames({ person, whole }: Draft): void {
  person.givenName ??= whole?.givenName ?? null;
  person.familyName ??= whole?.familyName ?? null;
  person.preferredName ??= whole?.preferredName ?? person.givenName ?? person.familyName ?? '';
}

const years = (birth: string, today: IsoDate): number => {
  const whole = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  // A birthday that is still to come this year, as far as the day is known.
  return birth.slice(5) > today.slice(5, birth.length) ? whole - 1 : whole;
};

interface Trouble {
  readonly problems: RowProblem[];
  readonly notes: RowNote[];
}

type Refuse = (code: RefusalCode, field: string) => void;

function checkBirth({ person, joinedOn, from }: Draft, today: IsoDate, refuse: Refuse, notes: RowNote[]): void {
  const { birthDate } = person;
  if (birthDate == null) return;
  if (birthDate > today.slice(0, birthDate.length)) refuse('birth-date-in-future', 'birthDate');
  else if (birthDate < '1900') refuse('birth-date-too-early', 'birthDate');
  else if (years(birthDate, today) < 18) notes.push({ code: 'under-18', column: from.get('birthDate') ?? null });
  if (joinedOn !== null && joinedOn.slice(0, birthDate.length) < birthDate) refuse('joined-before-birth', 'joinedOn');
}

function checkLeaving({ joinedOn, leftOn, destination }: Draft, today: IsoDate, refuse: Refuse): void {
  if (leftOn === null) return;
  if (joinedOn === null) refuse('import-left-without-joining', 'leftOn');
  else if (leftOn < joinedOn) refuse('left-before-joined', 'leftOn');
  if (leftOn > today) refuse('date-in-future', 'leftOn');
  if (destination === null) refuse('import-destination-missing', 'leftOn');
}

/** Dying is told apart from every other way of leaving. */
const tellDeath = ({ leftOn, destination, from }: Draft, notes: RowNote[]): void => {
  if (leftOn !== null && destination === deathAsDestination)
    notes.push({ code: 'died-as-status', column: from.get('destination') ?? null });
};

/** What only several cells together can say. */
function checkTogether(draft: Draft, today: IsoDate, trouble: Trouble): void {
  const refuse: Refuse = (code, field) => trouble.problems.push({ code, column: draft.from.get(field) ?? null });
  checkBirth(draft, today, refuse, trouble.notes);
  tellDeath(draft, trouble.notes);
  if (draft.joinedOn !== null && draft.joinedOn > today) refuse('date-in-future', 'joinedOn');
  // A destination that could not be read has been told already.
  if (!trouble.problems.some(({ code }) => code === 'import-destination-unknown')) checkLeaving(draft, today, refuse);
}

function checkSchema(draft: Draft, trouble: Trouble): NewPerson {
  const person = { ...draft.person, needs: [...draft.needs.values()] };
  const parsed = addSchema.safeParse(person);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) {
    const code = isRefusalCode(message) ? message : 'bad-input';
    const column = draft.from.get(String(path[0])) ?? null;
    if (!trouble.problems.some((one) => one.column === column && column !== null))
      trouble.problems.push({ code, column });
  }
  return { ...person, preferredName: draft.person.preferredName ?? '' } as NewPerson;
}

const place = line(400);

/** Places with their days. Without one it is today's, which is told. */
function placesIn({ places, placesOn, from }: Draft, today: IsoDate, trouble: Trouble): ReadRow['places'] {
  const column = from.get('places') ?? null;
  if (places.some((_words, at) => placesOn[at] == null) && trouble.problems.length === 0)
    trouble.notes.push({ code: 'place-of-today', column });
  return places.flatMap((given, at) => {
    const words = place.safeParse(given);
    if (words.success) return [{ words: words.data, lastKnownOn: placesOn[at] ?? today }];
    const code = words.error.issues[0]?.message ?? '';
    trouble.problems.push({ code: isRefusalCode(code) ? code : 'bad-input', column });
    return [];
  });
}

const givenIn = ({ person, whole }: Draft): Set<keyof NewPerson> => {
  const given = new Set(Object.keys(person) as (keyof NewPerson)[]);
  if (whole?.givenName != null) given.add('givenName');
  if (whole?.familyName != null) given.add('familyName');
  // A name that could not be parted stands as the preferred one.
  if (whole !== null && whole.givenName === null) given.add('preferredName');
  return given;
};

function readCell(cell: string, pen: Pen, field: string): void {
  const { exact = false } = pen.lexicon;
  if (cell.length > importLimits.cell) pen.refuse('import-cell-too-long');
  else if (exact) readers(field)?.(cell, pen, field);
  else if (isFormula(cell)) pen.refuse('import-formula');
  else if (isSpreadsheetError(cell)) pen.note('spreadsheet-error');
  else readers(field)?.(cell, pen, field);
}

/** Reads one row under a mapping: for each column a field's code, or null. Pure; never throws, whatever stands in the cells. */
export function readRow(
  cells: readonly string[],
  at: number,
  mapping: readonly (string | null)[],
  lexicon: Lexicon,
): ReadRow {
  const trouble: Trouble = { problems: [], notes: [] };
  const draft: Draft = {
    person: {},
    needs: new Map(),
    whole: null,
    joinedOn: null,
    leftOn: null,
    destination: null,
    agencyId: null,
    places: [],
    placesOn: [],
    from: new Map(),
  };
  for (const [column, field] of mapping.entries()) {
    if (field === null) continue;
    const raw = cells[column] ?? '';
    const cell = lexicon.exact ? exactCell(raw) : cleanCell(raw);
    const pen: Pen = {
      draft,
      lexicon,
      dates: lexicon.dates?.[column] ?? nothingSaid,
      meaning: lexicon.meanings?.get(column)?.get(foldForSearch(cell)) ?? null,
      refuse: (code) => void trouble.problems.push({ code, column }),
      note: (code) => void trouble.notes.push({ code, column }),
    };
    const name = fieldOf[field] ?? field;
    if (!draft.from.has(name)) draft.from.set(name, column);
    readCell(cell, pen, field);
  }
  const given = givenIn(draft);
  settleNames(draft);
  checkTogether(draft, lexicon.today, trouble);
  const person = checkSchema(draft, trouble);
  const places = placesIn(draft, lexicon.today, trouble);
  const { joinedOn, leftOn, destination, agencyId } = draft;
  return { line: at, person, joinedOn, leftOn, destination, agencyId, places, ...trouble, given };
}

/** Whether a row says nothing at all. */
export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
