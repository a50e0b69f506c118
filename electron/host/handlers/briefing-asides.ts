import { allAsides, asidesBy, getAside, sealWords, wordsOf } from '../../../db/repositories/briefing/asides.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';

type AsideHandlers = Pick<
  FeatureHandlers<'briefing'>,
  | 'briefing.notThisOne'
  | 'briefing.askPrivately'
  | 'briefing.ownAsides'
  | 'briefing.takeBackAside'
  | 'briefing.asides'
  | 'briefing.seenAside'
>;

/** Keeps what somebody said, sealed under the key of the person it is about. */
function say({ db, session, user, clock }: WriteContext, personId: string | null, words: string | null): void {
  const id = session.writer.ids.newId();
  const sealed = words === null ? null : sealWords(session.keys, { id, personId }, words);
  const saidAt = new Date(clock.now()).toISOString();
  db.insert('standAside', { id, userId: user.id, personId, words: sealed, saidAt });
}

/** What somebody at the table says privately: "not this one". */
export const asideHandlers: AsideHandlers = {
  'briefing.notThisOne': (context, { personId, words }) => {
    say(context, personId, words);
    return {};
  },
  'briefing.askPrivately': (context, { words }) => {
    say(context, null, words);
    return {};
  },
  'briefing.ownAsides': ({ db, session, user }) => ({
    asides: asidesBy(db, user.id).map((row) => ({
      id: row.id,
      isAboutRecord: row.personId !== null,
      words: wordsOf(session.keys, row),
      saidAt: row.saidAt,
      seenAt: row.seenAt,
    })),
  }),
  'briefing.takeBackAside': ({ db, user }, { asideId }) => {
    db.remove('standAside', getAside(db, asideId, user.id).id);
    return {};
  },
  'briefing.asides': ({ db, session, viewer }) => ({
    asides: allAsides(db, viewer).map((row) => {
      const { id, who, agency, personId, seenId, reference, preferredName, saidAt, seenAt } = row;
      const person =
        seenId === null || reference === null || preferredName === null
          ? null
          : { id: seenId, reference, name: preferredName };
      const mayRead = personId === null || person !== null;
      const words = mayRead ? wordsOf(session.keys, row) : null;
      return { id, who, agency, isAboutRecord: personId !== null, person, words, saidAt, seenAt };
    }),
  }),
  'briefing.seenAside': ({ db, user, clock }, { asideId }) => {
    const { id, seenAt } = getAside(db, asideId, 'anybody');
    if (seenAt === null) db.update('standAside', id, { seenAt: new Date(clock.now()).toISOString(), seenBy: user.id });
    return {};
  },
};
