import type { EntityShape } from '../entity-shape.ts';

/** Saved views of lists. Part of `domain/entities.ts`. */
export const listsEntities = {} as const satisfies Record<string, EntityShape>;
