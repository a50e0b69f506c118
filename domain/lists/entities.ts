import { type EntityShape, field } from '../entity-shape.ts';

/** Saved views of lists. Part of `domain/entities.ts`. */
export const listsEntities = {
  savedView: {
    code: 'saved-view',
    about: 'programme',
    fields: {
      userId: field('user', 'administration'),
      list: field('list', 'administration'),
      name: field('name', 'administration'),
      shown: field('shown', 'administration'),
    },
  },
} as const satisfies Record<string, EntityShape>;
