import { type EntityShape, field } from '../entity-shape.ts';

/** That a period was closed and opened again. Part of `domain/entities.ts`. */
export const closingEntities = {
  periodClosing: {
    code: 'period-closing',
    about: 'programme',
    fields: {
      periodId: field('period', 'programme'),
      closedOn: field('closed-on', 'programme'),
      closedBy: field('closed-by', 'programme'),
      reopenedOn: field('reopened-on', 'programme'),
      reopenedBy: field('reopened-by', 'programme'),
      reopenedBecause: field('reopened-because', 'programme'),
      restedOn: field('rested-on', 'programme'),
    },
  },
} as const satisfies Record<string, EntityShape>;
