import type { FeatureHandlers } from '../context.ts';

export const cohortsHandlers: FeatureHandlers<'cohorts'> = {};
