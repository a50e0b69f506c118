import type { EntityShape } from '../entity-shape.ts';

/** Contacts and what happened, by day. Part of `domain/entities.ts`. */
export const contactsEntities = {} as const satisfies Record<string, EntityShape>;
