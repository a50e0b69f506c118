import type { ReadDb } from '../../../db/handles.ts';
import { type ListValue, listValues } from '../../../db/repositories/programme/reference.ts';
import { boxesBesideFacts, type SealedFactRow } from '../../../db/repositories/sealed/sealed-facts.ts';
import type { FactDefinition } from '../../../domain/outcomes/values.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { keptOf, trueValue } from '../../../domain/sealed/true-value.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { WriteContext } from '../context.ts';
import type { RegisterSession } from '../register-session.ts';
import { heldPair, openValue, sealValue } from '../sealed-facts.ts';

interface Stored {
  readonly id: string;
  readonly code: string;
  readonly valueCode: string | null;
}

const valuesOf = (db: ReadDb, list: string | null, on: IsoDate): ListValue[] =>
  list === null ? [] : listValues(db, on).filter((value) => value.list === list);

const besideFact = (db: ReadDb, personId: string, factId: string): SealedFactRow[] =>
  boxesBesideFacts(db, personId).filter((row) => row.factId === factId);

/** What may stand in the clear of a value that is being recorded; refuses what cannot be sealed. */
export function keptValue(
  { db, session }: Pick<WriteContext, 'db' | 'session'>,
  definition: Pick<FactDefinition, 'list'>,
  valueCode: string | null,
  on: IsoDate,
  field = 'fact.valueCode',
): { kept: string | null; boxed: string | null } {
  if (valueCode === null) return { kept: null, boxed: null };
  const found = keptOf(valuesOf(db, definition.list, on), valueCode);
  if (found.boxed === null || session.sealedPublicKey !== null) return found;
  // Without a key the plain value needs no box, and the other cannot be kept.
  if (found.boxed !== found.kept) throw new Refusal('sealed-not-set-up', field);
  return { ...found, boxed: null };
}

/** Puts a box beside a fact, or takes away those that belonged to an earlier value. */
export function boxBeside(
  { db, session }: Pick<WriteContext, 'db' | 'session'>,
  fact: { readonly id: string; readonly personId: string },
  boxed: string | null,
): void {
  const { personId, id: factId } = fact;
  if (boxed === null) {
    for (const row of besideFact(db, personId, factId)) db.remove('sealedFact', row.id);
    return;
  }
  const rowId = session.writer.ids.newId();
  const place = { registerId: session.registerId, rowId, personId, factId };
  const box = sealValue(session.sealedPublicKey, place, { valueCode: boxed });
  db.insert('sealedFact', { id: rowId, personId, factId, box });
}

/** A person's values as whoever holds the key sees them; for everybody else as they are kept. */
export function trueValues<F extends Stored>(
  db: ReadDb,
  session: RegisterSession,
  personId: string,
  facts: readonly F[],
): F[] {
  const pair = heldPair(session);
  if (pair === null) return [...facts];
  const boxes = boxesBesideFacts(db, personId);
  return facts.map((fact) => {
    const own = boxes.filter((row) => row.factId === fact.id);
    if (fact.valueCode === null || own.length === 0) return fact;
    const opened = own.flatMap((row) => openValue(pair, session.registerId, row)?.valueCode ?? []);
    return { ...fact, valueCode: trueValue(fact.valueCode, opened) };
  });
}

/** Seals what an older version kept in the clear: each value that folds into another. The history keeps what it held. */
export function sealOldValues(
  context: Pick<WriteContext, 'db' | 'session'>,
  definitions: readonly FactDefinition[],
  on: IsoDate,
): void {
  const { db } = context;
  for (const definition of definitions.filter((one) => one.list !== null)) {
    const values = valuesOf(db, definition.list, on);
    const folding = values.filter((value) => value.sealed && value.crosswalk.foldsInto !== undefined);
    if (folding.length === 0) continue;
    const codes = folding.map((value) => value.code);
    const old = db.all(
      db.selectFrom('fact').selectAll().where('code', '=', definition.code).where('valueCode', 'in', codes),
    );
    for (const fact of old) {
      const { kept, boxed } = keptOf(values, fact.valueCode ?? '');
      db.update('fact', fact.id, { valueCode: kept });
      boxBeside(context, fact, boxed);
    }
  }
}
