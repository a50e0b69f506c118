import type { IsoDate } from '../time.ts';

const monthNumber = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * How many quarters after that of joining a period is: 0 for the one in which somebody joined, even where it began before.
 * The repository counts the same in SQL.
 */
export const quartersSince = (joinedOn: IsoDate, firstDay: IsoDate): number =>
  Math.max(0, Math.ceil((monthNumber(firstDay) - monthNumber(joinedOn)) / 3));

/** What stands before quarter 0 where it was recorded: how things were at joining. */
export const baselineStep = -1;

export const sinceJoiningLabel = (step: number): string =>
  step === baselineStep ? 'At joining' : step === 0 ? 'Quarter of joining' : `Quarter ${step} after joining`;

export const sinceJoiningCode = (step: number): string => (step === baselineStep ? 'Start' : `Q+${step}`);
