import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

const decidedOn = '2019-07-02';
const held = 'Gary';
const underReview = 'Jas';

/** One record that is held, and one whose review has begun: both of people who have left. */
export function scheduleKeeping(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  const idOf = (name: string): string => people.find(({ person }) => person.name[0] === name)?.id ?? '';
  schedule.on(decidedOn, () => {
    play('privacy.hold', {
      personId: idOf(held),
      because: 'An inquest may ask for the record. Legal services asked on 1 July that nothing goes.',
    });
    play('privacy.beginReview', { personId: idOf(underReview) });
  });
}
