import type { WriteDb } from '../../../db/handles.ts';
import { aliasesOf, assertReferenceFree, needsOf, nextReference } from '../../../db/repositories/people/people.ts';
import type { EntityTables } from '../../../db/schema.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { assertMayChooseReference, assertNeed, join, personChanges } from './people-rules.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** Records the facts of one need, beside what was known of it. */
export function recordNeed(db: WriteDb, personId: string, need: NeedInput, today: IsoDate, prefix: string): void {
  assertNeed(db, need, today, prefix);
  const { atRisk, ...facts } = need;
  const row = { ...facts, atRisk: flag(atRisk) };
  const known = needsOf(db, [personId]).find((one) => one.code === facts.code);
  if (known === undefined) db.insert('need', { personId, ...row });
  else db.update('need', known.id, row);
}

export function replaceAliases(db: WriteDb, personId: string, names: readonly string[]): void {
  const known = aliasesOf(db, personId);
  for (const alias of known) if (!names.includes(alias.name)) db.remove('personAlias', alias.id);
  const fresh = new Set(names.filter((name) => !known.some((alias) => alias.name === name)));
  for (const name of fresh) db.insert('personAlias', { personId, name, kind: 'also-known-as' });
}

type AddInput = ParsedInputOf<'people.add'>;

/** Adds somebody whose record an agency holds; answers with their id. The one way in which people come into the register. */
export function addPerson(
  db: WriteDb,
  agencyId: string,
  viewer: Viewer,
  { aliases, needs, joinedOn, ...details }: AddInput,
): string {
  const { today } = viewer;
  const changes = personChanges(db, details, null, today);
  if (changes.reference != null) {
    assertMayChooseReference(viewer, 'reference');
    assertReferenceFree(db, changes.reference, null, 'reference');
  }
  const row: Partial<EntityTables['person']> = {
    ...changes,
    agencyId,
    reference: changes.reference ?? nextReference(db),
  };
  const personId = db.insert('person', row);
  replaceAliases(db, personId, aliases ?? []);
  for (const [at, need] of (needs ?? []).entries()) recordNeed(db, personId, need, today, `needs.${at}.`);
  if (joinedOn != null) join(db, personId, eligibilityRule(db, today).cohortId, joinedOn, today);
  return personId;
}
