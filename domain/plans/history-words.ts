import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { categoryLabels } from '../sharing/words.ts';
import { actionLevelLabels, actionOriginLabels, actionStateLabels } from './actions.ts';
import {
  goalStateLabels,
  lineKindLabels,
  noteKindLabels,
  promiseStateLabels,
  saidByLabels,
  whoseDoingLabels,
} from './words.ts';

const category = say('Kind of information', words(categoryLabels));

/** Goals, strengths, actions and agreed risks, in plain words. Part of `domain/history/things.ts`. */
export const plansThings: Readonly<Record<string, ThingWords>> = {
  action: {
    label: 'Action',
    fields: {
      person: hidden,
      wording: say('What is to be done'),
      owner: say('Who does it', 'user'),
      'owner-in-words': say('Who does it'),
      agency: say('Agency', 'agency'),
      'due-on': say('Due', 'day'),
      state: say('How it stands', words(actionStateLabels)),
      'done-on': say('Done on', 'day'),
      'closed-because': say('What happened'),
      level: say('For whom', words(actionLevelLabels)),
      origin: say('Came from', words(actionOriginLabels)),
      'origin-row': hidden,
      'is-outreach': say('Seeks the person out', 'flag'),
      category,
    },
  },
  goal: {
    label: 'Goal',
    fields: {
      person: hidden,
      wording: say('In their words'),
      'said-on': say('Said on', 'day'),
      'written-by': say('Written down by', 'user'),
      state: say('How it stands', words(goalStateLabels)),
      'state-on': say('Since', 'day'),
    },
  },
  'plan-note': {
    label: 'What helps and protects',
    fields: {
      person: hidden,
      kind: say('Kind', words(noteKindLabels)),
      wording: say('Words'),
      'said-by': say('Whose words', words(saidByLabels)),
      'written-by': say('Written down by', 'user'),
      'said-on': say('Said on', 'day'),
      'ended-on': say('No longer so since', 'day'),
    },
  },
  promise: {
    label: 'Promise',
    fields: {
      person: hidden,
      agency: say('Who promised it', 'agency'),
      wording: say('What was promised'),
      'to-whom': say('To whom, if not the person'),
      from: say('From', 'day'),
      until: say('Until', 'day'),
      'review-on': say('Looked at again on', 'day'),
      state: say('How it stands', words(promiseStateLabels)),
      'ended-on': say('Ended on', 'day'),
      'whose-doing': say('Whose doing', words(whoseDoingLabels)),
      because: say('What happened'),
      category,
    },
  },
  'agreed-risk': {
    label: 'Agreed risk',
    fields: {
      person: hidden,
      wording: say('The risk'),
      reason: say('Why it is worth taking'),
      benefits: say('What it could bring'),
      'think-again': say('What would make us think again'),
      'person-agreed-on': say('The person agreed on', 'day'),
      worker: say('Agreed with', 'user'),
      'agreed-on': say('Agreed on', 'day'),
      'review-on': say('Looked at again on', 'day'),
      'ended-on': say('Ended on', 'day'),
      'ended-because': say('Why it ended'),
      category,
    },
  },
  'risk-agreement': {
    label: 'Agency that agreed a risk',
    fields: { person: hidden, risk: hidden, agency: say('Agency', 'agency'), category },
  },
  'safety-note': {
    label: 'Keeping safe',
    fields: {
      person: hidden,
      wording: say('What to know'),
      'what-to-do': say('What to do'),
      source: say('Where it comes from'),
      'written-by': say('Written down by', 'user'),
      'noted-on': say('Noted on', 'day'),
      'review-on': say('Looked at again on', 'day'),
      'ended-on': say('No longer so since', 'day'),
      'ended-because': say('Why it ended'),
    },
  },
  correction: {
    label: 'Put right by the person',
    fields: {
      person: hidden,
      'line-kind': say('About', words(lineKindLabels)),
      line: hidden,
      wording: say('In their words'),
      'said-on': say('Said on', 'day'),
      'written-by': say('Written down by', 'user'),
      category,
    },
  },
  'story-part': {
    label: 'Their own story',
    fields: {
      person: hidden,
      wording: say('In their words'),
      'told-on': say('Told on', 'day'),
      'written-by': say('Written down by', 'user'),
    },
  },
  'plan-reading': {
    label: 'Reading the plan together',
    fields: {
      person: hidden,
      'read-on': say('Read on', 'day'),
      'agreed-on': say('The person agreed on', 'day'),
      'copy-given-on': say('Copy given on', 'day'),
      'review-on': say('Looked at again on', 'day'),
      'read-by': say('Read with', 'user'),
    },
  },
};
