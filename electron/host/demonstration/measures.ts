import { ndta } from '../../../domain/instruments/shipped.ts';
import type { Enrolled } from './people.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { Play, Schedule } from './stage.ts';
import { daysAfter } from './stepping-clock.ts';

const licensedOn = '2018-01-15';
/** A seed of its own, so that nobody's other figures change with it. */
const seed = 7340;
const every = 91;

interface Measured {
  readonly name: string;
  /** Sums of the seven items, one for each quarter from joining; null where six were answered. */
  readonly sums: readonly (number | null)[];
  /** How much of each area of the NDTA, from 0 for the least to 1 for the most, at joining and half a year later. */
  readonly ndta?: readonly [number, number];
}

const measured: readonly Measured[] = [
  { name: 'Dawid', sums: [14, 15, null, 21], ndta: [0.75, 0.45] },
  { name: 'Shanice', sums: [17, 13, 18], ndta: [0.8, 0.6] },
  { name: 'Fergal', sums: [19, 19, 20], ndta: [0.6, 0.55] },
  { name: 'Rafiq', sums: [16, 22] },
];

/** Scores that an area takes, as near as they can be to a share of what it can be. */
const scoresAt = (share: number, random: SeededRandom) =>
  ndta.areas.map(({ code: area, highest, step }) => {
    const steps = highest / step;
    return { area, score: step * Math.max(0, Math.min(steps, Math.round(share * steps) + random.between(-1, 1))) };
  });

/** Six of seven, each as near to three as it comes: somebody would not answer the seventh. */
const sixItems = (random: SeededRandom) =>
  [1, 2, 3, 4, 5, 6].map((item) => ({ area: `item-${item}`, score: random.between(2, 4) }));

/** Some results of the short wellbeing scale and of the NDTA, under a licence that was recorded first. */
export function scheduleMeasures(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  schedule.on(licensedOn, () => {
    play('instruments.setLicence', { family: 'wemwbs', reference: 'Invented for the demonstration' });
  });
  measured.forEach(({ name, sums, ndta: shares = [] }, at) => {
    const one = people.find(({ person }) => person.name[0] === name);
    if (one === undefined) return;
    const random = seededRandom(seed + at);
    const joined = one.person.joined > licensedOn ? one.person.joined : licensedOn;
    sums.forEach((sum, quarter) => {
      const doneOn = daysAfter(joined, 7 + quarter * every);
      const mode = random.pick(['with-support', 'with-support', 'read-aloud', 'self-completed']);
      const scores = sum === null ? sixItems(random) : [];
      schedule.on(doneOn, () => {
        play('instruments.record', {
          ...{ personId: one.id, resultId: null, instrument: 'swemwbs', doneOn, mode },
          ...{ completedBy: mode === 'self-completed' ? 'person' : 'person-and-worker', scores, sumAlone: sum },
          feedPeriodId: null,
        });
      });
    });
    shares.forEach((share, time) => {
      const doneOn = daysAfter(joined, 2 + time * 2 * every);
      const scores = scoresAt(share, random);
      schedule.on(doneOn, () => {
        play('instruments.record', {
          ...{ personId: one.id, resultId: null, instrument: 'ndta', doneOn, mode: 'worker-only' },
          ...{ completedBy: 'worker', scores, sumAlone: null, feedPeriodId: null },
        });
      });
    });
  });
}
