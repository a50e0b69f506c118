import type { ReadDb } from '../../../db/handles.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { boxesOfPerson, sealedPublicKey } from '../../../db/repositories/sealed/sealed-facts.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { heldPair, openFact, sealFact } from '../sealed-facts.ts';
import { beginSealing, grantSealing, revokeSealing, sealingGrants } from './sealed-grants.ts';

const namesOfUsers = (db: ReadDb): Map<string, string> =>
  new Map(db.all(db.selectFrom('userAccount').select(['id', 'displayName'])).map((one) => [one.id, one.displayName]));

/** For whoever holds no key nothing is even looked up, so the answer cannot differ. */
function factsOf({ db, session }: ReadContext, personId: string): OutputOf<'sealed.ofPerson'> {
  const pair = heldPair(session);
  if (pair === null) return { mayOpen: false, facts: [], lost: 0 };
  const rows = boxesOfPerson(db, personId);
  const names = namesOfUsers(db);
  const facts = rows.flatMap((row) => {
    const inside = openFact(pair, session.registerId, row);
    if (inside === null) return [];
    const { kind, text, on, by } = inside;
    return [{ id: row.id, kind, text, recordedOn: on, recordedBy: names.get(by) ?? 'Someone' }];
  });
  return { mayOpen: true, facts, lost: rows.length - facts.length };
}

export const sealedHandlers: FeatureHandlers<'sealed'> = {
  'sealed.ofPerson': (context, { personId }) => factsOf(context, personId),
  'sealed.record': ({ db, session, user, clock }, { personId, kind, text }) => {
    getPerson(db, personId);
    const rowId = session.writer.ids.newId();
    const place = { registerId: session.registerId, rowId, personId, factId: null };
    const inside = { kind, text, on: clock.today(), by: user.id };
    db.insert('sealedFact', { id: rowId, personId, factId: null, box: sealFact(sealedPublicKey(db), place, inside) });
    return { transactionId: db.transactionId };
  },
  'sealed.remove': ({ db, session }, { personId, factId }) => {
    if (heldPair(session) === null) throw new Refusal('sealed-not-held');
    if (!boxesOfPerson(db, personId).some((row) => row.id === factId)) throw new Refusal('not-found', 'factId');
    db.remove('sealedFact', factId);
    return { transactionId: db.transactionId };
  },
  'sealed.grants': (context) => sealingGrants(context),
  'sealed.begin': (context) => beginSealing(context),
  'sealed.grant': (context, { userId }) => grantSealing(context, userId),
  'sealed.revoke': (context, { userId }) => revokeSealing(context, userId),
};
