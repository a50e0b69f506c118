import { type RawBuilder, sql } from 'kysely';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { type EntityName, entities, entityNames } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { maySee } from './visible.ts';

/** What kinds of information a kind of thing holds; null where it is the house's own and for those who run it. */
function kindsOf(name: EntityName): readonly PersonCategory[] | null {
  const { fields }: EntityShape = entities[name];
  const held = new Set(Object.values(fields).map(({ category }) => category));
  return held.has('administration') ? null : personCategories.filter((category) => held.has(category));
}

/** Codes of kinds of things by the kinds of information in them, written one after the other; `house` for the house's own. */
const codesByKinds = new Map<string, string[]>();
for (const name of entityNames) {
  if (entities[name].about === 'programme') continue;
  const kinds = kindsOf(name)?.join(' ') ?? 'house';
  codesByKinds.set(kinds, [...(codesByKinds.get(kinds) ?? []), entities[name].code]);
}

/**
 * Whether a row of `change` may be named to the viewer by the kind of thing that it is about: "a release from custody" tells
 * of police and courts by itself, whatever is left out of it.
 */
export function kindsTold(viewer: Viewer): RawBuilder<boolean> {
  const ways = [...codesByKinds].flatMap(([kinds, codes]) => {
    const isOne = sql`"change"."entity" IN (${sql.join(codes)})`;
    if (kinds === 'house') return viewer.partnership ? [isOne] : [];
    const seen = kinds.split(' ').map((kind) => maySee(viewer, kind as PersonCategory, 'change.subject'));
    return [sql`(${isOne} AND (${sql.join(seen, sql` OR `)}))`];
  });
  return sql<boolean>`(${sql.join(ways, sql` OR `)})`;
}
