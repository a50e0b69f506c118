import type { AskedTheme, BlockedTheme } from '../../../domain/briefing/themes.ts';
import type { Play, Schedule } from './stage.ts';

interface InventedBriefing {
  readonly preparedOn: string;
  readonly asked: readonly AskedTheme[];
  readonly blocked: readonly BlockedTheme[];
}

/** Prepared after each of the last two quarters. */
const briefings: readonly InventedBriefing[] = [
  {
    preparedOn: '2019-04-09',
    asked: ['own-place', 'told-once', 'time'],
    blocked: ['waiting', 'each-first', 'appointments'],
  },
  {
    preparedOn: '2019-07-01',
    asked: ['own-place', 'one-worker', 'told-once', 'been-there'],
    blocked: ['each-first', 'rule', 'no-address'],
  },
];

const expert = 'Maureen Tate';
const saidOn = '2019-07-04';

/** The briefings, and something that an expert by experience said to the coordinator alone. */
export function scheduleBriefings(play: Play, schedule: Schedule, as: (name: string) => Play): void {
  for (const { preparedOn, asked, blocked } of briefings)
    schedule.on(preparedOn, () => void play('briefing.prepare', { asked: [...asked], blocked: [...blocked] }));
  schedule.on(saidOn, () => {
    as(expert)('briefing.askPrivately', {
      words: 'I may have shared a house with somebody you talk about on Thursday. I would like to wait outside.',
    });
  });
}
