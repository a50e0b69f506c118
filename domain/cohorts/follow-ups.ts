import { addMonths } from '../privacy/months.ts';
import type { IsoDate } from '../time.ts';

/** Months after leaving at which a first draft of a schedule looks in; every one of them can be changed or taken out. */
export const usualMonths = [1, 3, 6, 12] as const;

export interface PlannedFollowUp {
  readonly dueOn: IsoDate;
  readonly wording: string;
}

const inWords = (months: number): string => (months === 1 ? 'one month' : `${months} months`);

/** A schedule of looking in again after somebody left. Nothing ends by itself, whether it is kept or not. */
export const followUpsAfter = (leftOn: IsoDate, months: readonly number[]): PlannedFollowUp[] =>
  months.map((count) => ({
    dueOn: addMonths(leftOn, count),
    wording: `Look in again, ${inWords(count)} after leaving`,
  }));

/** How a time of looking in went. Not reaching somebody is an answer like the others, and ends nothing. */
export const followUpAnswers = ['doing-well', 'needs-something', 'wants-to-come-back', 'could-not-be-reached'] as const;
export type FollowUpAnswer = (typeof followUpAnswers)[number];
export const followUpAnswerLabels: Readonly<Record<FollowUpAnswer, string>> = {
  'doing-well': 'Reached, and things are all right',
  'needs-something': 'Reached, and there is something they need',
  'wants-to-come-back': 'Reached, and would like to come back',
  'could-not-be-reached': 'Could not be reached',
};
