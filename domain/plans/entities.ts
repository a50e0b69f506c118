import type { EntityShape } from '../entity-shape.ts';

/** Goals, strengths, actions and agreed risks. Part of `domain/entities.ts`. */
export const plansEntities = {} as const satisfies Record<string, EntityShape>;
