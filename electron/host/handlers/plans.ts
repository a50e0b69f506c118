import type { FeatureHandlers } from '../context.ts';
import { actionHandlers } from './plans-actions.ts';
import { agreedHandlers } from './plans-agreed.ts';
import { readingHandlers } from './plans-reading.ts';
import { planOf } from './plans-shown.ts';
import { toldHandlers } from './plans-told.ts';
import { viewHandlers } from './plans-views.ts';

export const plansHandlers: FeatureHandlers<'plans'> = {
  ...actionHandlers,
  ...agreedHandlers,
  ...toldHandlers,
  ...viewHandlers,
  ...readingHandlers,
  'plans.ofPerson': (context, { personId }) => planOf(context, personId),
};
