import type { WriteDb } from '../../../db/handles.ts';
import {
  aliasesOf,
  choicesOf,
  getWhereabouts,
  holderOfNumber,
  identifiersOf,
} from '../../../db/repositories/people/whole-person.ts';
import { agencies, listCodes } from '../../../db/repositories/programme/reference.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type ChoiceList, checkChoices, choiceLists, choiceListWords } from '../../../domain/people/choices.ts';
import { readIdentifier, schemeOf } from '../../../domain/people/identifiers.ts';
import type { AliasInput, ChoicesInput, IdentifierInput } from '../../../domain/people/person-shape.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { assertMayWrite } from '../person-sight.ts';
import { assertCode } from './people-rules.ts';

/** What a writer may see of somebody: only that is taken away by leaving it out, and only that is added. */
type Seen = readonly PersonCategory[];

const mayWrite = (seen: Seen, category: PersonCategory, field: string): void => {
  if (!seen.includes(category)) throw new Refusal('category-not-shared', field);
};

const isAmong = (seen: Seen, category: string): boolean => seen.some((one) => one === category);

const aliasCategory = ({ isRestricted }: AliasInput): PersonCategory => (isRestricted ? 'safety' : 'identity');

/** Makes the other names of somebody what is given, as far as the writer sees them. */
export function replaceAliases(db: WriteDb, personId: string, given: readonly AliasInput[], seen: Seen): void {
  const wanted = given.map((alias) => ({ name: alias.name, kind: alias.kind, category: aliasCategory(alias) }));
  const known = aliasesOf(db, personId).filter(({ category }) => isAmong(seen, category));
  for (const alias of known) if (!wanted.some(({ name }) => name === alias.name)) db.remove('personAlias', alias.id);
  for (const [at, alias] of wanted.entries()) {
    const there = known.find(({ name }) => name === alias.name);
    const isFirst = wanted.findIndex(({ name }) => name === alias.name) === at;
    if (!isFirst) continue;
    mayWrite(seen, alias.category, `aliases.${at}.isRestricted`);
    if (there === undefined) db.insert('personAlias', { personId, ...alias });
    else db.update('personAlias', there.id, { kind: alias.kind, category: alias.category });
  }
}

interface Number {
  readonly scheme: string;
  readonly value: string;
  readonly issuerId: string | null;
  readonly category: PersonCategory;
}

function readNumber(db: WriteDb, { scheme: code, value: typed, issuerId }: IdentifierInput, field: string): Number {
  const read = readIdentifier(code, typed);
  if (!read.ok) throw new Refusal(read.code, `${field}.value`);
  const scheme = schemeOf(code);
  if (scheme === undefined) throw new Refusal('unknown-code', `${field}.scheme`);
  if (!scheme.hasIssuer) return { scheme: code, value: read.value, issuerId: null, category: scheme.category };
  if (issuerId === null) throw new Refusal('issuer-missing', `${field}.issuerId`);
  if (!agencies(db).some(({ id }) => id === issuerId)) throw new Refusal('not-found', `${field}.issuerId`);
  return { scheme: code, value: read.value, issuerId, category: scheme.category };
}

const sameNumber = (one: Omit<Number, 'category'>, other: Omit<Number, 'category'>): boolean =>
  one.scheme === other.scheme && one.value === other.value && one.issuerId === other.issuerId;

/**
 * Makes the numbers of somebody what is given, as far as the writer sees them. A number that another record has is refused
 * to whoever may see that it has it. Anybody else is told nothing of somebody else: the number is kept, and the two records
 * are put before the coordinator as possibly one person.
 */
export function replaceIdentifiers(
  db: WriteDb,
  viewer: Viewer,
  personId: string,
  given: readonly IdentifierInput[],
  seen: Seen,
): void {
  const known = identifiersOf(db, personId).filter(({ category }) => isAmong(seen, category));
  const wanted = given.map((one, at) => readNumber(db, one, `identifiers.${at}`));
  for (const number of known)
    if (!wanted.some((one) => sameNumber(one, number))) db.remove('personIdentifier', number.id);
  for (const [at, number] of wanted.entries()) {
    mayWrite(seen, number.category, `identifiers.${at}.scheme`);
    if (wanted.slice(0, at).some((one) => sameNumber(one, number)))
      throw new Refusal('identifier-twice', `identifiers.${at}.value`);
    if (known.some((one) => sameNumber(one, number))) continue;
    if (holderOfNumber(db, viewer, number, personId) !== null)
      throw new Refusal('identifier-taken', `identifiers.${at}.value`);
    db.insert('personIdentifier', { personId, ...number });
  }
}

function replaceChosen(
  db: WriteDb,
  personId: string,
  list: ChoiceList,
  { state, codes: given }: ChoicesInput,
  today: IsoDate,
): void {
  const codes = [...new Set(given)];
  const field = `choices.${list}`;
  const wrong = checkChoices(codes, state);
  if (wrong !== null) throw new Refusal(wrong, field);
  const known = choicesOf(db, personId, list);
  for (const one of known) if (!codes.includes(one.code)) db.remove('personChoice', one.id);
  const listed = listCodes(db, list, today);
  const { category, state: column } = choiceListWords[list];
  for (const code of codes.filter((one) => !known.some((row) => row.code === one))) {
    assertCode(listed, code, field);
    db.insert('personChoice', { personId, list, code, category });
  }
  db.update('person', personId, { [column]: state });
}

/** Makes what was chosen from each given list what is given. */
export function replaceChoices(
  db: WriteDb,
  personId: string,
  given: { readonly [List in ChoiceList]?: ChoicesInput | undefined },
  seen: Seen,
  today: IsoDate,
): void {
  for (const list of choiceLists) {
    const chosen = given[list];
    if (chosen === undefined) continue;
    mayWrite(seen, choiceListWords[list].category, `choices.${list}`);
    replaceChosen(db, personId, list, chosen, today);
  }
}

/** Writes down where somebody can be found; answers with its id. */
export function recordWhereabouts(
  db: WriteDb,
  viewer: Viewer,
  { personId, words, lastKnownOn, category }: ParsedInputOf<'people.recordWhereabouts'>,
): string {
  assertMayWrite(db, viewer, personId, [{ field: 'category', category }]);
  if (lastKnownOn > viewer.today) throw new Refusal('last-known-in-future', 'lastKnownOn');
  return db.insert('whereabouts', { personId, words, lastKnownOn, category });
}

/** Somebody was there again, or is there no longer. */
export function changeWhereabouts(
  db: WriteDb,
  viewer: Viewer,
  { personId, whereaboutsId, now, on }: ParsedInputOf<'people.changeWhereabouts'>,
): void {
  const { category, lastKnownOn } = getWhereabouts(db, personId, whereaboutsId);
  assertMayWrite(db, viewer, personId, [{ field: 'whereaboutsId', category }]);
  if (on > viewer.today) throw new Refusal('date-in-future', 'on');
  if (on < lastKnownOn) throw new Refusal('date-order', 'on');
  db.update('whereabouts', whereaboutsId, now === 'still' ? { lastKnownOn: on } : { noLongerOn: on });
}
