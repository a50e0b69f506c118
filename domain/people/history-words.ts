import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { aliasKindLabels } from './aliases.ts';
import { choiceLists, choiceListWords } from './choices.ts';
import { codedFactWords } from './coded-facts.ts';
import { schemeLabels } from './identifiers.ts';

const { religion, disability, maritalStatus, armedForces, mainLanguage } = codedFactWords;

/** Words for what is known of the person beside the first fields. Part of `person` in `domain/history/things.ts`. */
export const wholePersonWords: ThingWords['fields'] = {
  religion: say(religion.label, { list: religion.list }),
  'religion-state': say(`${religion.label}, how far known`, 'state'),
  disability: say(disability.label, { list: disability.list }),
  'disability-state': say(`${disability.label}, how far known`, 'state'),
  'marital-status': say(maritalStatus.label, { list: maritalStatus.list }),
  'marital-status-state': say(`${maritalStatus.label}, how far known`, 'state'),
  'armed-forces': say(armedForces.label, { list: armedForces.list }),
  'armed-forces-state': say(`${armedForces.label}, how far known`, 'state'),
  'main-language': say(mainLanguage.label, { list: mainLanguage.list }),
  'main-language-state': say(`${mainLanguage.label}, how far known`, 'state'),
  'language-words': say('About their languages'),
  interpreter: say('Interpreter needed', 'answer'),
  'communication-state': say('Communication needs, how far known', 'state'),
  'communication-words': say('About communication'),
  'adjustment-state': say('Reasonable adjustments, how far known', 'state'),
  'adjustment-words': say('About adjustments'),
  'contact-state': say('How to get in touch, how far known', 'state'),
  'safe-times': say('When it is safe to get in touch'),
  'children-present': say('Children in the household', 'answer'),
  'children-concern': say('Concern for a child', 'answer'),
  'merged-into': hidden,
};

const listNames = Object.fromEntries(Object.entries(choiceListWords).map(([list, { label }]) => [list, label]));

/** Numbers, facts of equality and what else is known of a person, in plain words. Part of `domain/history/things.ts`. */
export const peopleThings: Readonly<Record<string, ThingWords>> = {
  alias: {
    label: 'Other name',
    fields: { person: hidden, name: say('Name'), kind: say('Kind', words(aliasKindLabels)), category: hidden },
  },
  identifier: {
    label: 'Number',
    fields: {
      person: hidden,
      scheme: say('Kind', words(schemeLabels)),
      value: say('Number'),
      issuer: say('Given by', 'agency'),
      category: hidden,
    },
  },
  choice: {
    label: 'Preference or need',
    fields: {
      person: hidden,
      list: say('About', words(listNames)),
      code: say('Chosen', { lists: choiceLists }),
      category: hidden,
    },
  },
  whereabouts: {
    label: 'Where they can be found',
    fields: {
      person: hidden,
      words: say('Where'),
      'last-known-on': say('Last known on', 'day'),
      'no-longer-on': say('No longer true since', 'day'),
      category: hidden,
    },
  },
  merge: {
    label: 'Two records made one',
    fields: {
      person: hidden,
      merged: hidden,
      'merged-at': say('Made one', 'moment'),
      'merged-by': say('By', 'user'),
      because: say('Reason'),
      'unmerged-at': say('Taken apart again', 'moment'),
      'unmerged-by': say('Taken apart by', 'user'),
    },
  },
};
