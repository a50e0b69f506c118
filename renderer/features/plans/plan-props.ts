import type { Plan } from '../../../domain/plans/plan-shapes.ts';

/** What every part of the plan is given: whose it is, what they are called, and the plan. */
export interface PlanProps {
  readonly personId: string;
  readonly name: string;
  readonly plan: Plan;
}
