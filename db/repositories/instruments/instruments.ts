import { type Instrument, type LicenceFamily, licenceFamilies } from '../../../domain/instruments/definition.ts';
import { type OwnInstrument, ownInstrument } from '../../../domain/instruments/own.ts';
import { shippedInstruments } from '../../../domain/instruments/shipped.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type ResultRow = EntityTables['instrumentResult'];

/** Measures of the partnership's own, those that ended included, in the order of their names. */
const ownInstruments = (db: ReadDb): Instrument[] =>
  db
    .all(db.selectFrom('instrumentDefinition').selectAll().orderBy('code'))
    .map(({ id, said, validTo }) => ownInstrument(JSON.parse(said) as OwnInstrument, id, validTo));

/** Every measure: those that Casebook brings, then the partnership's own. */
export const listInstruments = (db: ReadDb): Instrument[] => [...shippedInstruments, ...ownInstruments(db)];

export function getOwnInstrument(db: ReadDb, id: string): EntityTables['instrumentDefinition'] {
  const found = db.first(db.selectFrom('instrumentDefinition').selectAll().where('id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'ownInstrumentId');
  return found;
}

/** Somebody's results, in the order of their days. */
export const resultsOf = (db: ReadDb, personId: string): ResultRow[] =>
  db.all(
    db.selectFrom('instrumentResult').selectAll().where('personId', '=', personId).orderBy('doneOn').orderBy('id'),
  );

/** One result. Throws `not-found` where there is none, or it is about somebody else. */
export function getResult(db: ReadDb, personId: string, resultId: string): ResultRow {
  const found = db.first(
    db.selectFrom('instrumentResult').selectAll().where('id', '=', resultId).where('personId', '=', personId),
  );
  if (found === undefined) throw new Refusal('not-found', 'resultId');
  return found;
}

const settingName = (family: LicenceFamily): string => `instruments.licence.${family}`;

const licenceRow = (db: ReadDb, family: LicenceFamily) =>
  db.first(db.selectFrom('setting').selectAll().where('name', '=', settingName(family)));

/** The organisation's reference of its licence of each family; null while none is recorded. */
export const licences = (db: ReadDb): { family: LicenceFamily; reference: string | null }[] =>
  licenceFamilies.map((family) => ({ family, reference: licenceRow(db, family)?.value ?? null }));

export function setLicence(db: WriteDb, family: LicenceFamily, reference: string): void {
  const known = licenceRow(db, family);
  if (known === undefined) db.insert('setting', { name: settingName(family), value: reference });
  else db.update('setting', known.id, { value: reference });
}
