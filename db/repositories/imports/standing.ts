import type { Standing } from '../../../domain/imports/compare.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { ReadDb } from '../../handles.ts';
import { deathOf } from '../cohorts/deaths.ts';
import { needsOf } from '../people/people.ts';

/** Somebody as the register holds them, to be held against a row of a spreadsheet; undefined for nobody. */
export function standingOf(db: ReadDb, personId: string): Standing | undefined {
  const person = db.first(db.selectFrom('person').selectAll().where('id', '=', personId));
  if (person === undefined) return undefined;
  const aliases = db.all(db.selectFrom('personAlias').select('name').where('personId', '=', personId));
  const memberships = db.all(
    db
      .selectFrom('membership')
      .select(['id', 'joinedOn', 'leftOn', 'destination'])
      .where('personId', '=', personId)
      .orderBy('joinedOn'),
  );
  return {
    person,
    aliases: aliases.map(({ name }) => name),
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
