import type { IsoDate } from '../time.ts';
import type { Plan } from './plan-shapes.ts';

interface Dated {
  readonly on: IsoDate;
  readonly what: string;
}

/** The nearest day, today included, on which something of a plan is to happen; null where nothing has a day. */
export function nextDated(
  plan: Pick<Plan, 'actions' | 'promises' | 'risks' | 'safety' | 'readings'>,
  releaseOn: IsoDate | null,
  today: IsoDate,
): Dated | null {
  const dated = (on: IsoDate | null, what: string): Dated[] => (on === null ? [] : [{ on, what }]);
  const open = <Line extends { readonly endedOn: IsoDate | null }>(lines: readonly Line[]): Line[] =>
    lines.filter(({ endedOn }) => endedOn === null);
  const all = [
    ...dated(releaseOn, 'Release from custody'),
    ...plan.actions.flatMap(({ dueOn, wording }) => dated(dueOn, wording)),
    ...open(plan.promises).flatMap(({ reviewOn, wording }) => dated(reviewOn, `Look again at: ${wording}`)),
    ...open(plan.risks).flatMap(({ reviewOn, wording }) => dated(reviewOn, `Look again at: ${wording}`)),
    ...open(plan.safety).flatMap(({ reviewOn, wording }) => dated(reviewOn, `Look again at: ${wording}`)),
    ...plan.readings.slice(0, 1).flatMap(({ reviewOn }) => dated(reviewOn, 'Read the plan together again')),
  ];
  const [first] = all.filter(({ on }) => on >= today).toSorted((a, b) => a.on.localeCompare(b.on));
  return first ?? null;
}
