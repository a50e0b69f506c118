import type { FeatureHandlers } from '../context.ts';

export const listsHandlers: FeatureHandlers<'lists'> = {};
