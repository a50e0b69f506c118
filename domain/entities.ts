import { cohortsEntities } from './cohorts/entities.ts';
import { collectingEntities } from './collecting/entities.ts';
import { contactsEntities } from './contacts/entities.ts';
import { costsEntities } from './costs/entities.ts';
import { aboutPerson, type EntityShape, field, textField } from './entity-shape.ts';
import { fidelityEntities } from './fidelity/entities.ts';
import { instrumentsEntities } from './instruments/entities.ts';
import { listsEntities } from './lists/entities.ts';
import { peopleEntities, wholePersonFields } from './people/entities.ts';
import { plansEntities } from './plans/entities.ts';
import { privacyEntities } from './privacy/entities.ts';
import { closingEntities } from './programme/entities.ts';
import { progressEntities } from './progress/entities.ts';
import { referralsEntities } from './referrals/entities.ts';
import { sharingConsentFields, sharingEntities } from './sharing/entities.ts';

/**
 * Every kind of thing the register stores about its work, with the category of information of every field.
 * Codes are stable for ever: the history holds them, so a column may be renamed but never a code.
 */
export const entities = {
  agency: {
    code: 'agency',
    about: 'programme',
    fields: {
      name: field('name', 'programme'),
      kind: field('kind', 'programme'),
      active: field('active', 'programme'),
    },
  },
  userAccount: {
    code: 'user',
    about: 'programme',
    fields: {
      signInName: field('sign-in-name', 'administration'),
      displayName: field('display-name', 'administration'),
      agencyId: field('agency', 'administration'),
      active: field('active', 'administration'),
    },
  },
  userRole: {
    code: 'user-role',
    about: 'programme',
    fields: { userId: field('user', 'administration'), role: field('role', 'administration') },
  },
  period: {
    code: 'period',
    about: 'programme',
    fields: {
      code: field('code', 'programme'),
      label: field('label', 'programme'),
      calendar: field('calendar', 'programme'),
      firstDay: field('first-day', 'programme'),
      lastDay: field('last-day', 'programme'),
      note: field('note', 'programme'),
    },
  },
  person: {
    code: 'person',
    about: { column: 'id' },
    fields: {
      agencyId: field('holding-agency', 'identity'),
      reference: field('reference', 'identity'),
      preferredName: field('preferred-name', 'identity'),
      givenName: field('given-name', 'identity'),
      familyName: field('family-name', 'identity'),
      pronouns: field('pronouns', 'identity'),
      birthDate: field('birth-date', 'identity'),
      birthDateEstimated: field('birth-date-estimated', 'identity'),
      sex: field('sex', 'identity'),
      sexState: field('sex-state', 'identity'),
      ethnicity: field('ethnicity', 'identity'),
      ethnicityState: field('ethnicity-state', 'identity'),
      contactPreference: textField('contact-preference', 'contact'),
      goal: textField('goal', 'story'),
      goalOn: field('goal-on', 'story'),
      strengths: textField('strengths', 'story'),
      ineffectiveContact: field('ineffective-contact', 'story'),
      ineffectiveContactWords: textField('ineffective-contact-words', 'story'),
      ineffectiveContactSince: field('ineffective-contact-since', 'story'),
      ...wholePersonFields,
    },
  },
  spreadsheetImport: {
    code: 'import',
    about: 'programme',
    fields: {
      takenInAt: field('taken-in-at', 'administration'),
      takenInBy: field('taken-in-by', 'administration'),
      kind: field('kind', 'administration'),
      fileHash: field('file-hash', 'administration'),
      rows: field('rows', 'administration'),
      added: field('added', 'administration'),
      changed: field('changed', 'administration'),
      leftOut: field('left-out', 'administration'),
    },
  },
  importMapping: {
    code: 'import-mapping',
    about: 'programme',
    fields: {
      name: field('name', 'programme'),
      headings: field('headings', 'programme'),
      choices: field('choices', 'programme'),
      savedOn: field('saved-on', 'programme'),
    },
  },
  need: {
    code: 'need',
    about: aboutPerson,
    fields: {
      personId: field('person', 'story'),
      code: field('code', 'story'),
      suspected: field('suspected', 'story'),
      suspectedOn: field('suspected-on', 'story'),
      disclosed: field('disclosed', 'story'),
      disclosedOn: field('disclosed-on', 'story'),
      helpOffered: field('help-offered', 'story'),
      helpOfferedOn: field('help-offered-on', 'story'),
      helpAgreed: field('help-agreed', 'story'),
      helpAgreedOn: field('help-agreed-on', 'story'),
      onsetOn: field('onset-on', 'story'),
      identifiedOn: field('identified-on', 'story'),
      atRisk: field('at-risk', 'story'),
    },
  },
  sharing: {
    code: 'sharing',
    about: aboutPerson,
    fields: {
      personId: field('person', 'identity'),
      agencyId: field('agency', 'identity'),
      category: field('category', 'identity'),
      decision: field('decision', 'identity'),
      basis: field('basis', 'identity'),
      fromOn: field('from', 'identity'),
      untilOn: field('until', 'identity'),
      note: textField('note', 'story'),
      condition: field('condition', 'identity'),
      offenceCondition: field('offence-condition', 'identity'),
      gateway: field('gateway', 'identity'),
      confidentiality: field('confidentiality', 'identity'),
      agreementId: field('agreement', 'identity'),
      consentId: field('consent', 'identity'),
    },
  },
  emergencyOpening: {
    code: 'emergency-opening',
    about: aboutPerson,
    fields: {
      personId: field('person', 'identity'),
      userId: field('user', 'administration'),
      reason: field('reason', 'administration'),
      openedAt: field('opened-at', 'administration'),
      expiresAt: field('expires-at', 'administration'),
      reviewedBy: field('reviewed-by', 'administration'),
      reviewedAt: field('reviewed-at', 'administration'),
      finding: field('finding', 'administration'),
      reviewNote: field('review-note', 'administration'),
    },
  },
  keepApart: {
    code: 'keep-apart',
    about: aboutPerson,
    fields: {
      personId: field('person', 'safety'),
      otherId: field('other', 'safety'),
      reason: field('reason', 'safety'),
      fromOn: field('from', 'safety'),
      untilOn: field('until', 'safety'),
    },
  },
  sealedFact: {
    code: 'sealed-fact',
    about: aboutPerson,
    fields: {
      personId: field('person', 'sealed'),
      factId: field('fact', 'sealed'),
      box: field('box', 'sealed'),
    },
  },
  sealedGrant: {
    code: 'sealed-grant',
    about: 'programme',
    fields: {
      userId: field('user', 'administration'),
      grantedBy: field('granted-by', 'administration'),
      grantedAt: field('granted-at', 'administration'),
      endedAt: field('ended-at', 'administration'),
      endedBy: field('ended-by', 'administration'),
    },
  },
  briefing: {
    code: 'briefing',
    about: 'programme',
    fields: {
      periodId: field('period', 'programme'),
      preparedOn: field('prepared-on', 'programme'),
      themes: field('themes', 'programme'),
      figures: field('figures', 'programme'),
    },
  },
  standAside: {
    code: 'stand-aside',
    about: aboutPerson,
    fields: {
      userId: field('user', 'administration'),
      personId: field('person', 'identity'),
      words: field('words', 'administration'),
      saidAt: field('said-at', 'administration'),
      seenAt: field('seen-at', 'administration'),
      seenBy: field('seen-by', 'administration'),
    },
  },
  consent: {
    code: 'consent',
    about: aboutPerson,
    fields: {
      personId: field('person', 'story'),
      scope: field('scope', 'story'),
      agencyId: field('agency', 'story'),
      decision: field('decision', 'story'),
      decidedOn: field('decided-on', 'story'),
      withdrawnOn: field('withdrawn-on', 'story'),
      ...sharingConsentFields,
    },
  },
  fact: {
    code: 'fact',
    about: aboutPerson,
    fields: {
      personId: field('person', 'story'),
      occasion: field('occasion', 'story'),
      periodId: field('period', 'story'),
      code: field('code', 'story'),
      type: field('type', 'story'),
      state: field('state', 'story'),
      valueCode: field('value-code', 'story'),
      valueNumber: field('value-number', 'story'),
      source: field('source', 'story'),
      mode: field('mode', 'story'),
      instrument: field('instrument', 'story'),
      takenOn: field('taken-on', 'story'),
    },
  },
  assessment: {
    code: 'fidelity-assessment',
    about: 'programme',
    fields: {
      periodId: field('period', 'programme'),
      status: field('status', 'programme'),
      overallRag: field('overall-rag', 'programme'),
      summary: textField('summary', 'programme'),
      issuedOn: field('issued-on', 'programme'),
      reopenedBecause: field('reopened-because', 'programme'),
    },
  },
  assessmentSection: {
    code: 'fidelity-section',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      sectionKey: field('section', 'programme'),
      rating: field('rating', 'programme'),
      vision: textField('vision', 'programme'),
      noneAgreed: field('none-agreed', 'programme'),
      comments: textField('comments', 'programme'),
      noComments: field('no-comments', 'programme'),
      rag: field('rag', 'programme'),
    },
  },
  aim: {
    code: 'fidelity-aim',
    about: 'programme',
    fields: {
      assessmentId: field('assessment', 'programme'),
      sectionKey: field('section', 'programme'),
      parentId: field('parent', 'programme'),
      position: field('position', 'programme'),
      wording: textField('wording', 'programme'),
      owner: field('owner', 'programme'),
      dueOn: field('due-on', 'programme'),
      state: field('state', 'programme'),
      actionId: field('action', 'programme'),
    },
  },
  frameworkEntry: {
    code: 'framework-entry',
    about: 'programme',
    fields: {
      perspective: field('perspective', 'programme'),
      periodId: field('period', 'programme'),
      question: textField('question', 'programme'),
      finding: textField('finding', 'programme'),
      evidence: textField('evidence', 'programme'),
    },
  },
  portrait: {
    code: 'portrait',
    about: aboutPerson,
    fields: {
      personId: field('person', 'story'),
      title: textField('title', 'story'),
      pseudonym: field('pseudonym', 'story'),
      state: field('state', 'story'),
      agreementAskedOn: field('agreement-asked-on', 'story'),
    },
  },
  portraitSection: {
    code: 'portrait-section',
    about: aboutPerson,
    fields: {
      personId: field('person', 'story'),
      portraitId: field('portrait', 'story'),
      sectionKey: field('section', 'story'),
      body: textField('body', 'story'),
    },
  },
  returnExport: {
    code: 'return-export',
    about: 'programme',
    fields: {
      periodId: field('period', 'programme'),
      rule: field('rule', 'programme'),
      exportedAt: field('exported-at', 'programme'),
      manifest: field('manifest', 'programme'),
    },
  },
  ...peopleEntities,
  ...referralsEntities,
  ...cohortsEntities,
  ...sharingEntities,
  ...contactsEntities,
  ...plansEntities,
  ...listsEntities,
  ...fidelityEntities,
  ...collectingEntities,
  ...privacyEntities,
  ...instrumentsEntities,
  ...progressEntities,
  ...costsEntities,
  ...closingEntities,
  setting: {
    code: 'setting',
    about: 'programme',
    fields: { name: field('name', 'administration'), value: field('value', 'administration') },
  },
} as const satisfies Record<string, EntityShape>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as readonly EntityName[];

/** The entity that a stable code names, or undefined for a code from a newer version. */
export const entityByCode = (code: string): EntityName | undefined =>
  entityNames.find((name) => entities[name].code === code);
