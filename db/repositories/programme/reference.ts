import { sql } from 'kysely';
import type { Category } from '../../../domain/access.ts';
import type { FactDefinition, Measure, Polarity, Urgency } from '../../../domain/outcomes/values.ts';
import type { CohortDefinition } from '../../../domain/people/eligibility.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { askOnce, type ReadDb } from '../../handles.ts';

/** Rows that hold on a day, its first and last included. */
const validOn = (on: IsoDate) => sql<boolean>`"validFrom" <= ${on} AND ("validTo" IS NULL OR "validTo" >= ${on})`;

export interface ListValue {
  readonly list: string;
  readonly code: string;
  readonly label: string;
  readonly definition: string | null;
  readonly crosswalk: Readonly<Record<string, string>>;
  readonly sealed: boolean;
}

/** The values of every list as they hold on a day, in order. */
export function listValues(db: ReadDb, on: IsoDate): ListValue[] {
  return db
    .all(
      db
        .selectFrom('referenceValue')
        .select(['list', 'code', 'label', 'definition', 'crosswalk', 'sealed'])
        .where(validOn(on))
        .orderBy('list')
        .orderBy('position'),
    )
    .map((row) => ({
      ...row,
      crosswalk: JSON.parse(row.crosswalk) as Record<string, string>,
      sealed: row.sealed === 1,
    }));
}

/**
 * The values of a list as they hold on a day, by its name, without those that only holders of the sealed-field key see; none
 * for a list that there is not. Read once for as many lists as are asked for.
 */
export function openLists(db: ReadDb, on: IsoDate): (list: string) => readonly ListValue[] {
  const byName = new Map<string, ListValue[]>();
  for (const value of listValues(db, on)) {
    if (value.sealed) continue;
    const own = byName.get(value.list);
    if (own === undefined) byName.set(value.list, [value]);
    else own.push(value);
  }
  return (list) => byName.get(list) ?? [];
}

/** Every value that a list has ever had, each in its newest words, in order: what was recorded once stays countable. */
export function everyValue(db: ReadDb, list: string): Pick<ListValue, 'code' | 'label' | 'crosswalk'>[] {
  const rows = db.all(
    db
      .selectFrom('referenceValue')
      .select(['code', 'label', 'crosswalk'])
      .where('list', '=', list)
      .orderBy('validFrom')
      .orderBy('position'),
  );
  const newest = new Map(rows.map((row) => [row.code, row]));
  return [...newest.values()].map((row) => ({
    ...row,
    crosswalk: JSON.parse(row.crosswalk) as Record<string, string>,
  }));
}

/** The codes of one list as they hold on a day. */
export const listCodes = (db: ReadDb, list: string, on: IsoDate): string[] =>
  askOnce(db, `list ${list} ${on}`, () => {
    const codes = db.selectFrom('referenceValue').select('code').where('list', '=', list).where(validOn(on));
    return db.all(codes.orderBy('position')).map(({ code }) => code);
  });

export function factDefinitions(db: ReadDb, on: IsoDate): FactDefinition[] {
  return db.all(db.selectFrom('factDefinition').selectAll().where(validOn(on)).orderBy('position')).map((row) => ({
    code: row.code,
    label: row.label,
    columnLabel: row.columnLabel,
    measure: row.measure as Measure,
    valueType: row.valueType,
    list: row.list,
    minimum: row.minimum,
    maximum: row.maximum,
    required: row.required === 1,
    category: row.category as Category,
    polarity: row.polarity as Polarity,
    instrument: row.instrument,
    urgency: row.urgency as Urgency | null,
  }));
}

export interface NeedDefinition {
  readonly code: string;
  readonly label: string;
  readonly officialLabel: string;
  readonly core: boolean;
}

export const needDefinitions = (db: ReadDb, on: IsoDate): NeedDefinition[] =>
  askOnce(db, `needs ${on}`, () => {
    const needs = db.selectFrom('needDefinition').select(['code', 'label', 'officialLabel', 'core']);
    return db.all(needs.where(validOn(on)).orderBy('position')).map((row) => ({ ...row, core: row.core === 1 }));
  });

export interface StoredDefinition extends CohortDefinition {
  readonly id: string;
}

export const definitionById = (db: ReadDb, id: string): StoredDefinition | undefined =>
  askOnce(db, `definition ${id}`, () => {
    const row = db.first(db.selectFrom('definitionVersion').selectAll().where('id', '=', id));
    return row === undefined ? undefined : { ...row, needCodes: JSON.parse(row.needCodes) as string[] };
  });

export interface CohortRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly definitionId: string;
  readonly definitionLabel: string;
}

export const cohorts = (db: ReadDb): CohortRow[] =>
  askOnce(db, 'cohorts', () =>
    db.all(
      db
        .selectFrom('cohort')
        .innerJoin('definitionVersion', 'definitionVersion.id', 'cohort.definitionId')
        .select([
          'cohort.id',
          'cohort.code',
          'cohort.name',
          'cohort.definitionId',
          'definitionVersion.label as definitionLabel',
        ])
        .orderBy('cohort.validFrom'),
    ),
  );

export const agencies = (db: ReadDb): { id: string; name: string }[] =>
  db.all(db.selectFrom('agency').select(['id', 'name']).where('active', '=', 1).orderBy('name'));

export const sectionDefinitions = (db: ReadDb, on: IsoDate) =>
  db.all(
    db
      .selectFrom('sectionDefinition')
      .select(['sectionKey', 'label', 'description'])
      .where(validOn(on))
      .orderBy('position'),
  );

export const statementDefinitions = (db: ReadDb, on: IsoDate) =>
  db.all(
    db
      .selectFrom('statementDefinition')
      .select(['sectionKey', 'wording'])
      .where(validOn(on))
      .orderBy('sectionKey')
      .orderBy('position'),
  );
