import { aboutPerson, type EntityShape, field } from '../entity-shape.ts';

/** Results of scales and measures, and measures of a partnership's own. Part of `domain/entities.ts`. */
export const instrumentsEntities = {
  instrumentDefinition: {
    code: 'instrument',
    about: 'programme',
    fields: {
      code: field('code', 'programme'),
      said: field('said', 'programme'),
      validFrom: field('valid-from', 'programme'),
      validTo: field('valid-to', 'programme'),
    },
  },
  instrumentResult: {
    code: 'instrument-result',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'health'),
      instrument: field('instrument', 'health'),
      doneOn: field('done-on', 'health'),
      mode: field('mode', 'health'),
      completedBy: field('completed-by', 'health'),
      scores: field('scores', 'health'),
      sumAlone: field('sum-alone', 'health'),
      recordedBy: field('recorded-by', 'health'),
      category: field('category', 'health'),
    },
  },
} as const satisfies Record<string, EntityShape>;
