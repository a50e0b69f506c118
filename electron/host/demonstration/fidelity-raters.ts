import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import type { RaterKind } from '../../../domain/fidelity/raters.ts';
import type { Play, Schedule } from './stage.ts';

interface InventedRater {
  readonly agency: string;
  readonly kind: RaterKind;
  readonly name: string | null;
  /** One for each section, in the order of the report; null where they did not rate it. */
  readonly ratings: readonly (number | null)[];
}

interface RatedQuarter {
  readonly code: string;
  readonly on: string;
  readonly raters: readonly InventedRater[];
  /** What the expert by experience gave by herself. */
  readonly own: readonly number[];
  readonly dissent: {
    readonly section: number;
    readonly rater: number;
    readonly would: number;
    readonly because: string;
  };
}

const rater = (agency: string, ...ratings: (number | null)[]): InventedRater => ({
  ...{ agency, kind: 'agency', name: null, ratings },
});
const members = (...ratings: number[]): InventedRater => ({
  ...{ agency: 'Plain Speaking', kind: 'lived-experience', name: 'Two members together', ratings },
});

/** Two quarters that several rated: in the first enough for others to see how they lie, in the second too few. */
const quarters: readonly RatedQuarter[] = [
  {
    code: 'Y2Q4',
    on: '2019-04-11',
    raters: [
      rater('Lanternfield Housing', 7, 5, 6, 4, 3, 4, 3),
      rater('Turning Path', 6, 5, 5, 5, 4, 4, 3),
      rater('Midshire Police', 7, 6, 5, 5, null, 5, 4),
      rater('Elmbrook Mental Health', 6, 4, 5, 4, 3, 4, null),
      members(4, 3, 4, 2, 3, 4, 2),
    ],
    own: [5, 4, 5, 3, 3, 4, 3],
    dissent: {
      ...{ section: 3, rater: 4, would: 2 },
      because: 'A missed appointment still closes the door at two of the services that signed up.',
    },
  },
  {
    code: 'Y3Q1',
    on: '2019-07-04',
    raters: [
      rater('Lanternfield Housing', 6, 5, 6, 5, 4, 5, 4),
      rater('Turning Path', 7, 5, 6, 4, 4, 5, 4),
      members(5, 4, 6, 3, 4, 5, 3),
    ],
    own: [5, 4, 6, 3, 4, 4, 4],
    dissent: {
      ...{ section: 0, rater: 2, would: 4 },
      because: 'We sit at the table, and the papers still come the night before.',
    },
  },
];

/** What 1, 5 and 10 look like in Midshire, for the two sections about which people disagreed most. */
const scales = [
  {
    sectionKey: 'partnership-and-coproduction',
    one: 'A list of names, and no meeting.',
    five: 'Most agencies come; one member with lived experience is asked for a view.',
    ten: 'Nothing is decided without the members with lived experience, and everybody who is needed comes.',
  },
  {
    sectionKey: 'flexible-responses-from-services',
    one: 'A missed appointment closes the case.',
    five: 'Workers bend rules when they know the person.',
    ten: 'Going to look for somebody is the rule, in every service.',
  },
] as const;

function writeDown(play: Play, playAsExpert: Play, quarter: RatedQuarter, periodId: string): void {
  const agencies = new Map(play('programme.reference', {}).agencies.map(({ id, name }) => [name, id]));
  const ids = quarter.raters.map(({ agency, kind, name, ratings }) => {
    const { raterId } = play('fidelity.addRater', { periodId, kind, agencyId: agencies.get(agency) ?? null, name });
    for (const [at, sectionKey] of fidelitySectionKeys.entries()) {
      const rating = ratings[at] ?? null;
      if (rating !== null) play('fidelity.rateFor', { raterId, sectionKey, rating });
    }
    return raterId;
  });
  for (const [at, sectionKey] of fidelitySectionKeys.entries())
    playAsExpert('fidelity.rateMyself', { periodId, sectionKey, rating: quarter.own[at] ?? null });
  const { section, rater: whose, would, because } = quarter.dissent;
  const about = { periodId, sectionKey: fidelitySectionKeys[section] ?? '', raterId: ids[whose] ?? null };
  play('fidelity.addDissent', { ...about, would, because });
}

/** Several raters for two quarters, each by hand, and one by herself. */
export function scheduleRaters(
  play: Play,
  playAs: (name: string) => Play,
  schedule: Schedule,
  idOf: (code: string) => string,
): void {
  for (const quarter of quarters)
    schedule.on(quarter.on, () => {
      if (quarter === quarters[0]) for (const scale of scales) play('fidelity.describeScale', scale);
      writeDown(play, playAs('Maureen Tate'), quarter, idOf(quarter.code));
    });
}
