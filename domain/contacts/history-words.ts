import type { personCategories } from '../access.ts';
import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { nonEngagementReasons } from '../people/turned-down.ts';
import { attachmentTypeLabels } from './attachments.ts';
import { allDetails, dayParts, entryKindLabels, outcomeLabels, plannedLabels, reasonLabels } from './kinds.ts';
import { certaintyLabels, releaseStateLabels } from './release.ts';

const categoryLabels: Readonly<Record<(typeof personCategories)[number], string>> = {
  identity: 'Identity',
  contact: 'Contact',
  safety: 'Safety',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health',
  story: 'Story and goals',
};

const recorded = {
  'recorded-at': say('Recorded', 'moment'),
  'recorded-by': say('Recorded by', 'user'),
  agency: say('Agency', 'agency'),
} as const;

/** Contacts and what happened, by day, in plain words. Part of `domain/history/things.ts`. */
export const contactsThings: Readonly<Record<string, ThingWords>> = {
  'timeline-entry': {
    label: 'Timeline',
    fields: {
      person: hidden,
      kind: say('What it is', words(entryKindLabels)),
      category: say('Kind of information', words(categoryLabels)),
      detail: say('What exactly', words(allDetails)),
      'happened-on': say('Happened on', 'day'),
      'happened-at': say('At', words(dayParts)),
      about: say('The day is about right', 'flag'),
      present: say('Who was there'),
      place: say('Where'),
      planned: say('Planned', words(plannedLabels)),
      reached: say('It came about', 'flag'),
      whose: say('Whose it was', { list: nonEngagementReasons }),
      reason: say('What made it hard', words(reasonLabels)),
      need: say('Excluded because of', 'need'),
      'as-victim': say('As victim', 'flag'),
      'as-perpetrator': say('As perpetrator', 'flag'),
      'as-witness': say('As witness', 'flag'),
      outcome: say('What came of it', words(outcomeLabels)),
      'outcome-words': say('What came of it, in words'),
      note: say('What happened'),
      ...recorded,
    },
  },
  move: {
    label: 'Move',
    fields: {
      person: hidden,
      from: say('From', 'day'),
      'in-day': hidden,
      housing: say('To', { list: 'housing-category' }),
      place: say('Where'),
      certainty: say('How sure', words({ recorded: 'Recorded', estimated: 'An estimate' })),
      ...recorded,
    },
  },
  'custody-release': {
    label: 'Release from custody',
    fields: {
      person: hidden,
      establishment: say('From where'),
      'release-on': say('Day of release', 'day'),
      certainty: say('How sure', words(certaintyLabels)),
      'changed-from': say('Day before it was changed', 'day'),
      state: say('State', words(releaseStateLabels)),
      because: say('Why it fell through'),
      ...recorded,
    },
  },
  'release-task': {
    label: 'Task of a release',
    fields: { person: hidden, release: hidden, task: hidden, action: hidden },
  },
  attachment: {
    label: 'File',
    fields: {
      person: hidden,
      'timeline-entry': hidden,
      category: say('Kind of information', words(categoryLabels)),
      name: say('Name'),
      type: say('Kind of file', words(attachmentTypeLabels)),
      bytes: say('Size in bytes', 'number'),
      sha256: hidden,
      'added-at': say('Attached', 'moment'),
      'added-by': say('Attached by', 'user'),
      agency: say('Agency', 'agency'),
    },
  },
};
