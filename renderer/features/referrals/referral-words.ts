import type { Stage } from '../../../domain/referrals/waiting.ts';
import type { Tone } from '../../ui/tag.tsx';

/** Where a referral stands, in a word or two. */
export const stageWords: Readonly<Record<Stage, { readonly label: string; readonly tone: Tone }>> = {
  contact: { label: 'First contact', tone: 'plain' },
  new: { label: 'Not on the list yet', tone: 'amber' },
  waiting: { label: 'Waiting', tone: 'violet' },
  back: { label: 'Back to decide', tone: 'amber' },
  deferred: { label: 'Deferred', tone: 'plain' },
  'taken-on': { label: 'Taken on', tone: 'green' },
  'not-taken-on': { label: 'Not taken on', tone: 'plain' },
};

/** What is counted of a period, in plain words. */
export const countedWords = {
  referred: 'Referred',
  waiting: 'Waiting on the last day',
  'taken-on': 'Taken on',
  'not-taken-on': 'Not taken on',
  advice: 'Advice given',
  deferred: 'Deferred to a day',
} as const;
