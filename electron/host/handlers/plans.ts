import type { FeatureHandlers } from '../context.ts';
import { actionHandlers } from './plans-actions.ts';

export const plansHandlers: FeatureHandlers<'plans'> = { ...actionHandlers };
