import { programmeSubject } from '../../../db/history-keys.ts';
import { discardDraft, findDraft, keepDraft } from '../../../db/repositories/drafts/drafts.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { FeatureHandlers } from '../context.ts';
import { keepLeftText } from '../left-text.ts';
import { systemClock } from '../system-clock.ts';

export const draftHandlers: FeatureHandlers<'drafts'> = {
  'drafts.keep': ({ db, session, user, clock }, { form, subject, personId, content }) => {
    const keptAt = new Date(clock.now()).toISOString();
    if (personId !== null) getPerson(db, personId);
    keepDraft(
      session.raw,
      session.keys,
      { userId: user.id, form, subject },
      personId ?? programmeSubject,
      content,
      keptAt,
    );
    return { keptAt };
  },
  'drafts.find': ({ db, viewer, session, user }, { form, subject }) => {
    const found = findDraft(session.raw, session.keys, { userId: user.id, form, subject });
    // What was typed about somebody stays with whoever may still know of them.
    const isAbout = found !== null && found.keySubject !== programmeSubject ? found.keySubject : null;
    if (found === null || (isAbout !== null && categoriesOf(db, viewer, isAbout).length === 0)) return { draft: null };
    return { draft: { content: found.content, keptAt: found.keptAt } };
  },
  'drafts.discard': ({ session, user }, { form, subject }) => {
    discardDraft(session.raw, { userId: user.id, form, subject });
    return {};
  },
  'drafts.leave': ({ computer }, { registerId, userId, boxes }) => {
    keepLeftText(computer.home, { registerId, userId }, boxes, systemClock.now());
    return {};
  },
};
