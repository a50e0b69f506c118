import type { Category } from '../access.ts';
import { deathAsDestination } from '../cohorts/destinations.ts';
import { type ChoiceList, choiceLists, choiceListWords } from '../people/choices.ts';
import { codedFacts } from '../people/coded-facts.ts';
import { schemeOf } from '../people/identifiers.ts';
import type { NeedInput } from '../people/operations.ts';
import type { ChoicesInput, IdentifierInput } from '../people/person-shape.ts';
import type { NoteCode } from './notes.ts';
import type { NewPerson } from './person.ts';
import type { ReadRow } from './rows.ts';

/** What a column can hold. */
export type Stored = string | number | null;

/** Columns of a person that a row can change. */
export const comparedColumns = [
  'preferredName',
  'givenName',
  'familyName',
  'pronouns',
  'birthDate',
  'birthDateEstimated',
  'sex',
  'sexState',
  'ethnicity',
  'ethnicityState',
  'contactPreference',
  'goal',
  'goalOn',
  'strengths',
  'ineffectiveContact',
  'religion',
  'religionState',
  'disability',
  'disabilityState',
  'maritalStatus',
  'maritalStatusState',
  'armedForces',
  'armedForcesState',
  'mainLanguage',
  'mainLanguageState',
  'languageWords',
  'interpreter',
  'communicationWords',
  'adjustmentWords',
  'safeTimes',
] as const;
export type ComparedColumn = (typeof comparedColumns)[number];

/** Somebody as the register holds them. */
export interface Standing {
  readonly person: Readonly<Record<ComparedColumn, Stored>>;
  readonly aliases: readonly string[];
  readonly numbers: readonly IdentifierInput[];
  /** What was chosen from each list, and what was said of it. */
  readonly choices: Readonly<Record<ChoiceList, ChoicesInput>>;
  /** Places that are not restricted. */
  readonly places: readonly string[];
  readonly needs: readonly NeedInput[];
  readonly memberships: readonly {
    readonly id: string;
    readonly joinedOn: string;
    readonly leftOn: string | null;
    readonly destination: string | null;
  }[];
  readonly agencyId: string | null;
  /** Whether it is recorded that they have died: a status, and no destination. */
  readonly hasDied: boolean;
}

/** One thing in which a row differs from what is held, and what it would become. */
export type Difference =
  | { readonly kind: 'person'; readonly column: ComparedColumn; readonly before: Stored; readonly after: Stored }
  | { readonly kind: 'alias'; readonly before: null; readonly after: string }
  | {
      readonly kind: 'need';
      readonly code: string;
      readonly fact: Exclude<keyof NeedInput, 'code'>;
      readonly before: Stored;
      readonly after: Stored;
    }
  | { readonly kind: 'joined'; readonly before: null; readonly after: string }
  | { readonly kind: 'left'; readonly membershipId: string | null; readonly before: null; readonly after: string };

export interface Compared {
  readonly differences: readonly Difference[];
  readonly notes: readonly NoteCode[];
}

/** What the comparing must know of the viewer: which categories of this person they are shown, and what belongs to which. */
export interface Shown {
  readonly sees: (category: Category) => boolean;
  readonly ofColumn: (column: ComparedColumn) => Category;
  readonly ofNeed: (code: string) => Category | null;
}

const flag = (value: unknown): Stored => (value === true ? 1 : value === false ? 0 : ((value ?? null) as Stored));

const notKnown = new Set<Stored>(['not-known', 'not-asked', 'declined']);

/** Which columns belong to a value that was given: a value goes with its state, a birth date with whether it is an estimate. */
const together: Readonly<Partial<Record<keyof NewPerson, readonly ComparedColumn[]>>> = {
  birthDate: ['birthDate', 'birthDateEstimated'],
  ...Object.fromEntries(codedFacts.map((fact) => [`${fact}State`, [fact, `${fact}State`]])),
};

type Tell = (note: NoteCode) => void;

/** Whether a row only says that something is not known of what the register holds. */
const onlyNotKnown = (before: Stored, after: Stored): boolean =>
  notKnown.has(after) && before !== null && !notKnown.has(before);

/** Nothing that differs, and why. */
function none(tell: Tell, note: NoteCode): Difference[] {
  tell(note);
  return [];
}

function ofPerson({ person, given }: ReadRow, standing: Standing, shown: Shown, tell: Tell): Difference[] {
  const row = { ...person, birthDateEstimated: person.birthDateEstimated ?? false };
  const columns = new Set<string>([...given].flatMap((field): readonly string[] => together[field] ?? [field]));
  const wanted = comparedColumns.filter((column) => columns.has(column));
  // A state that says that nothing is known would take its value with it, so both stay.
  const kept = codedFacts
    .map((fact) => [`${fact}State`, fact] as const)
    .filter(([state]) => wanted.includes(state) && onlyNotKnown(standing.person[state], flag(row[state])))
    .flat();
  return wanted.flatMap((column): Difference[] => {
    // Asked before comparing: whether it differs would tell what it is.
    if (!shown.sees(shown.ofColumn(column))) return none(tell, 'not-yours');
    const [before, after] = [standing.person[column], flag(row[column])];
    if (before === after) return [];
    if (kept.some((one) => one === column) || onlyNotKnown(before, after)) return none(tell, 'not-known-kept');
    return [{ kind: 'person', column, before, after }];
  });
}

function ofAliases({ person }: ReadRow, { aliases }: Standing): Difference[] {
  const fresh = (person.aliases ?? []).map(({ name }) => name).filter((name) => !aliases.includes(name));
  return fresh.map((after) => ({ kind: 'alias', before: null, after }));
}

/** What of one fact of a need differs; a no to "at risk" is what stands where nothing was said. */
function ofFact(need: NeedInput, fact: Exclude<keyof NeedInput, 'code'>, held: NeedInput | undefined, tell: Tell) {
  const [stood, after] = [flag(held?.[fact]), flag(need[fact])];
  const before = stood === 0 ? null : stood;
  if (after === null || after === 0 || before === after) return [];
  if (onlyNotKnown(before, after)) return none(tell, 'not-known-kept');
  return [{ kind: 'need' as const, code: need.code, fact, before, after }];
}

function ofNeeds({ person }: ReadRow, { needs }: Standing, shown: Shown, tell: Tell): Difference[] {
  return (person.needs ?? []).flatMap((need): Difference[] => {
    const category = shown.ofNeed(need.code);
    if (category === null || !shown.sees(category)) return none(tell, 'not-yours');
    const held = needs.find(({ code }) => code === need.code);
    const facts = (Object.keys(need) as (keyof NeedInput)[]).filter((fact) => fact !== 'code');
    return facts.flatMap((fact) => ofFact(need, fact, held, tell));
  });
}

const sameNumber = (one: IdentifierInput, other: IdentifierInput): boolean =>
  one.scheme === other.scheme && one.value === other.value && one.issuerId === other.issuerId;

const sameChoices = (one: ChoicesInput, other: ChoicesInput): boolean =>
  one.state === other.state &&
  one.codes.length === other.codes.length &&
  one.codes.every((code) => other.codes.includes(code));

/** What is put right on the person's page alone is compared and told, as far as it is shown. */
function tellWhole({ person, places }: ReadRow, standing: Standing, { sees }: Shown, tell: Tell): void {
  const shownNumbers = (person.identifiers ?? []).filter(({ scheme }) => sees(schemeOf(scheme)?.category ?? 'sealed'));
  if (shownNumbers.some((one) => !standing.numbers.some((held) => sameNumber(one, held)))) tell('numbers-differ');
  for (const list of choiceLists) {
    const said = person.choices?.[list];
    if (said !== undefined && sees(choiceListWords[list].category) && !sameChoices(said, standing.choices[list]))
      tell('choices-differ');
  }
  if (sees('contact') && places.some(({ words }) => !standing.places.includes(words))) tell('places-differ');
}

function ofMembership(row: ReadRow, { memberships, hasDied }: Standing, tell: Tell): Difference[] {
  const { joinedOn, destination } = row;
  const leftOn = hasDied && destination === deathAsDestination ? null : row.leftOn;
  if (joinedOn === null) return [];
  const same = memberships.find((one) => one.joinedOn === joinedOn);
  if (same === undefined) {
    if (memberships.length > 0) return none(tell, 'membership-differs');
    const joined: Difference = { kind: 'joined', before: null, after: joinedOn };
    return leftOn === null ? [joined] : [joined, { kind: 'left', membershipId: null, before: null, after: leftOn }];
  }
  if (leftOn === null || same.leftOn === leftOn) return [];
  if (same.leftOn !== null) return none(tell, 'membership-differs');
  return [{ kind: 'left', membershipId: same.id, before: null, after: leftOn }];
}

/**
 * What a row would change of somebody who is in the register already. An empty cell changes nothing, "not known" never takes
 * the place of what is known, and what the viewer is not shown is neither compared nor changed.
 */
export function compareRow(row: ReadRow, standing: Standing, shown: Shown): Compared {
  const notes = new Set<NoteCode>();
  const tell: Tell = (note) => void notes.add(note);
  const membershipShown = shown.sees('story') || row.joinedOn === null;
  const differences = [
    ...ofPerson(row, standing, shown, tell),
    ...(shown.sees('identity') ? ofAliases(row, standing) : []),
    ...ofNeeds(row, standing, shown, tell),
    ...(membershipShown ? ofMembership(row, standing, tell) : none(tell, 'not-yours')),
  ];
  tellWhole(row, standing, shown, tell);
  if (row.agencyId !== null && row.agencyId !== standing.agencyId) tell('holder-differs');
  return { differences, notes: [...notes] };
}
