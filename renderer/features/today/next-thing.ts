import type { OutputOf } from '../../../domain/contract.ts';
import type { PeriodRow } from '../../../domain/programme/operations.ts';
import type { Route } from '../../routes.ts';

export interface NextThing {
  readonly title: string;
  readonly say: string;
  readonly action: string;
  readonly route: Route;
  /** The period that the next screen opens at. */
  readonly periodId: string | null;
}

interface Standing {
  readonly people: number;
  readonly completeness: OutputOf<'outcomes.completeness'>['completeness'] | null;
  readonly period: PeriodRow | null;
  readonly assessment: OutputOf<'fidelity.overview'>['periods'][number] | null;
}

const values = (count: number): string => (count === 1 ? '1 value is' : `${count} values are`);

/** The one thing worth doing first, from what the register holds. */
export function nextThing({ people, completeness, period, assessment }: Standing): NextThing {
  if (people === 0) {
    return {
      title: 'Begin with one person',
      say: 'A name or a nickname is enough. Everything else can follow when you know it.',
      action: 'Go to People',
      route: { screen: 'people' },
      periodId: null,
    };
  }
  if (period === null) {
    return {
      title: 'Set up the first period',
      say: 'Outcomes and fidelity are recorded by quarter.',
      action: 'Go to Settings',
      route: { screen: 'settings' },
      periodId: null,
    };
  }
  if (completeness !== null && completeness.missing > 0) {
    return {
      title: `${values(completeness.missing)} still missing for ${period.code}`,
      say: `${period.label}. ${completeness.sentence}`,
      action: `Go on with ${period.code}`,
      route: { screen: 'quarter' },
      periodId: period.id,
    };
  }
  const unrated = assessment === null ? 7 : assessment.average.of - assessment.average.rated;
  if (unrated > 0) {
    return {
      title: `${unrated} of 7 fidelity sections are not rated for ${period.code}`,
      say: `${period.label}. Every value of the quarter has an answer.`,
      action: 'Go to Fidelity',
      route: { screen: 'fidelity' },
      periodId: period.id,
    };
  }
  return {
    title: `${period.code} is complete`,
    say: 'Every value has an answer and every section is rated. The return can be prepared.',
    action: 'Go to Returns',
    route: { screen: 'returns' },
    periodId: period.id,
  };
}
