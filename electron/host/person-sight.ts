import type { ReadDb } from '../../db/handles.ts';
import { categoriesOf } from '../../db/repositories/sharing/visible.ts';
import type { Category, PersonCategory } from '../../domain/access.ts';
import { entities } from '../../domain/entities.ts';
import { choiceListWords } from '../../domain/people/choices.ts';
import { codedFacts } from '../../domain/people/coded-facts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';

type PersonField = keyof typeof entities.person.fields;

/** The category of a field of a person, from the one list of them. */
export const categoryOfField = (field: PersonField): Category => entities.person.fields[field].category;

/**
 * Refuses to write what the writer may not see of this person. `fields` names each written part with its category, so that
 * the refusal stands beside it.
 */
export function assertMayWrite(
  db: ReadDb,
  viewer: Viewer,
  personId: string,
  fields: readonly { readonly field: string; readonly category: Category }[],
): void {
  const seen: readonly Category[] = categoriesOf(db, viewer, personId);
  const refused = fields.find(({ category }) => !seen.includes(category));
  if (refused !== undefined) throw new Refusal('category-not-shared', refused.field);
}

/** What stands for a value that may not be shown: empty, and told apart from an empty one by its name in `withheld`. */
const emptied: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...codedFacts.map((fact) => `${fact}State`),
    ...Object.values(choiceListWords).map(({ state }) => state),
    ...['ineffectiveContact', 'interpreter', 'childrenPresent', 'childrenConcern'],
  ].map((field) => [field, 'not-asked']),
);

const isEmpty = (field: string, value: unknown): boolean => value === null || value === 0 || value === emptied[field];

/** A row of a person with what the viewer may not see taken out, and the names of the fields in which something stood. */
export function withholding<Row extends object>(
  row: Row,
  seen: readonly PersonCategory[],
): { readonly row: Row; readonly withheld: string[] } {
  const allowed: readonly Category[] = seen;
  const withheld: string[] = [];
  const kept = Object.entries(row).map(([field, value]) => {
    const known = Object.hasOwn(entities.person.fields, field) ? (field as PersonField) : null;
    if (known === null || allowed.includes(categoryOfField(known))) return [field, value];
    if (!isEmpty(field, value)) withheld.push(field);
    return [field, emptied[field] ?? (typeof value === 'number' ? 0 : null)];
  });
  return { row: Object.fromEntries(kept) as Row, withheld };
}
