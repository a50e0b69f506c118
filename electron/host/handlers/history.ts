import type { ReadDb } from '../../../db/handles.ts';
import { changedRows, peopleOf, undoTransaction } from '../../../db/history.ts';
import { recentChanges } from '../../../db/recent-changes.ts';
import { peopleThere } from '../../../db/repositories/people/people.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { entities } from '../../../domain/entities.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { emptyEarlierPlaces, hiddenMoves } from './contacts-stays.ts';
import { historyPage } from './history-of-person.ts';
import { assertPeriodsOpen } from './history-periods.ts';
import { assertMayUndo, assertStillFits, standingOf } from './history-rules.ts';
import { assertMayUndoSharing, assertSeesChanges } from './history-sight.ts';

/** Those who were erased stay named, as ids; somebody of whom the caller may not know is not. */
function knownAmong(db: ReadDb, viewer: Viewer, personIds: readonly string[]): string[] {
  const sight = sightOf(db, viewer, personIds);
  const there = peopleThere(db, personIds);
  return personIds.filter((id) => !there.has(id) || sight.sees(id, 'identity'));
}

export const historyHandlers: FeatureHandlers<'history'> = {
  'history.ofPerson': (context, { personId, before }) => {
    const seen = {
      categories: categoriesOf(context.db, context.viewer, personId),
      without: hiddenMoves(context, personId),
    };
    return historyPage(context.db, context.session.keys, personId, before, seen);
  },
  'history.undo': (context, { transactionId }) => {
    const { db, session, user, viewer } = context;
    const rows = changedRows(db, transactionId);
    // Whom it is about comes first: another answer about somebody unknown than about nobody would tell of them.
    assertSeesChanges(db, session.keys, viewer, transactionId);
    assertMayUndo({ roles: user.roles, partnership: viewer.partnership }, rows);
    assertMayUndoSharing(context, transactionId);
    const before = standingOf(db, rows);
    assertPeriodsOpen(db, rows);
    undoTransaction(db, session.keys, transactionId);
    assertPeriodsOpen(db, rows);
    assertStillFits(db, rows, before);
    for (const { entity, rowId } of rows) if (entity === entities.move.code) emptyEarlierPlaces(context, rowId);
    return { transactionId: db.transactionId, personIds: knownAmong(db, viewer, peopleOf(db, transactionId)) };
  },
  'history.recent': ({ db, session, viewer }, { limit }) => {
    const recent = recentChanges(db, viewer, limit, hiddenMoves({ db, session }));
    const people = recent.flatMap((change) => (change.personId === null ? [] : [change.personId]));
    const names = new Map(
      db
        .all(db.selectFrom('person').select(['id', 'preferredName']).where('id', 'in', people))
        .map((person) => [person.id, person.preferredName]),
    );
    const users = new Map(
      db.all(db.selectFrom('userAccount').select(['id', 'displayName'])).map((user) => [user.id, user.displayName]),
    );
    return {
      changes: recent.map(({ userId, ...change }) => ({
        ...change,
        who: users.get(userId) ?? 'Someone',
        personName: change.personId === null ? null : (names.get(change.personId) ?? null),
      })),
    };
  },
};
