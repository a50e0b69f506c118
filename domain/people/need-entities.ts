import { aboutPerson, type EntityShape, field, textField } from '../entity-shape.ts';

/** Offers that were turned down, and the versions of needs and definitions. */
export const needEntities = {
  turnedDown: {
    code: 'turned-down',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'story'),
      needCode: field('need', 'story'),
      category: field('category', 'story'),
      offered: textField('offered', 'story'),
      offeredOn: field('offered-on', 'story'),
      saidNoBy: field('said-no-by', 'story'),
      agencyId: field('agency', 'story'),
      reason: field('reason', 'story'),
      note: textField('note', 'story'),
      happenedOn: field('happened-on', 'story'),
      recordedOn: field('recorded-on', 'story'),
    },
  },
  turnedDownCause: {
    code: 'turned-down-cause',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      turnedDownId: field('turned-down', 'story'),
      personId: field('person', 'story'),
      needCode: field('need', 'story'),
      category: field('category', 'story'),
      words: textField('words', 'story'),
    },
  },
  definitionVersion: {
    code: 'definition',
    about: 'programme',
    fields: {
      code: field('code', 'programme'),
      label: field('label', 'programme'),
      openness: field('openness', 'programme'),
      needCodes: field('needs', 'programme'),
      minimum: field('minimum', 'programme'),
      source: field('source', 'programme'),
      validFrom: field('valid-from', 'programme'),
      validTo: field('valid-to', 'programme'),
    },
  },
  needDefinition: {
    code: 'need-definition',
    about: 'programme',
    fields: {
      code: field('code', 'programme'),
      label: field('label', 'programme'),
      officialLabel: field('official-label', 'programme'),
      definition: field('definition', 'programme'),
      core: field('core', 'programme'),
      position: field('position', 'programme'),
      category: field('category', 'programme'),
      validFrom: field('valid-from', 'programme'),
      validTo: field('valid-to', 'programme'),
    },
  },
} as const satisfies Record<string, EntityShape>;
