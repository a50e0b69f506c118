import { aboutPerson, type EntityShape, field, textField } from '../entity-shape.ts';

/** What is known of the person beside the first fields. Part of `person` in `domain/entities.ts`. */
export const wholePersonFields = {
  religion: field('religion', 'story'),
  religionState: field('religion-state', 'story'),
  disability: field('disability', 'health'),
  disabilityState: field('disability-state', 'health'),
  maritalStatus: field('marital-status', 'story'),
  maritalStatusState: field('marital-status-state', 'story'),
  armedForces: field('armed-forces', 'story'),
  armedForcesState: field('armed-forces-state', 'story'),
  mainLanguage: field('main-language', 'contact'),
  mainLanguageState: field('main-language-state', 'contact'),
  languageWords: textField('language-words', 'contact'),
  interpreter: field('interpreter', 'contact'),
  communicationState: field('communication-state', 'contact'),
  communicationWords: textField('communication-words', 'contact'),
  adjustmentState: field('adjustment-state', 'health'),
  adjustmentWords: textField('adjustment-words', 'health'),
  contactState: field('contact-state', 'contact'),
  safeTimes: textField('safe-times', 'contact'),
  childrenPresent: field('children-present', 'safety'),
  childrenConcern: field('children-concern', 'safety'),
  mergedIntoId: field('merged-into', 'identity'),
} as const;

/** Numbers, facts of equality and what else is known of a person. Part of `domain/entities.ts`. */
export const peopleEntities = {
  personAlias: {
    code: 'alias',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'identity'),
      name: field('name', 'identity'),
      kind: field('kind', 'identity'),
      category: field('category', 'identity'),
    },
  },
  personIdentifier: {
    code: 'identifier',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'identity'),
      scheme: field('scheme', 'identity'),
      value: field('value', 'identity'),
      issuerId: field('issuer', 'identity'),
      category: field('category', 'identity'),
    },
  },
  personChoice: {
    code: 'choice',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'contact'),
      list: field('list', 'contact'),
      code: field('code', 'contact'),
      category: field('category', 'contact'),
    },
  },
  whereabouts: {
    code: 'whereabouts',
    about: aboutPerson,
    categoryColumn: 'category',
    fields: {
      personId: field('person', 'contact'),
      words: textField('words', 'contact'),
      lastKnownOn: field('last-known-on', 'contact'),
      noLongerOn: field('no-longer-on', 'contact'),
      category: field('category', 'contact'),
    },
  },
  personMerge: {
    code: 'merge',
    about: aboutPerson,
    fields: {
      personId: field('person', 'identity'),
      mergedId: field('merged', 'identity'),
      mergedAt: field('merged-at', 'identity'),
      mergedBy: field('merged-by', 'identity'),
      because: field('because', 'identity'),
      unmergedAt: field('unmerged-at', 'identity'),
      unmergedBy: field('unmerged-by', 'identity'),
    },
  },
} as const satisfies Record<string, EntityShape>;
