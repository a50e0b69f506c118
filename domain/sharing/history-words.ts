import { type FieldWords, hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import {
  advocateLabels,
  capacityLabels,
  consentWayLabels,
  noticeWayLabels,
  requestOutcomeLabels,
} from './consent-words.ts';
import { disclosureWayLabels, sharingBasisLabels } from './words.ts';

const categoryWords = words({
  identity: 'Identity',
  contact: 'Contact',
  safety: 'Safety',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health',
  story: 'Story and goals',
});

/** The ground on which something is shared or told. */
export const groundWords: Readonly<Record<string, FieldWords>> = {
  basis: say('Lawful basis', words(sharingBasisLabels)),
  condition: say('Condition for special categories', { list: 'special-condition' }),
  'offence-condition': say('Condition for offence data', { list: 'offence-condition' }),
  gateway: say('Gateway', { list: 'sharing-gateway' }),
  confidentiality: say('Why confidence was not broken', { list: 'confidentiality-basis' }),
  agreement: hidden,
  consent: hidden,
};

/** What an agreement to sharing holds besides what every agreement does. */
export const consentWords: Readonly<Record<string, FieldWords>> = {
  categories: hidden,
  purpose: say('What for'),
  how: say('How', words(consentWayLabels)),
  words: say('In their words'),
  capacity: say('Capacity for this decision', words(capacityLabels)),
  'capacity-note': say('Who looked at it'),
  advocate: say('Advocate', words(advocateLabels)),
  'advocate-name': say('Name of the advocate'),
  'asked-by': say('Asked by', 'user'),
  'review-on': say('To be asked again on', 'day'),
};

/** Consent, refusals and disclosures, in plain words. Part of `domain/history/things.ts`. */
export const sharingThings: Readonly<Record<string, ThingWords>> = {
  'consent-withdrawal': {
    label: 'Agreement taken back',
    fields: {
      person: hidden,
      consent: hidden,
      'withdrawn-on': say('On', 'day'),
      categories: hidden,
      how: say('How', words(consentWayLabels)),
      words: say('In their words'),
      'told-whom': say('Who was told of it'),
      'told-on': say('Told on', 'day'),
      'recorded-by': say('Recorded by', 'user'),
    },
  },
  'notice-given': {
    label: 'Privacy notice given',
    fields: {
      person: hidden,
      notice: hidden,
      language: say('Language'),
      how: say('How', words(noticeWayLabels)),
      'given-on': say('On', 'day'),
      'given-by': say('By', 'user'),
    },
  },
  'sharing-request': {
    label: 'Request for information',
    fields: {
      person: hidden,
      direction: say('Which way', words({ 'asked-of-us': 'Asked of us', 'we-asked': 'We asked' })),
      agency: say('Agency', 'agency'),
      'other-party': say('Who'),
      'asked-by': say('Asked by'),
      'asked-for': say('Asked for'),
      categories: hidden,
      'asked-on': say('Asked on', 'day'),
      outcome: say('Answer', words(requestOutcomeLabels)),
      'decided-on': say('Answered on', 'day'),
      'decided-by': say('Answered by'),
      because: say('Reason'),
    },
  },
  disclosure: {
    label: 'Somebody was told',
    fields: {
      person: hidden,
      occasion: hidden,
      agency: say('Told', 'agency'),
      recipient: say('Told'),
      purpose: say('What for', { list: 'disclosure-purpose' }),
      ...groundWords,
      how: say('How', words(disclosureWayLabels)),
      'happened-on': say('On', 'day'),
      'happened-at': say('At', 'moment'),
      'recorded-at': hidden,
      'recorded-by': say('Recorded by', 'user'),
      'telling-agency': say('For', 'agency'),
      against: hidden,
    },
  },
  'disclosure-part': {
    label: 'What was told',
    fields: {
      person: hidden,
      disclosure: hidden,
      category: say('Kind of information', categoryWords),
      what: say('What'),
      purpose: say('What for'),
      'why-no-less': say('Why no less would do'),
      'because-anyway': say('Why all the same'),
    },
  },
};
