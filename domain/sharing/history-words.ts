import { type FieldWords, hidden, say, type ThingWords, words } from '../history/thing-words.ts';
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

/** Consent, refusals and disclosures, in plain words. Part of `domain/history/things.ts`. */
export const sharingThings: Readonly<Record<string, ThingWords>> = {
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
