import type { EntityShape } from '../entity-shape.ts';

/** Consent, refusals and disclosures. Part of `domain/entities.ts`. */
export const sharingEntities = {} as const satisfies Record<string, EntityShape>;
