import type { Standing } from '../../../domain/imports/compare.ts';
import { type ChoiceList, choiceLists, choiceListWords } from '../../../domain/people/choices.ts';
import type { EqualityState } from '../../../domain/people/coded-facts.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { ChoicesInput, IdentifierInput } from '../../../domain/people/person-shape.ts';
import type { ReadDb } from '../../handles.ts';
import { deathOf } from '../cohorts/deaths.ts';
import { findPerson, needsOf } from '../people/people.ts';
import { aliasesOf, choicesOf, identifiersOf, whereaboutsOf } from '../people/whole-person.ts';

/** Somebody as the register holds them, to be held against a row of a spreadsheet; undefined for nobody. */
export function standingOf(db: ReadDb, personId: string): Standing | undefined {
  const person = findPerson(db, personId);
  if (person === undefined) return undefined;
  const aliases = aliasesOf(db, personId);
  const memberships = db.all(
    db
      .selectFrom('membership')
      .select(['id', 'joinedOn', 'leftOn', 'destination'])
      .where('personId', '=', personId)
      .orderBy('joinedOn'),
  );
  const choices = choicesOf(db, personId);
  const chosen = (list: ChoiceList): ChoicesInput => ({
    state: person[choiceListWords[list].state] as EqualityState,
    codes: choices.filter((one) => one.list === list).map(({ code }) => code),
  });
  return {
    person,
    aliases: aliases.map(({ name }) => name),
    numbers: identifiersOf(db, personId).map(
      ({ scheme, value, issuerId }) => ({ scheme, value, issuerId }) as IdentifierInput,
    ),
    choices: Object.fromEntries(choiceLists.map((list) => [list, chosen(list)])) as Standing['choices'],
    places: whereaboutsOf(db, personId).flatMap(({ words, category }) => (category === 'contact' ? [words] : [])),
    needs: needsOf(db, [personId]).map(
      ({ id: _id, personId: _personId, atRisk, ...need }) => ({ ...need, atRisk: atRisk === 1 }) as NeedInput,
    ),
    memberships,
    agencyId: person.agencyId,
    hasDied: deathOf(db, personId) !== null,
  };
}

/** The people the use of whose record is restricted. */
export const restrictedPeople = (db: ReadDb): ReadonlySet<string> =>
  new Set(
    db.all(db.selectFrom('restriction').select('personId').where('liftedOn', 'is', null)).map((row) => row.personId),
  );
