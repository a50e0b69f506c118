import type { ChoiceList } from '../../../domain/people/choices.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeeRow } from '../sharing/visible.ts';

export type AliasRow = EntityTables['personAlias'];
export type IdentifierRow = EntityTables['personIdentifier'];
export type ChoiceRow = EntityTables['personChoice'];
export type WhereaboutsRow = EntityTables['whereabouts'];

/** Every other name of somebody, oldest first. */
export const aliasesOf = (db: ReadDb, personId: string): AliasRow[] =>
  db.all(db.selectFrom('personAlias').selectAll().where('personId', '=', personId).orderBy('id'));

export const identifiersOf = (db: ReadDb, personId: string): IdentifierRow[] =>
  db.all(
    db.selectFrom('personIdentifier').selectAll().where('personId', '=', personId).orderBy('scheme').orderBy('id'),
  );

export const choicesOf = (db: ReadDb, personId: string, list: ChoiceList | 'all' = 'all'): ChoiceRow[] => {
  const all = db.selectFrom('personChoice').selectAll().where('personId', '=', personId).orderBy('id');
  return db.all(list === 'all' ? all : all.where('list', '=', list));
};

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

/** Of those who have a number, somebody of whom this viewer may see that they have it. */
export function holderOfNumber(
  db: ReadDb,
  viewer: Viewer,
  { scheme, value, issuerId }: Numbered,
  except: string | null,
): string | null {
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
