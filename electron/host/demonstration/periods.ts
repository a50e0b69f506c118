import { type Period, spanInWords } from '../../../domain/programme/periods.ts';
import type { Play, Schedule } from './stage.ts';

const quarter = (code: string, firstDay: string, lastDay: string): Period => ({
  code,
  label: spanInWords({ firstDay, lastDay }),
  calendar: 'meam',
  firstDay,
  lastDay,
});

/** Six quarters. The published report that gives the first its code and its ratings does not give its dates. */
export const demonstrationPeriods: readonly Period[] = [
  quarter('Y1Q4', '2018-01-01', '2018-03-31'),
  quarter('Y2Q1', '2018-04-01', '2018-06-30'),
  quarter('Y2Q2', '2018-07-01', '2018-09-30'),
  quarter('Y2Q3', '2018-10-01', '2018-12-31'),
  quarter('Y2Q4', '2019-01-01', '2019-03-31'),
  quarter('Y3Q1', '2019-04-01', '2019-06-30'),
];

/** Stands in the first period's note. */
export const assumedDates =
  'That this quarter runs from 1 January to 31 March 2018 is an assumption made for the demonstration.';

/** A year and more after its last day nothing comes any more. */
const closedOn = '2019-06-17';

/** The first quarter is settled; the others are still open to counts that come late. */
export function scheduleClosing(
  play: Play,
  schedule: Schedule,
  periods: readonly { readonly id: string; readonly code: string }[],
): void {
  const first = periods.find(({ code }) => code === 'Y1Q4');
  if (first !== undefined) schedule.on(closedOn, () => void play('programme.closePeriod', { periodId: first.id }));
}
