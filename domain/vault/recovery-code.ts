import type { RefusalCode } from '../refusal.ts';

/**
 * The recovery code: 160 bits in four groups of eight Crockford base32 symbols, each group followed by its own check
 * symbol, so that a typing error is found and its group named before any key is tried. The check is a weighted sum over
 * the field of 32 elements and so a letter or digit like the rest: Crockford's own five further check symbols are taken
 * for dashes on paper. Every place has a weight of its own, so one wrong symbol and any two exchanged are always found.
 */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupSymbols = 8;
const groupBytes = 5;

export type RecoveryGroup = 1 | 2 | 3 | 4;

/** `group` is the first group with an error; null when symbols are missing or left over, so that no group can be named. */
export type DecodedRecoveryCode =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly group: RecoveryGroup | null };

/** The refusal that names the group with the error, or says that symbols are missing or left over. */
export const mistypedGroup = (group: RecoveryGroup | null): RefusalCode =>
  group === null ? 'recovery-code-mistyped' : `recovery-code-group-${group}`;

/** Why a typed code cannot be right, or null when it reads well. */
export function checkRecoveryCode(text: string): RefusalCode | null {
  const decoded = decodeRecoveryCode(text);
  return decoded.ok ? null : mistypedGroup(decoded.group);
}

/** Prints 20 bytes as `ABCD-EFGH-J ABCD-EFGH-K ...`. Throws a RangeError for any other length. */
export function encodeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== groups * groupBytes) throw new RangeError('A recovery code is made of 20 bytes.');
  const printed = Array.from({ length: groups }, (_, group) =>
    encodeGroup(bytes.subarray(group * groupBytes, (group + 1) * groupBytes)),
  );
  return printed.join(' ');
}

/** Twice a value in the field of 32 elements, whose products are taken modulo x^5 + x^2 + 1. */
const doubled = (value: number): number => (value << 1) ^ (value >= 16 ? 0b100101 : 0);

/** The check of eight values of 5 bits. */
const checkOf = (values: readonly number[]): number => values.reduce((sum, value) => doubled(sum ^ value), 0);

function encodeGroup(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const values: number[] = [];
  for (let place = 0; place < groupSymbols; place += 1) {
    values.unshift(value % 32);
    value = Math.floor(value / 32);
  }
  const symbols = [...values, checkOf(values)].map((digit) => digits.charAt(digit)).join('');
  return `${symbols.slice(0, 4)}-${symbols.slice(4, groupSymbols)}-${symbols.slice(groupSymbols)}`;
}

/** Reads a code as people type it: any case, spaces and dashes anywhere, O for 0, I and L for 1. */
export function decodeRecoveryCode(text: string): DecodedRecoveryCode {
  const symbols = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u200b\ufeff]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const length = groupSymbols + 1;
  if ([...symbols].length !== groups * length || symbols.length !== groups * length) return { ok: false, group: null };
  const bytes = new Uint8Array(groups * groupBytes);
  for (const group of [1, 2, 3, 4] as const) {
    const value = decodeGroup(symbols.slice((group - 1) * length, group * length));
    if (value === null) return { ok: false, group };
    writeGroup(bytes, (group - 1) * groupBytes, value);
  }
  return { ok: true, bytes };
}

/** The 40-bit value of eight symbols and their check symbol; null when a symbol is unknown or the check fails. */
function decodeGroup(symbols: string): number | null {
  const [check = -1, ...backwards] = [...symbols].map((symbol) => digits.indexOf(symbol)).reverse();
  const values = backwards.reverse();
  if (check === -1 || values.includes(-1) || checkOf(values) !== check) return null;
  return values.reduce((sum, digit) => sum * 32 + digit, 0);
}

function writeGroup(bytes: Uint8Array, start: number, value: number): void {
  let rest = value;
  for (let place = groupBytes - 1; place >= 0; place -= 1) {
    bytes[start + place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
