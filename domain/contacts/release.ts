import type { PersonCategory } from '../access.ts';
import type { IsoDate } from '../time.ts';
import { addDays } from './bank-holidays.ts';

export const certaintyLabels = { certain: 'Certain', expected: 'Expected' } as const;
export type Certainty = keyof typeof certaintyLabels;
export const certaintyCodes = Object.keys(certaintyLabels) as [Certainty, ...Certainty[]];

export const releaseStateLabels = { coming: 'Coming', released: 'Released', 'fell-through': 'Fell through' } as const;

/** When a task of a release is to be done: before the day, on it (day 0), or by day 21. */
export type Stage = 'before' | 'day-0' | 'by-day-21';
export const stageLabels: Readonly<Record<Stage, string>> = {
  before: 'Before the day',
  'day-0': 'On the day',
  'by-day-21': 'By day 21',
};

export interface ReleaseTask {
  readonly code: string;
  readonly stage: Stage;
  readonly wording: string;
  readonly category: PersonCategory;
}

/**
 * What a release needs. Before the day: where tonight, prescription continued, naloxone offered, who meets them; on the
 * day (day 0): met, and somewhere to sleep; a treatment appointment by day 21 (the programme's rules of the field).
 */
export const releaseTasks: readonly ReleaseTask[] = [
  {
    code: 'where-tonight',
    stage: 'before',
    wording: 'Release: know where they sleep on the first night',
    category: 'housing',
  },
  { code: 'prescription', stage: 'before', wording: 'Release: prescription goes on without a gap', category: 'health' },
  { code: 'naloxone', stage: 'before', wording: 'Release: naloxone offered', category: 'health' },
  { code: 'who-meets', stage: 'before', wording: 'Release: agree who meets them', category: 'contact' },
  { code: 'met', stage: 'day-0', wording: 'Release: met on the day', category: 'contact' },
  { code: 'somewhere-to-sleep', stage: 'day-0', wording: 'Release: somewhere to sleep tonight', category: 'housing' },
  {
    code: 'treatment',
    stage: 'by-day-21',
    wording: 'Release: treatment appointment kept or offered again',
    category: 'health',
  },
];

export const releaseTask = (code: string): ReleaseTask | undefined => releaseTasks.find((task) => task.code === code);

/** The last day of the tasks that follow a release. */
export const followedDays = 21;
/** How long before the day the first tasks are due, where there is that long. */
const daysBefore = 7;

/**
 * When a task is due. What comes before the day is due a week ahead; where that is past already, today; and never later
 * than the day before the release, unless that is past too.
 */
export function dueOf(stage: Stage, releaseOn: IsoDate, today: IsoDate): IsoDate {
  if (stage === 'day-0') return releaseOn;
  if (stage === 'by-day-21') return addDays(releaseOn, followedDays);
  const ahead = addDays(releaseOn, -daysBefore);
  if (ahead >= today) return ahead;
  return releaseOn > today ? today : addDays(releaseOn, -1);
}

/** Days from today to a day; negative where it is past. */
export const daysUntil = (day: IsoDate, today: IsoDate): number => (Date.parse(day) - Date.parse(today)) / 86_400_000;

/** A distance in days in words. */
export function inDays(day: IsoDate, today: IsoDate): string {
  const days = daysUntil(day, today);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
