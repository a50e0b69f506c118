import { programmeSubject } from '../../../db/history-keys.ts';
import { discardDraft, findDraft, keepDraft } from '../../../db/repositories/drafts/drafts.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import type { FeatureHandlers } from '../context.ts';

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
  'drafts.find': ({ session, user }, { form, subject }) => ({
    draft: findDraft(session.raw, session.keys, { userId: user.id, form, subject }),
  }),
  'drafts.discard': ({ session, user }, { form, subject }) => {
    discardDraft(session.raw, { userId: user.id, form, subject });
    return {};
  },
};
