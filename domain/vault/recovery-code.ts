/**
 * The recovery code: 160 bits in four groups of eight Crockford base32 symbols, each group followed by its own check
 * symbol (the group's value modulo 37), so that a typing error is found and its group named before any key is tried.
 * One wrong symbol and two neighbours exchanged are always found: 32 and 31 share no factor with 37.
 */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checkSymbols = `${digits}*~$=U`;
const groups = 4;
const groupSymbols = 8;
const groupBytes = 5;

export type RecoveryGroup = 1 | 2 | 3 | 4;

/** `group` is the first group with an error; null when symbols are missing or left over, so that no group can be named. */
export type DecodedRecoveryCode =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly group: RecoveryGroup | null };

/** Prints 20 bytes as `ABCD-EFGH-J ABCD-EFGH-K ...`. Throws a RangeError for any other length. */
export function encodeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== groups * groupBytes) throw new RangeError('A recovery code is made of 20 bytes.');
  const printed = Array.from({ length: groups }, (_, group) =>
    encodeGroup(bytes.subarray(group * groupBytes, (group + 1) * groupBytes)),
  );
  return printed.join(' ');
}

function encodeGroup(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const check = checkSymbols.charAt(value % 37);
  let symbols = '';
  for (let place = 0; place < groupSymbols; place += 1) {
    symbols = digits.charAt(value % 32) + symbols;
    value = Math.floor(value / 32);
  }
  return `${symbols.slice(0, 4)}-${symbols.slice(4)}-${check}`;
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
  const values = [...symbols.slice(0, groupSymbols)].map((symbol) => digits.indexOf(symbol));
  if (values.includes(-1)) return null;
  const value = values.reduce((sum, digit) => sum * 32 + digit, 0);
  return checkSymbols.indexOf(symbols.slice(groupSymbols)) === value % 37 ? value : null;
}

function writeGroup(bytes: Uint8Array, start: number, value: number): void {
  let rest = value;
  for (let place = groupBytes - 1; place >= 0; place -= 1) {
    bytes[start + place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
