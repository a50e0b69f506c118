import type { FeatureHandlers } from '../context.ts';

export const plansHandlers: FeatureHandlers<'plans'> = {};
