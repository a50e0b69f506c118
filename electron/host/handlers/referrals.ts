import type { FeatureHandlers } from '../context.ts';

export const referralsHandlers: FeatureHandlers<'referrals'> = {};
