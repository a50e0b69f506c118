import { aboutPerson, type EntityShape, field } from '../entity-shape.ts';

/** Requests to agencies for what is missing, and what came back. Part of `domain/entities.ts`. */
export const collectingEntities = {
  collectingRequest: {
    code: 'collecting-request',
    about: 'programme',
    fields: {
      agencyId: field('agency', 'programme'),
      periodId: field('period', 'programme'),
      code: field('code', 'administration'),
      form: field('form', 'programme'),
      madeAt: field('made-at', 'programme'),
      madeBy: field('made-by', 'administration'),
      dueOn: field('due-on', 'programme'),
      closedOn: field('closed-on', 'programme'),
    },
  },
  collectingRow: {
    code: 'collecting-row',
    about: aboutPerson,
    fields: {
      personId: field('person', 'identity'),
      requestId: field('request', 'identity'),
      rowKey: field('row-key', 'identity'),
    },
  },
  collectingCell: {
    code: 'collecting-cell',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'story'),
      rowId: field('row', 'story'),
      factCode: field('code', 'story'),
      category: field('category', 'story'),
      sentState: field('sent-state', 'story'),
      sentCode: field('sent-code', 'story'),
      sentNumber: field('sent-number', 'story'),
      answeredAt: field('answered-at', 'story'),
      answerState: field('answer-state', 'story'),
      answerCode: field('answer-code', 'story'),
      answerNumber: field('answer-number', 'story'),
      holds: field('holds', 'story'),
    },
  },
} as const satisfies Record<string, EntityShape>;
