import { Refusal } from '../../../domain/refusal.ts';

/** The text of a file and how its letters were read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** Which half of the first pairs of bytes is empty, as it is in UTF-16 of European text without a mark. */
function emptyHalf(bytes: Uint8Array): 'first' | 'second' | null {
  const pairs = Math.min(512, bytes.length >> 1);
  const empty = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (bytes[at] === 0) empty[at & 1] = (empty[at & 1] ?? 0) + 1;
  const [first = 0, second = 0] = empty;
  if (second > pairs * 0.6 && first < pairs * 0.2) return 'second';
  return first > pairs * 0.6 && second < pairs * 0.2 ? 'first' : null;
}

const as = (label: string, bytes: Uint8Array): string => new TextDecoder(label).decode(bytes);

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds is what is looked for
const notText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/;

function decoded(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: as('utf-16le', bytes), encoding: 'UTF-16' };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: as('utf-16be', bytes), encoding: 'UTF-16' };
  const half = emptyHalf(bytes);
  if (half === 'second') return { text: as('utf-16le', bytes), encoding: 'UTF-16' };
  if (half === 'first') return { text: as('utf-16be', bytes), encoding: 'UTF-16' };
  const text = utf8(bytes);
  if (text !== null) return { text, encoding: 'UTF-8' };
  return { text: as('windows-1252', bytes), encoding: 'Windows-1252' };
}

/** Reads bytes as text in whichever of three ways they were written. Refuses what is no text. */
export function decode(bytes: Uint8Array): Decoded {
  const read = decoded(bytes);
  if (notText.test(read.text)) throw new Refusal('import-not-a-spreadsheet', 'path');
  return read;
}
