import { inScope, type Period } from '../../../domain/programme/periods.ts';
import type { Enrolled } from './people.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { Play, Schedule } from './stage.ts';
import { daysAfter, workday } from './stepping-clock.ts';

/** A seed of its own, so that nobody's other figures change with it. */
const seed = 7380;
const counted = 12;

type Source = 'partner-agency' | 'lead-contact' | 'official-notice';

/** How often each service is used in a quarter: most, in the first quarter and after a year. */
const services: readonly (readonly [code: string, first: number, later: number, source: Source])[] = [
  ['service-ae', 4, 1, 'partner-agency'],
  ['service-ambulance', 3, 1, 'partner-agency'],
  ['service-admissions-emergency', 1, 0, 'partner-agency'],
  ['service-gp-outpatient', 1, 5, 'partner-agency'],
  ['service-mh-community', 1, 4, 'partner-agency'],
  ['service-substance-contacts', 2, 8, 'partner-agency'],
  ['service-custody-nights', 2, 0, 'official-notice'],
  ['service-court', 2, 1, 'official-notice'],
  ['service-homeless-presentations', 1, 0, 'lead-contact'],
];

/** A count on the way from the first quarter to four quarters later, with some chance; null where nobody sent it. */
function countOf(first: number, later: number, quarters: number, random: SeededRandom): number | null {
  const most = first + ((later - first) * Math.min(quarters, 4)) / 4;
  const count = random.between(0, Math.round(most));
  return random.chance(0.2) ? null : count;
}

/** How often services were used by some people, for the quarters that partners have answered for. */
export function scheduleServiceUse(
  play: Play,
  schedule: Schedule,
  people: readonly Enrolled[],
  periods: readonly (Period & { readonly id: string })[],
): void {
  const stayed = people.filter(({ person }) => person.left === undefined && !person.waiting).slice(0, counted);
  stayed.forEach((one, at) => {
    const random = seededRandom(seed + at);
    const during = periods.filter((period) => inScope({ joinedOn: one.person.joined, leftOn: null }, period) > 0);
    during.slice(0, -1).forEach((period, quarters) => {
      const counts = services.map(
        ([factCode, first, later, source]) => [factCode, countOf(first, later, quarters, random), source] as const,
      );
      schedule.on(workday(daysAfter(period.lastDay, random.between(14, 24))), () => {
        for (const [factCode, valueNumber, source] of counts) {
          const state = valueNumber === null ? ('not-supplied' as const) : ('recorded' as const);
          const fact = { state, valueCode: null, valueNumber, source, mode: null };
          play('outcomes.record', { personId: one.id, periodId: period.id, factCode, fact });
        }
      });
    });
  });
}
