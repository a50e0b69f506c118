import { cohortsThings } from '../cohorts/history-words.ts';
import { collectingThings } from '../collecting/history-words.ts';
import { contactsThings } from '../contacts/history-words.ts';
import { instrumentsThings } from '../instruments/history-words.ts';
import { listsThings } from '../lists/history-words.ts';
import { peopleThings, wholePersonWords } from '../people/history-words.ts';
import { plansThings } from '../plans/history-words.ts';
import { decisionLabels, requestKindLabels, restrictionGroundLabels } from '../privacy/words.ts';
import { referralsThings } from '../referrals/history-words.ts';
import { consentDecisionLabels } from '../sharing/consent-words.ts';
import { consentWords, groundWords, sharingThings } from '../sharing/history-words.ts';
import { openingFindingLabels } from '../sharing/words.ts';
import { hidden, say, type ThingWords, words } from './thing-words.ts';

const categoryWords = words({
  identity: 'Identity',
  contact: 'Contact',
  safety: 'Safety',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health',
  story: 'Story and goals',
});

/** Plain words for every field about a person, by the stable codes of its kind of thing and of the field. */
export const things: Readonly<Record<string, ThingWords>> = {
  ...peopleThings,
  ...referralsThings,
  ...cohortsThings,
  ...sharingThings,
  ...contactsThings,
  ...plansThings,
  ...listsThings,
  ...instrumentsThings,
  ...collectingThings,
  person: {
    label: 'Details',
    fields: {
      'holding-agency': say('Agency that holds the record', 'agency'),
      reference: say('Reference'),
      'preferred-name': say('Preferred name'),
      'given-name': say('Given name'),
      'family-name': say('Family name'),
      pronouns: say('Pronouns'),
      'birth-date': say('Birth date', 'day'),
      'birth-date-estimated': say('Birth date is an estimate', 'flag'),
      sex: say('Sex', { list: 'sex' }),
      'sex-state': say('Sex, how far known', 'state'),
      ethnicity: say('Ethnicity', { list: 'ethnicity' }),
      'ethnicity-state': say('Ethnicity, how far known', 'state'),
      'contact-preference': say('How they like to be contacted'),
      goal: say('What they want first'),
      'goal-on': say('Day of the goal', 'day'),
      strengths: say('Strengths'),
      'ineffective-contact': say('Contact with services that did not help', 'answer'),
      'ineffective-contact-words': say('How it did not help'),
      'ineffective-contact-since': say('Did not help since', 'day'),
      ...wholePersonWords,
    },
  },
  need: {
    label: 'Need',
    fields: {
      person: hidden,
      code: say('Need', 'need'),
      suspected: say('Suspected', 'answer'),
      'suspected-on': say('Suspected since', 'day'),
      disclosed: say('Disclosed', 'answer'),
      'disclosed-on': say('Disclosed on', 'day'),
      'help-offered': say('Help offered', 'answer'),
      'help-offered-on': say('Help offered on', 'day'),
      'help-agreed': say('Help agreed', 'answer'),
      'help-agreed-on': say('Help agreed on', 'day'),
      'onset-on': say('Began', 'day'),
      'identified-on': say('First noticed by a service', 'day'),
      'at-risk': say('At risk', 'flag'),
    },
  },
  sharing: {
    label: 'Sharing',
    fields: {
      person: hidden,
      agency: say('Agency', 'agency'),
      category: say('Kind of information', categoryWords),
      decision: say('Decision', words({ shared: 'Shared', 'not-shared': 'Not shared' })),
      ...groundWords,
      from: say('From', 'day'),
      until: say('Until', 'day'),
      note: say('Note'),
    },
  },
  'emergency-opening': {
    label: 'Opened in an emergency',
    fields: {
      person: hidden,
      user: say('By', 'user'),
      reason: say('Reason'),
      'opened-at': say('Opened', 'moment'),
      'expires-at': say('Until', 'moment'),
      'reviewed-by': say('Reviewed by', 'user'),
      'reviewed-at': say('Reviewed', 'moment'),
      finding: say('Finding', words(openingFindingLabels)),
      'review-note': say('Note of the review'),
    },
  },
  'keep-apart': {
    label: 'Keep apart',
    fields: {
      person: hidden,
      other: hidden,
      reason: say('Reason'),
      from: say('From', 'day'),
      until: say('Until', 'day'),
    },
  },
  briefing: {
    label: 'Briefing',
    fields: {
      period: say('Period', 'period'),
      'prepared-on': say('Prepared', 'day'),
      themes: hidden,
      figures: hidden,
    },
  },
  'stand-aside': {
    label: 'Said privately',
    fields: { user: hidden, person: hidden, words: hidden, 'said-at': hidden, 'seen-at': hidden, 'seen-by': hidden },
  },
  consent: {
    label: 'Agreement',
    fields: {
      person: hidden,
      scope: say('To what', words({ evaluation: 'Evaluation returns', sharing: 'Sharing with an agency' })),
      agency: say('Agency', 'agency'),
      decision: say('Answer', words({ ...consentDecisionLabels, declined: 'Declined' })),
      'decided-on': say('On', 'day'),
      'withdrawn-on': say('Withdrawn on', 'day'),
      ...consentWords,
    },
  },
  fact: {
    label: 'Outcome',
    fields: {
      person: hidden,
      occasion: say('When', words({ baseline: 'At joining', period: 'In a period' })),
      period: say('Period', 'period'),
      code: say('Measure', 'fact'),
      type: hidden,
      state: say('How far known', 'state'),
      'value-code': say('Value', 'fact-value'),
      'value-number': say('Value', 'number'),
      source: say('Source', { list: 'source' }),
      mode: say('How it was completed', { list: 'mode' }),
      instrument: say('Instrument'),
      'taken-on': say('Baseline taken on', 'day'),
    },
  },
  portrait: {
    label: 'Pen portrait',
    fields: {
      person: hidden,
      title: say('Title'),
      pseudonym: say('Name in the portrait'),
      state: say('State', words({ draft: 'Draft' })),
      'agreement-asked-on': say('Agreement asked on', 'day'),
    },
  },
  'portrait-section': {
    label: 'Pen portrait',
    fields: { person: hidden, portrait: hidden, section: say('Part', 'portrait-part'), body: say('Text') },
  },
  'rights-request': {
    label: 'Request',
    fields: {
      person: hidden,
      kind: say('What was asked for', words(requestKindLabels)),
      'received-on': say('Received on', 'day'),
      'from-whom': say('From', words({ person: 'The person', representative: 'Somebody acting for them' })),
      asked: say('In their words'),
      place: hidden,
      'extended-on': say('Time extended on', 'day'),
      'extended-because': say('Reason for more time'),
      decision: say('Decision', words(decisionLabels)),
      'decided-on': say('Decided on', 'day'),
      'decided-by': say('Decided by', 'user'),
      'decided-because': say('Reason'),
      'pack-made-on': say('Copy of the record made on', 'day'),
    },
  },
  'correction-notice': {
    label: 'Notice of a correction',
    fields: {
      person: hidden,
      request: hidden,
      agency: say('Agency', 'agency'),
      why: say('Why told', words({ contributed: 'Recorded it', received: 'Was shown it' })),
      'sent-on': say('Sent on', 'day'),
    },
  },
  'access-finding': { label: 'Passage', fields: { person: hidden, request: hidden, mark: hidden, decision: hidden } },
  restriction: {
    label: 'Use restricted',
    fields: {
      person: hidden,
      ground: say('Ground', words(restrictionGroundLabels)),
      because: say('Reason'),
      from: say('From', 'day'),
      'told-on': say('Person told before lifting', 'day'),
      'lifted-on': say('Lifted on', 'day'),
      'lifted-because': say('Reason for lifting'),
    },
  },
  'retention-hold': {
    label: 'Kept under a hold',
    fields: {
      person: hidden,
      because: say('Reason'),
      'placed-on': say('Placed on', 'day'),
      'placed-by': say('Placed by', 'user'),
      'lifted-on': say('Lifted on', 'day'),
      'lifted-by': say('Lifted by', 'user'),
      'lifted-because': say('Reason for lifting'),
    },
  },
  'retention-review': {
    label: 'Review of how long to keep the record',
    fields: {
      person: hidden,
      'opened-on': say('Begun on', 'day'),
      'opened-by': say('Begun by', 'user'),
      decision: say('Decision', words({ keep: 'Keep', erase: 'Erase' })),
      'keep-until': say('Keep until', 'day'),
      because: say('Reason'),
      'decided-on': say('Decided on', 'day'),
      'decided-by': say('Decided by', 'user'),
    },
  },
};
