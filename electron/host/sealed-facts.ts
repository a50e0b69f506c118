import { z } from 'zod';
import type { SealedFactRow } from '../../db/repositories/sealed/sealed-facts.ts';
import type { Secret } from '../../db/secret.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sealedFactLength, sealedValueLength } from '../../domain/sealed/kinds.ts';
import { openBytes, sealBytesTo } from './vault/key-pair.ts';

/** What is in a box about a person. */
const factInside = z.object({ kind: z.string(), text: z.string(), on: z.string(), by: z.string() });
/** What is in a box beside a coded value. */
const valueInside = z.object({ valueCode: z.string() });
type FactInside = z.output<typeof factInside>;
type ValueInside = z.output<typeof valueInside>;

const box = z.object({ ephemeral: z.string(), sealed: z.string() });

/** Where a box stands. It opens in no other row, about nobody else and in no other register. */
interface BoxPlace {
  readonly registerId: string;
  readonly rowId: string;
  readonly personId: string;
  readonly factId: string | null;
}

const boundTo = ({ registerId, rowId, personId, factId }: BoxPlace): string =>
  JSON.stringify(['sealed-fact', registerId, rowId, personId, factId]);

/** Fills up with spaces, which JSON does not mind, so that every box of a kind is as long as any other. */
function filled(value: object, length: number): Buffer {
  const text = Buffer.from(JSON.stringify(value), 'utf8');
  if (text.length > length) throw new Error('a sealed fact is longer than its box');
  return Buffer.concat([text, Buffer.alloc(length - text.length, ' ')]);
}

function sealAt(publicKey: string | null, place: BoxPlace, inside: object, length: number): string {
  if (publicKey === null) throw new Refusal('sealed-not-set-up');
  const plain = filled(inside, length);
  try {
    return JSON.stringify(sealBytesTo(Buffer.from(publicKey, 'base64'), plain, boundTo(place)));
  } finally {
    plain.fill(0);
  }
}

/** A fact about a person as the text of a box. Throws `sealed-not-set-up` where the register has no key for it. */
export const sealFact = (publicKey: string | null, place: BoxPlace, inside: FactInside): string =>
  sealAt(publicKey, place, inside, sealedFactLength);

/** A coded value as the text of a box. */
export const sealValue = (publicKey: string | null, place: BoxPlace, inside: ValueInside): string =>
  sealAt(publicKey, place, inside, sealedValueLength);

/** Both halves of the sealed-field key. */
interface SealingPair {
  readonly publicKey: string;
  readonly privateKey: Secret;
}

/** What is in a box, or null where it was sealed under another key or is damaged. */
function openAt<T>(schema: z.ZodType<T>, pair: SealingPair, registerId: string, row: SealedFactRow): T | null {
  const place = { registerId, rowId: row.id, personId: row.personId, factId: row.factId };
  try {
    const keys = { publicKey: Buffer.from(pair.publicKey, 'base64'), privateKey: pair.privateKey };
    const plain = openBytes(keys, box.parse(JSON.parse(row.box)), boundTo(place));
    try {
      return schema.parse(JSON.parse(plain.toString('utf8')));
    } finally {
      plain.fill(0);
    }
  } catch {
    return null;
  }
}

export const openFact = (pair: SealingPair, registerId: string, row: SealedFactRow): FactInside | null =>
  openAt(factInside, pair, registerId, row);

export const openValue = (pair: SealingPair, registerId: string, row: SealedFactRow): ValueInside | null =>
  openAt(valueInside, pair, registerId, row);

/** The pair that an open register's user holds, or null for whoever cannot open sealed facts. */
export function heldPair(session: {
  readonly sealedPublicKey: string | null;
  readonly sealedKey: Secret | null;
}): SealingPair | null {
  const { sealedPublicKey: publicKey, sealedKey: privateKey } = session;
  return publicKey === null || privateKey === null ? null : { publicKey, privateKey };
}
