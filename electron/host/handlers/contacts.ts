import type { FeatureHandlers } from '../context.ts';
import { timelineHandlers } from './contacts-timeline.ts';

export const contactsHandlers: FeatureHandlers<'contacts'> = { ...timelineHandlers };
