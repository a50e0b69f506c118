import type { EntityShape } from '../entity-shape.ts';

/** Cohorts, who is in them and who leads for whom. Part of `domain/entities.ts`. */
export const cohortsEntities = {} as const satisfies Record<string, EntityShape>;
