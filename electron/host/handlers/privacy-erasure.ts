import { erasePerson, leaveNoTrace, rowsAbout } from '../../../db/erase.ts';
import { refusalOf } from '../../../db/open.ts';
import { recordsOf } from '../../../db/repositories/people/merges.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { copiesWith, erasureBlocksOf, type OutsideCopy } from '../../../db/repositories/privacy/erasures.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';

const shown = ({ kind, label, madeAt }: OutsideCopy) => ({ kind, label, madeAt });

export function erasurePreview({ db, session }: ReadContext, personId: string): OutputOf<'privacy.erasurePreview'> {
  const { preferredName } = getPerson(db, personId);
  const rows = [...rowsAbout(session.raw, personId).values()];
  return {
    personName: preferredName,
    rows: rows.reduce((sum, ids) => sum + ids.length, 0),
    blocks: erasureBlocksOf(db, personId),
    copies: copiesWith(db, personId).map(shown),
  };
}

/** Throws where something stands in the way, or where the reference typed is not this person's. */
function assertMayErase({ db }: WriteContext, personId: string, reference: string): void {
  const person = getPerson(db, personId);
  const [block] = erasureBlocksOf(db, personId);
  if (block !== undefined) throw new Refusal(block, 'personId');
  if (person.reference.toLowerCase() !== reference.toLowerCase()) throw new Refusal('reference-mismatch', 'reference');
}

function eraseIn(
  context: WriteContext,
  { personId, reference, reasonCode }: ParsedInputOf<'privacy.erase'>,
): OutputOf<'privacy.erase'> {
  const { db, session, user, clock } = context;
  assertMayErase(context, personId, reference);
  // Asked before, because afterwards nothing knows when they were there.
  const copies = copiesWith(db, personId);
  const joined = recordsOf(db, personId).filter((id) => id !== personId);
  erasePerson(session.raw, session.keys, personId);
  const erasedAt = new Date(clock.now()).toISOString();
  const erasureId = db.insert('erasure', { subjectId: personId, erasedAt, erasedBy: user.id, reasonCode });
  // A record that was joined to theirs went with them, and its id names nobody any more either.
  for (const subjectId of joined) db.insert('erasure', { subjectId, erasedAt, erasedBy: user.id, reasonCode });
  for (const copy of copies) db.insert('erasureCopy', { erasureId, ...copy });
  return { erasureId, copies: copies.map(shown) };
}

/**
 * One transaction with its audit entry, and then the log is emptied, in which whole pages stood as they were. The person is
 * erased by then: where the drive has no room for the second step, closing the register does it.
 */
export function erase(context: JobContext, input: ParsedInputOf<'privacy.erase'>): OutputOf<'privacy.erase'> {
  const erased = context.apply((writing) => eraseIn(writing, input), {}, [input.personId]);
  try {
    leaveNoTrace(context.reading().session.raw);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
  }
  return erased;
}

export function checkOffCopy({ db, user, clock }: WriteContext, copyId: string, destroyedOn: IsoDate): void {
  const copy = db.first(db.selectFrom('erasureCopy').selectAll().where('id', '=', copyId));
  // What was published stays published: only a backup can be destroyed.
  if (copy === undefined || copy.kind !== 'backup') throw new Refusal('not-found', 'copyId');
  if (destroyedOn > clock.today()) throw new Refusal('date-in-future', 'destroyedOn');
  if (destroyedOn < copy.madeAt.slice(0, 10)) throw new Refusal('date-order', 'destroyedOn');
  db.update('erasureCopy', copyId, { destroyedOn, destroyedBy: user.id });
}
