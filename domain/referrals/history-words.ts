import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { nonEngagementReasons } from '../people/turned-down.ts';
import { agreementLabels, decisionLabels, factorAnswerLabels } from './words.ts';

const eligibilityWords = words({
  meets: 'Meets the definition',
  'at-risk': 'At risk',
  'does-not-meet': 'Does not meet the definition',
});

/** Referrals and what was turned down, in plain words. Part of `domain/history/things.ts`. */
export const referralsThings: Readonly<Record<string, ThingWords>> = {
  'turned-down': {
    label: 'Offer turned down',
    fields: {
      person: hidden,
      need: say('Need', 'need'),
      category: hidden,
      offered: say('What was offered'),
      'offered-on': say('Offered on', 'day'),
      'said-no-by': say('Who said no', words({ person: 'The person', service: 'A service' })),
      agency: say('Agency', 'agency'),
      reason: say('Why', { list: nonEngagementReasons }),
      note: say('Note'),
      'happened-on': say('On', 'day'),
      'recorded-on': say('Recorded on', 'day'),
    },
  },
  'turned-down-cause': {
    label: 'Offer turned down because of another need',
    fields: {
      'turned-down': hidden,
      person: hidden,
      need: say('Because of', 'need'),
      category: hidden,
      words: say('In their words'),
    },
  },
  referral: {
    label: 'Referral',
    fields: {
      person: hidden,
      agency: say('Written down by', 'agency'),
      'began-as': say('Began as', words({ contact: 'First contact without a name', referral: 'Referral' })),
      label: say('Called'),
      place: say('Where'),
      seen: say('What was seen'),
      'source-agency': say('From', 'agency'),
      'source-words': say('From'),
      'referred-by': say('Who referred'),
      reason: say('Why'),
      agreement: say('What the person said about it', words(agreementLabels)),
      'agreed-on': say('Said on', 'day'),
      'happened-on': say('Happened on', 'day'),
      'recorded-on': say('Recorded on', 'day'),
      'recorded-by': say('Recorded by', 'user'),
      'linked-on': say('Linked to this record on', 'day'),
      'linked-by': say('Linked by', 'user'),
      'accepted-on': say('On the waiting list since', 'day'),
      'list-place': hidden,
      method: hidden,
      decision: say('Decision', words(decisionLabels)),
      'decided-on': say('Decided on', 'day'),
      'deferred-until': say('Comes back on', 'day'),
    },
  },
  'referral-offer': {
    label: 'What the referring agency offers',
    fields: {
      referral: hidden,
      person: hidden,
      agency: say('Agency', 'agency'),
      wording: say('Offer'),
      action: hidden,
    },
  },
  'referral-need': {
    label: 'Need as told in a referral',
    fields: {
      referral: hidden,
      person: hidden,
      need: say('Need', 'need'),
      category: hidden,
      words: say('As told'),
    },
  },
  consideration: {
    label: 'Considered for the cohort',
    fields: {
      referral: hidden,
      person: hidden,
      method: hidden,
      factor: hidden,
      answer: say('Answer', words(factorAnswerLabels)),
      words: say('Reason'),
      'considered-on': say('Considered on', 'day'),
    },
  },
  'waiting-move': {
    label: 'Moved on the waiting list',
    fields: {
      referral: hidden,
      person: hidden,
      direction: say('Moved', words({ earlier: 'Earlier', later: 'Later' })),
      because: say('Why'),
      'moved-on': say('On', 'day'),
      'moved-by': say('By', 'user'),
    },
  },
  'referral-decision': {
    label: 'Decision of the panel',
    fields: {
      referral: hidden,
      person: hidden,
      decision: say('Decision', words(decisionLabels)),
      'decided-on': say('Decided on', 'day'),
      'recorded-on': say('Recorded on', 'day'),
      'decided-by': say('Decided by'),
      'decided-where': say('Where'),
      definition: say('Under', 'definition'),
      eligibility: say('Definition of multiple complex needs', eligibilityWords),
      method: hidden,
      reason: say('Why'),
      advice: say('Advice given'),
      'deferred-until': say('Comes back on', 'day'),
      membership: hidden,
      'corrected-by': hidden,
      'corrected-because': say('Corrected because'),
    },
  },
};
