import type { RefusalCode } from '../refusal.ts';
import { decodeRecoveryCode, mistypedGroup, recoveryCodeBytes } from './recovery-code.ts';
import { decodeGroups, encodeGroups, groupBytes, groupSymbols, symbolsOf } from './recovery-groups.ts';

/**
 * A recovery code for two holders. One part is random bytes, the other those bytes XOR the code: either alone is as
 * likely under every code there is, so it tells nothing about the one it belongs to; both together give it. On paper a
 * part is a group that says which part of which pair it is, chosen at random too, and four groups like the code's own.
 * The checks are shifted by the place of their group, so that a part is never taken for a code, nor one group for another.
 */
const groups = 1 + recoveryCodeBytes / groupBytes;
const partSymbols = groups * groupSymbols;
const shiftOf = (group: number): number => group + 1;

export type PartNumber = 1 | 2;

/** Random bytes that a code is split with: 20 for a part, 5 for the name of the pair. */
export const splittingBytes = recoveryCodeBytes + groupBytes;

const xor = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, at) => byte ^ (other[at] ?? 0));

/** The group that says which part it is: its first symbol is the number, the 35 bits after it are the pair's. */
function headOf(part: PartNumber, pair: Uint8Array): Uint8Array {
  const head = Uint8Array.from(pair);
  head[0] = (part << 3) | ((head[0] ?? 0) & 0b111);
  return head;
}

/**
 * The two parts of a code as they are printed. `random` are 25 bytes that were never used before and are wiped afterwards.
 * Throws a RangeError for other lengths.
 */
export function splitRecoveryCode(code: Uint8Array, random: Uint8Array): [string, string] {
  if (code.length !== recoveryCodeBytes || random.length !== splittingBytes)
    throw new RangeError('A recovery code of 20 bytes is split with 25 random bytes.');
  const [first, pair] = [random.subarray(0, recoveryCodeBytes), random.subarray(recoveryCodeBytes)];
  const second = xor(code, first);
  const print = (part: PartNumber, share: Uint8Array): string => {
    const bytes = Uint8Array.from([...headOf(part, pair), ...share]);
    const printed = encodeGroups(bytes, shiftOf).join(' ');
    bytes.fill(0);
    return printed;
  };
  const printed: [string, string] = [print(1, first), print(2, second)];
  second.fill(0);
  return printed;
}

interface Part {
  readonly part: PartNumber;
  readonly pair: string;
  readonly share: Uint8Array;
}
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RefusalCode };

const refuse = (code: RefusalCode): { readonly ok: false; readonly code: RefusalCode } => ({ ok: false, code });

/** Which part the head of a part says it is; null where it has a typing error. */
function partOf(symbols: readonly string[]): PartNumber | null {
  const head = decodeGroups(symbols.slice(0, groupSymbols), shiftOf);
  const part = typeof head === 'number' ? 0 : (head[0] ?? 0) >> 3;
  return part === 1 || part === 2 ? part : null;
}

function readPart(symbols: readonly string[]): Read<Part> {
  const part = partOf(symbols);
  if (part === null) return refuse('recovery-part-head');
  const bytes = decodeGroups(symbols, shiftOf);
  if (typeof bytes === 'number') return refuse(`recovery-part-${part}-group-${bytes as 2 | 3 | 4 | 5}`);
  const [head, share] = [bytes.subarray(0, groupBytes), bytes.subarray(groupBytes)];
  return { ok: true, value: { part, pair: [(head[0] ?? 0) & 0b111, ...head.subarray(1)].join(' '), share } };
}

type Paper = { readonly whole: Uint8Array } | Part;

/** Reads what one paper says: the whole code, or a part of it. Any case, spaces and dashes anywhere, O for 0, I and L for 1. */
function readPaper(text: string): Read<Paper> {
  const symbols = symbolsOf(text);
  if (symbols.length === partSymbols) return readPart(symbols);
  const decoded = decodeRecoveryCode(text);
  if (decoded.ok) return { ok: true, value: { whole: decoded.bytes } };
  // What begins like a part is one, of which something was left out or typed twice.
  return refuse(partOf(symbols) === null ? mistypedGroup(decoded.group) : 'recovery-part-mistyped');
}

/** Where something was typed: the field for the code or a part, or the one for the other part. */
export type RecoveryField = 'recoveryCode' | 'otherPart';

export type ReadRecovery =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly parts: 1 | 2 }
  | { readonly ok: false; readonly code: RefusalCode; readonly field: RecoveryField };

const wrong = (code: RefusalCode, field: RecoveryField): ReadRecovery => ({ ok: false, code, field });

function join(one: Part, other: Part): ReadRecovery {
  if (one.pair !== other.pair) return wrong('recovery-parts-unlike', 'otherPart');
  if (one.part === other.part) return wrong('recovery-part-twice', 'otherPart');
  return { ok: true, bytes: xor(one.share, other.share), parts: 2 };
}

/** What was typed in one field while the other one is empty. */
function readAlone(text: string, field: RecoveryField): ReadRecovery {
  const paper = readPaper(text);
  if (!paper.ok) return wrong(paper.code, field);
  if ('whole' in paper.value) return { ok: true, bytes: paper.value.whole, parts: 1 };
  return wrong('recovery-part-alone', field === 'recoveryCode' ? 'otherPart' : 'recoveryCode');
}

/**
 * The 20 bytes of a recovery code from the paper with the whole code, in either field, or from the two parts in either
 * order; otherwise why not, and beside which field.
 */
export function readRecovery(recoveryCode: string, otherPart: string): ReadRecovery {
  const blank = (text: string): boolean => symbolsOf(text).length === 0;
  if (blank(recoveryCode) && blank(otherPart)) return wrong('text-missing', 'recoveryCode');
  if (blank(otherPart)) return readAlone(recoveryCode, 'recoveryCode');
  if (blank(recoveryCode)) return readAlone(otherPart, 'otherPart');
  const [one, other] = [readPaper(recoveryCode), readPaper(otherPart)];
  if (!one.ok) return wrong(one.code, 'recoveryCode');
  if (!other.ok) return wrong(other.code, 'otherPart');
  if ('whole' in one.value || 'whole' in other.value) return wrong('recovery-code-and-part', 'otherPart');
  return join(one.value, other.value);
}

/** The last group of a paper, which whoever wrote it down types back. */
export const lastGroupOf = (paper: string): string => paper.split(' ').at(-1) ?? '';

/** Whether a group that was typed back is that one. */
export const sameGroup = (typed: string, group: string): boolean =>
  symbolsOf(typed).join('') === symbolsOf(group).join('');
