import type { FeatureHandlers } from '../context.ts';

export const contactsHandlers: FeatureHandlers<'contacts'> = {};
