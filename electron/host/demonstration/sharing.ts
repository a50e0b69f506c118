import type { PersonCategory } from '../../../domain/access.ts';
import type { SharingBasis } from '../../../domain/sharing/words.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

interface InventedSharing {
  readonly agency: string;
  readonly categories: readonly PersonCategory[];
  readonly basis: SharingBasis;
  /** With every how manieth person, counted from the first. */
  readonly every: number;
}

/** What the partners of Midshire are shown, agreed at one meeting of the forum. */
const shared: readonly InventedSharing[] = [
  {
    agency: 'Lanternfield Housing',
    categories: ['identity', 'contact', 'housing', 'story'],
    basis: 'public-task',
    every: 2,
  },
  { agency: 'Turning Path', categories: ['identity', 'contact', 'health', 'story'], basis: 'public-task', every: 3 },
  { agency: 'Midshire Police', categories: ['identity', 'safety'], basis: 'public-task', every: 6 },
];

const decidedOn = '2019-07-01';
/** The two who must not meet, by their place among the invented people. */
const apart = [2, 5] as const;

/** Decisions about sharing, and one pair to keep apart. */
export function scheduleSharing(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  schedule.on(decidedOn, () => {
    const { agencies } = play('programme.reference', {});
    for (const { agency, categories, basis, every } of shared) {
      const agencyId = agencies.find((one) => one.name === agency)?.id ?? '';
      for (const { id: personId } of people.filter((_person, at) => at % every === 0)) {
        const decision = { decision: 'shared' as const, basis, fromOn: decidedOn, untilOn: null, note: null };
        play('sharing.decide', { personId, agencyId, categories: [...categories], ...decision });
      }
    }
    const [one, other] = apart.map((at) => people[at]?.id ?? '');
    if (one === undefined || other === undefined) return;
    play('sharing.keepApart', {
      personId: one,
      otherId: other,
      reason: 'They fell out badly over a room, and asked for it.',
    });
  });
}
