import { isDeepStrictEqual } from 'node:util';
import { refusalOf } from '../../db/open.ts';
import { assertSealed, type Header, headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import { findHeader } from '../../electron/host/vault/open-register.ts';
import { dataKeyOf, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { dumpOf } from './dump.ts';

/** What a damaged place turned out to be. */
export type Finding =
  /** Opening was refused with this stable code. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It opened, and `verify` says in these words what is wrong. */
  | { readonly kind: 'named'; readonly words: string }
  /** It opened and says exactly what it said: the damage lies where nothing is kept. */
  | { readonly kind: 'harmless' }
  /** What the application kept for itself is not believed any more, and begun anew. */
  | { readonly kind: 'begun-anew' }
  /** It opened, nothing is named, and it says something else: the one thing that must never happen. */
  | { readonly kind: 'silent' }
  /** It failed in a way that has no code and no sentence. */
  | { readonly kind: 'wordless'; readonly error: string };

export const saidAs = (error: unknown): Finding => {
  const refusal = refusalOf(error);
  if (refusal !== null) return { kind: 'refused', code: refusal.code };
  return { kind: 'wordless', error: error instanceof Error ? error.message : String(error) };
};

function openAndCompare(place: Place, expected: string): Finding {
  const header = findHeader(place.file);
  assertSealed(header, dataKeyOf(place));
  return withRegister(place, (db): Finding => {
    const wrong = unsoundness(db, header.auditHead);
    if (wrong.length > 0) return { kind: 'named', words: wrong[0] ?? '' };
    return { kind: dumpOf(db) === expected ? 'harmless' : 'silent' };
  });
}

/** Opens a damaged register as the application does, reads all of it, and holds it against what it said before. */
export function inspectRegister(place: Place, expected: string): Finding {
  try {
    return openAndCompare(place, expected);
  } catch (error) {
    return saidAs(error);
  }
}

const withoutSeal = ({ seal: _seal, ...sealed }: Header) => sealed;

/** Reads a damaged key file and holds every sealed word of it against what it said before. */
export function inspectKeyFile(place: Place, expected: Header): Finding {
  try {
    const found = readHeader(headerPathOf(place.file));
    assertSealed(found, dataKeyOf(place));
    return { kind: isDeepStrictEqual(withoutSeal(found), withoutSeal(expected)) ? 'harmless' : 'silent' };
  } catch (error) {
    return saidAs(error);
  }
}
