import type { EntityShape } from '../entity-shape.ts';

/** Referrals, how they are ordered and decided. Part of `domain/entities.ts`. */
export const referralsEntities = {} as const satisfies Record<string, EntityShape>;
