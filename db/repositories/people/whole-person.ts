import type { ChoiceList } from '../../../domain/people/choices.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeeRow } from '../sharing/visible.ts';

export type AliasRow = EntityTables['personAlias'];
export type IdentifierRow = EntityTables['personIdentifier'];
export type ChoiceRow = EntityTables['personChoice'];
export type WhereaboutsRow = EntityTables['whereabouts'];

const aliasesOfOne = compiledOnce((db, personId: string) =>
  db.selectFrom('personAlias').selectAll().where('personId', '=', personId).orderBy('id'),
);

/** Every other name of somebody, oldest first. */
export const aliasesOf = (db: ReadDb, personId: string): AliasRow[] => db.all(aliasesOfOne(db, personId));

const identifiersOfOne = compiledOnce((db, personId: string) =>
  db.selectFrom('personIdentifier').selectAll().where('personId', '=', personId).orderBy('scheme').orderBy('id'),
);

export const identifiersOf = (db: ReadDb, personId: string): IdentifierRow[] => db.all(identifiersOfOne(db, personId));

const choicesOfOne = compiledOnce((db, personId: string) =>
  db.selectFrom('personChoice').selectAll().where('personId', '=', personId).orderBy('id'),
);

export const choicesOf = (db: ReadDb, personId: string, list: ChoiceList | 'all' = 'all'): ChoiceRow[] =>
  db.all(choicesOfOne(db, personId)).filter((row) => list === 'all' || row.list === list);

/** Where somebody can be found as far as is known now, the newest first. */
export const whereaboutsOf = (db: ReadDb, personId: string): WhereaboutsRow[] =>
  db.all(
    db
      .selectFrom('whereabouts')
      .selectAll()
      .where('personId', '=', personId)
      .where('noLongerOn', 'is', null)
      .orderBy('lastKnownOn', 'desc')
      .orderBy('id', 'desc'),
  );

/** Throws `not-found` for a place that is not written down, is over, or belongs to somebody else. */
export function getWhereabouts(db: ReadDb, personId: string, id: string): WhereaboutsRow {
  const found = whereaboutsOf(db, personId).find((one) => one.id === id);
  if (found === undefined) throw new Refusal('not-found', 'whereaboutsId');
  return found;
}

type Numbered = Pick<IdentifierRow, 'scheme' | 'value' | 'issuerId'>;

const numbered = compiledOnce((db, scheme: string, value: string) =>
  db.selectFrom('personIdentifier').select('personId').where('scheme', '=', scheme).where('value', '=', value),
);

/** Of those who have a number, somebody of whom this viewer may see that they have it. */
export function holderOfNumber(
  db: ReadDb,
  viewer: Viewer,
  { scheme, value, issuerId }: Numbered,
  except: string | null,
): string | null {
  // Hardly anybody shares a number, and who may see which takes far longer to ask.
  if (db.all(numbered(db, scheme, value)).length === 0) return null;
  const holders = db.all(
    db
      .selectFrom('personIdentifier')
      .select('personIdentifier.personId')
      .where('scheme', '=', scheme)
      .where('value', '=', value)
      .where('issuerId', issuerId === null ? 'is' : '=', issuerId)
      .where(maySeeRow(viewer, 'personIdentifier.personId', 'personIdentifier.category')),
  );
  return holders.find(({ personId }) => personId !== except)?.personId ?? null;
}
