import { type EntityShape, field } from '../entity-shape.ts';

/** What services cost. Part of `domain/entities.ts`. */
export const costsEntities = {
  unitCost: {
    code: 'unit-cost',
    about: 'programme',
    fields: {
      service: field('service', 'programme'),
      unit: field('unit', 'programme'),
      amount: field('amount', 'programme'),
      low: field('low', 'programme'),
      high: field('high', 'programme'),
      priceYear: field('price-year', 'programme'),
      geography: field('geography', 'programme'),
      source: field('source', 'programme'),
      note: field('note', 'programme'),
      validFrom: field('valid-from', 'programme'),
    },
  },
} as const satisfies Record<string, EntityShape>;
