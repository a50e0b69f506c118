import { getPerson } from '../../../db/repositories/people/people.ts';
import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { assertMaySee } from '../../../db/repositories/sharing/visible.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';

type KeepApartHandlers = Pick<
  FeatureHandlers<'sharing'>,
  'sharing.apartFrom' | 'sharing.apartAmongAll' | 'sharing.keepApart' | 'sharing.endKeepApart'
>;

export const keepApartHandlers: KeepApartHandlers = {
  'sharing.apartFrom': ({ db, viewer }, { personId }) => {
    const pairs = apartPairs(db, personId, viewer.today).map((row) => ({
      ...row,
      other: row.personId === personId ? row.otherId : row.personId,
    }));
    const sight = sightOf(
      db,
      viewer,
      pairs.map(({ other }) => other),
    );
    return {
      pairs: pairs
        .filter(({ other }) => sight.sees(other, 'identity'))
        .map(({ id, other, reason, fromOn }) => {
          const { preferredName, reference } = getPerson(db, other);
          return { id, personId: other, name: preferredName, reference, reason, fromOn };
        }),
    };
  },
  'sharing.apartAmongAll': ({ db, viewer }) => {
    const pairs = apartPairs(db, 'all', viewer.today);
    const named = pairs.flatMap((row) => [row.personId, row.otherId]);
    const sight = sightOf(db, viewer, [...new Set(named)]);
    const seen = (personId: string): boolean => sight.sees(personId, 'identity');
    return {
      pairs: pairs
        .filter((row) => seen(row.personId) && seen(row.otherId))
        .map((row) => [row.personId, row.otherId] as [string, string]),
    };
  },
  'sharing.keepApart': ({ db, viewer }, { personId, otherId, reason }) => {
    if (personId === otherId) throw new Refusal('same-person', 'otherId');
    assertMaySee(db, viewer, otherId, 'otherId');
    const known = apartPairs(db, personId, viewer.today);
    if (known.some((row) => row.personId === otherId || row.otherId === otherId))
      throw new Refusal('already-apart', 'otherId');
    const id = db.insert('keepApart', { personId, otherId, reason, fromOn: viewer.today });
    return { id, transactionId: db.transactionId };
  },
  'sharing.endKeepApart': ({ db, viewer }, { personId, keepApartId }) => {
    const row = apartPairs(db, personId, viewer.today).find((one) => one.id === keepApartId);
    if (row === undefined) throw new Refusal('not-found', 'keepApartId');
    // From today on: what began today was never so, and a day cannot end before it began.
    if (row.fromOn === viewer.today) db.remove('keepApart', keepApartId);
    else db.update('keepApart', keepApartId, { untilOn: viewer.today });
    return { transactionId: db.transactionId };
  },
};
