import type { EntityShape } from '../entity-shape.ts';

/** Numbers, facts of equality and what else is known of a person. Part of `domain/entities.ts`. */
export const peopleEntities = {} as const satisfies Record<string, EntityShape>;
