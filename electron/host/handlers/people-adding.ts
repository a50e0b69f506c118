import type { WriteDb } from '../../../db/handles.ts';
import { assertReferenceFree, needsOf, nextReference } from '../../../db/repositories/people/people.ts';
import type { EntityTables } from '../../../db/schema.ts';
import { personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { assertMayChooseReference, assertNeed, join, personChanges } from './people-rules.ts';
import { replaceAliases, replaceChoices, replaceIdentifiers } from './people-whole.ts';

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

type AddInput = ParsedInputOf<'people.add'>;

/** Adds somebody whose record an agency holds; answers with their id. The one way in which people come into the register. */
export function addPerson(
  db: WriteDb,
  agencyId: string,
  viewer: Viewer,
  { aliases, identifiers, choices, needs, joinedOn, ...details }: AddInput,
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
  // Whoever adds somebody writes down what they know; what is shown of it afterwards is another question.
  replaceAliases(db, personId, aliases ?? [], personCategories);
  replaceIdentifiers(db, viewer, personId, identifiers ?? [], personCategories);
  replaceChoices(db, personId, choices ?? {}, personCategories, today);
  for (const [at, need] of (needs ?? []).entries()) recordNeed(db, personId, need, today, `needs.${at}.`);
  if (joinedOn != null) join(db, personId, eligibilityRule(db, today).cohortId, joinedOn, today);
  return personId;
}
