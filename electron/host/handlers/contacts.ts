import type { FeatureHandlers } from '../context.ts';
import { attachmentHandlers } from './contacts-attachments.ts';
import { moveHandlers } from './contacts-moves.ts';
import { releaseHandlers } from './contacts-releases.ts';
import { timelineHandlers } from './contacts-timeline.ts';

export const contactsHandlers: FeatureHandlers<'contacts'> = {
  ...timelineHandlers,
  ...moveHandlers,
  ...releaseHandlers,
  ...attachmentHandlers,
};
