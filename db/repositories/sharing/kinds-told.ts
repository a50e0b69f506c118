import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { type EntityName, entities, entityNames } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { Sight } from './sight.ts';

/** What kinds of information a kind of thing holds; `house` where it is the house's own and for those who run it. */
function kindsOf(name: EntityName): readonly PersonCategory[] | 'house' {
  const { fields }: EntityShape = entities[name];
  const held = new Set(Object.values(fields).map(({ category }) => category));
  return held.has('administration') ? 'house' : personCategories.filter((category) => held.has(category));
}

/** Of everything that is about a person, by its stable code. */
const kindsByCode = new Map(
  entityNames
    .filter((name) => entities[name].about !== 'programme')
    .map((name) => [entities[name].code as string, kindsOf(name)] as const),
);

/**
 * Whether a change may be named to the viewer by the kind of thing that it is about: "a release from custody" tells of police
 * and courts by itself, whatever is left out of it. A kind of thing that no list knows is nobody's to be told of.
 */
export function toldKind(viewer: Viewer, sight: Sight, personId: string, entityCode: string): boolean {
  const kinds = kindsByCode.get(entityCode) ?? [];
  return kinds === 'house' ? viewer.partnership : kinds.some((kind) => sight.sees(personId, kind));
}
