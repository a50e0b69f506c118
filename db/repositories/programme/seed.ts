import type { ReferenceData } from '../../../domain/programme/reference-data.ts';
import type { IdSource } from '../../ids.ts';
import type { RawDb } from '../../open.ts';

type Value = string | number | null;

function insertInto(db: RawDb, table: string, row: Readonly<Record<string, Value>>): void {
  const names = Object.keys(row);
  db.prepare(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  ).run(...Object.values(row));
}

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/**
 * Puts the reference data that the application ships into a new register, where the partnership may add newer versions
 * of it. Answers with the id of the first definition version, under which the first cohort is opened.
 */
export function seedReferenceData(db: RawDb, ids: IdSource, data: ReferenceData): string {
  const core = new Set(data.definitions[0]?.needCodes);
  const definitionIds = data.definitions.map((definition) => {
    const { needCodes, ...row } = definition;
    const id = ids.newId();
    insertInto(db, 'definitionVersion', { id, ...row, needCodes: JSON.stringify(needCodes) });
    return id;
  });
  for (const need of data.needs)
    insertInto(db, 'needDefinition', { id: ids.newId(), ...need, core: flag(core.has(need.code)) });
  for (const { crosswalk, sealed, ...value } of data.values) {
    insertInto(db, 'referenceValue', {
      id: ids.newId(),
      ...value,
      crosswalk: JSON.stringify(crosswalk),
      sealed: flag(sealed),
    });
  }
  for (const fact of data.facts)
    insertInto(db, 'factDefinition', { id: ids.newId(), ...fact, required: flag(fact.required) });
  for (const cost of data.unitCosts) insertInto(db, 'unitCost', { id: ids.newId(), ...cost });
  for (const { key, statements, ...section } of data.sections) {
    insertInto(db, 'sectionDefinition', { id: ids.newId(), sectionKey: key, ...section });
    statements.forEach((wording, at) => {
      insertInto(db, 'statementDefinition', {
        id: ids.newId(),
        sectionKey: key,
        wording,
        position: at + 1,
        source: 'casebook',
        validFrom: section.validFrom,
        validTo: section.validTo,
      });
    });
  }
  const first = definitionIds[0];
  if (first === undefined) throw new Error('the reference data holds no definition of the cohort');
  return first;
}
