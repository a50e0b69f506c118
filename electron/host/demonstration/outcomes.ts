import type { InputOf } from '../../../domain/contract.ts';
import { swemwbsMetric } from '../../../domain/outcomes/swemwbs.ts';
import type { ValueState } from '../../../domain/outcomes/values.ts';
import { inScope, type Period } from '../../../domain/programme/periods.ts';
import type { InventedPerson } from './invented-person.ts';
import {
  housingPaths,
  policePaths,
  stepOn,
  substancePaths,
  supportPaths,
  wellbeingPaths,
  workPaths,
} from './outcome-paths.ts';
import type { Enrolled } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Play, Schedule } from './stage.ts';
import { daysAfter, workday } from './stepping-clock.ts';

type Fact = NonNullable<InputOf<'outcomes.record'>['fact']>;
type Source = 'person' | 'lead-contact' | 'partner-agency' | 'official-notice';
export type DatedPeriod = Period & { readonly id: string };

/** One figure before it meets the gaps of real life. `rare` facts are written down for some people only. */
interface Known {
  readonly code: string;
  readonly value: string | number | 'does-not-apply';
  readonly source: Source;
  readonly rare?: true;
}

const doesNotApply = 'does-not-apply';

/** Nights of a period in which somebody was in the cohort, over all their memberships. */
function nightsIn({ joined, left }: InventedPerson, period: Period): number {
  const first = inScope({ joinedOn: joined, leftOn: left?.on ?? null }, period);
  return left?.backOn === undefined ? first : first + inScope({ joinedOn: left.backOn, leftOn: null }, period);
}

/** What was so at the end of a quarter, as far as anybody could know it. */
function knownOf(person: InventedPerson, quarters: number, nights: number, random: SeededRandom): Known[] {
  const [housingPath, substancePath, policePath, supportPath, workPath, wellbeingPath] = person.paths;
  const housing = stepOn<string>(housingPaths[housingPath], quarters);
  const [police, arrests, convictions, reports] = stepOn<readonly [string, number, number, number]>(
    policePaths[policePath],
    quarters,
  );
  const use = substancePaths[substancePath];
  const [substance, help] =
    use === null ? ['not-using', doesNotApply] : stepOn<readonly [string, string]>(use, quarters);
  const raw = stepOn<number>(wellbeingPaths[wellbeingPath], quarters) + random.between(-1, 1);
  const days = { 'not-using': 0, reducing: 9, stable: 14, varying: 17, rising: 24 }[substance] ?? 0;
  const inPrison = housing === 'prison-or-custody' ? Math.min(nights, random.between(18, 60)) : 0;
  const networks = random.pick(['receiving', 'receiving', 'waiting', 'thinking-it-over', 'person-said-no']);
  return [
    { code: 'housing-status', value: housing, source: 'lead-contact' },
    { code: 'substance-status', value: substance, source: 'person' },
    { code: 'substance-help', value: help, source: 'partner-agency' },
    { code: 'substance-days-used', value: use === null ? doesNotApply : days, source: 'person', rare: true },
    { code: 'offending-arrests', value: arrests, source: 'partner-agency' },
    { code: 'offending-convictions', value: convictions, source: 'official-notice', rare: true },
    { code: 'offending-prison-nights', value: inPrison, source: 'official-notice', rare: true },
    { code: 'offending-asb', value: reports, source: 'partner-agency', rare: true },
    { code: 'offending-status', value: police, source: 'partner-agency' },
    { code: 'offending-support-networks', value: networks, source: 'lead-contact', rare: true },
    { code: 'wellbeing-score', value: Number(swemwbsMetric(raw)), source: 'person' },
    { code: 'wellbeing-support', value: stepOn<string>(supportPaths[supportPath], quarters), source: 'lead-contact' },
    { code: 'eet-status', value: stepOn<string>(workPaths[workPath], quarters), source: 'person' },
  ];
}

type Gap = Exclude<ValueState, 'recorded' | 'not-applicable'> | 'blank';

/** Why a figure is missing: what a partner should send arrives late, what is asked of the person they may keep. */
function gapOf({ code, source, rare }: Known, newest: boolean, random: SeededRandom): Gap | null {
  if (random.chance(rare ? 0.55 : newest ? 0.16 : 0.02)) return 'blank';
  if (source === 'partner-agency' && random.chance(newest ? 0.16 : 0.06)) return 'not-supplied';
  if (source === 'person' && random.chance(code === 'wellbeing-score' ? 0.16 : 0.06))
    return random.pick(['declined', 'not-asked', 'not-asked']);
  return random.chance(0.04) ? 'not-known' : null;
}

const without = (state: Exclude<ValueState, 'recorded'>): Fact => ({ state, valueCode: null, valueNumber: null });

/** The fact as somebody wrote it down, or null where nobody has yet. */
function factOf(known: Known, newest: boolean, random: SeededRandom): Fact | null {
  if (known.value === doesNotApply) return known.rare ? null : without('not-applicable');
  const gap = gapOf(known, newest, random);
  if (gap !== null) return gap === 'blank' ? null : without(gap);
  const { value, source } = known;
  return {
    state: 'recorded',
    valueCode: typeof value === 'string' ? value : null,
    valueNumber: typeof value === 'number' ? value : null,
    source,
    mode: known.code === 'wellbeing-score' ? random.pick(['with-support', 'self-completed', 'read-aloud']) : null,
  };
}

/** Enters every quarter of one person in the fortnight after its last day. */
export function scheduleOutcomes(
  play: Play,
  schedule: Schedule,
  one: Enrolled,
  periods: readonly DatedPeriod[],
  random: SeededRandom,
): void {
  const during = one.person.waiting ? [] : periods.filter((period) => nightsIn(one.person, period) > 0);
  during.forEach((period, quarters) => {
    const newest = period.id === periods.at(-1)?.id;
    const facts = knownOf(one.person, quarters, nightsIn(one.person, period), random).map(
      (known) => [known.code, factOf(known, newest, random)] as const,
    );
    schedule.on(workday(daysAfter(period.lastDay, newest ? random.between(1, 4) : random.between(2, 11))), () => {
      for (const [factCode, fact] of facts) {
        if (fact !== null) play('outcomes.record', { personId: one.id, periodId: period.id, factCode, fact });
      }
    });
  });
}
