import { type EntityShape, field, textField } from '../entity-shape.ts';

/** Notes beside figures, and files of figures that left. Part of `domain/entities.ts`. */
export const progressEntities = {
  recordingNote: {
    code: 'recording-note',
    about: 'programme',
    fields: {
      factCode: field('fact', 'programme'),
      periodId: field('period', 'programme'),
      words: textField('words', 'programme'),
    },
  },
  figuresFile: {
    code: 'figures-file',
    about: 'programme',
    fields: {
      what: field('what', 'programme'),
      factCode: field('fact', 'programme'),
      savedAt: field('saved-at', 'programme'),
      savedBy: field('saved-by', 'programme'),
      agencyId: field('agency', 'programme'),
      recipientWords: field('recipient-words', 'programme'),
      purposeCode: field('purpose-code', 'programme'),
      purpose: field('purpose', 'programme'),
      basis: field('basis', 'programme'),
      condition: field('condition', 'programme'),
      offenceCondition: field('offence-condition', 'programme'),
      gateway: field('gateway', 'programme'),
      confidentiality: field('confidentiality', 'programme'),
      agreementId: field('agreement', 'programme'),
      people: field('people', 'programme'),
      files: field('files', 'programme'),
    },
  },
} as const satisfies Record<string, EntityShape>;
