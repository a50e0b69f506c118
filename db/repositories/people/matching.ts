import { type Matchable, numberKey } from '../../../domain/people/matching.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { type Among, isAmong } from '../among.ts';
import { maySeePerson, maySeeRow } from '../sharing/visible.ts';

/** Somebody in the register, as they are compared with somebody else. */
export interface ComparedPerson extends Matchable {
  readonly id: string;
  readonly reference: string;
}

const grouped = <T>(rows: readonly (readonly [personId: string, value: T])[]): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const [personId, value] of rows) {
    const there = groups.get(personId);
    if (there === undefined) groups.set(personId, [value]);
    else there.push(value);
  }
  return groups;
};

/** Of these people, or of everybody, those of whom the viewer may know, with the names and numbers that they may see. */
export function peopleToMatch(db: ReadDb, viewer: Viewer, among: Among): ComparedPerson[] {
  const names = db.all(
    db
      .selectFrom('personAlias')
      .select(['personAlias.personId', 'name'])
      .where(maySeeRow(viewer, 'personAlias.personId', 'personAlias.category'))
      .where(isAmong(among, 'personAlias.personId')),
  );
  const numbers = db.all(
    db
      .selectFrom('personIdentifier')
      .select(['personIdentifier.personId', 'scheme', 'value', 'issuerId'])
      .where(maySeeRow(viewer, 'personIdentifier.personId', 'personIdentifier.category'))
      .where(isAmong(among, 'personIdentifier.personId')),
  );
  const people = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName', 'givenName', 'familyName', 'birthDate'])
      .where(maySeePerson(viewer))
      .where(isAmong(among, 'person.id')),
  );
  const aliasesBy = grouped(names.map(({ personId, name }) => [personId, name] as const));
  const numbersBy = grouped(numbers.map((row) => [row.personId, numberKey(row)] as const));
  return people.map((person) => ({
    ...person,
    aliases: aliasesBy.get(person.id) ?? [],
    numbers: numbersBy.get(person.id) ?? [],
  }));
}
