/**
 * How a recovery code and its parts stand on paper: groups of eight Crockford base32 symbols, each followed by its own
 * check symbol, so that a typing error is found and its group named before any key is tried. The check is a weighted sum
 * over the field of 32 elements and so a letter or digit like the rest: Crockford's own five further check symbols are
 * taken for dashes on paper. Every place has a weight of its own, so one wrong symbol and any two exchanged are always
 * found. `shift` is added to the check and tells groups apart that stand in different places.
 */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const valueSymbols = 8;
export const groupBytes = 5;
export const groupSymbols = valueSymbols + 1;

/** Twice a value in the field of 32 elements, whose products are taken modulo x^5 + x^2 + 1. */
const doubled = (value: number): number => (value << 1) ^ (value >= 16 ? 0b100101 : 0);

/** The check of eight values of 5 bits. */
const checkOf = (values: readonly number[], shift: number): number =>
  values.reduce((sum, value) => doubled(sum ^ value), 0) ^ shift;

/** Prints five bytes as `ABCD-EFGH-J`. */
export function encodeGroup(bytes: Uint8Array, shift: number): string {
  let value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const values: number[] = [];
  for (let place = 0; place < valueSymbols; place += 1) {
    values.unshift(value % 32);
    value = Math.floor(value / 32);
  }
  const symbols = [...values, checkOf(values, shift)].map((digit) => digits.charAt(digit)).join('');
  return `${symbols.slice(0, 4)}-${symbols.slice(4, valueSymbols)}-${symbols.slice(valueSymbols)}`;
}

/** Prints bytes as groups of five, each with its check. */
export const encodeGroups = (bytes: Uint8Array, shiftOf: (group: number) => number): string[] =>
  Array.from({ length: bytes.length / groupBytes }, (_, group) =>
    encodeGroup(bytes.subarray(group * groupBytes, (group + 1) * groupBytes), shiftOf(group)),
  );

/** The symbols as people type them: any case, spaces and dashes anywhere, O for 0, I and L for 1. */
export const symbolsOf = (text: string): string[] => [
  ...text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u200b\ufeff]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1'),
];

/** The 40-bit value of eight symbols and their check symbol; null when a symbol is unknown or the check fails. */
function decodeGroup(symbols: readonly string[], shift: number): number | null {
  const [check = -1, ...backwards] = symbols.map((symbol) => digits.indexOf(symbol)).reverse();
  const values = backwards.reverse();
  if (check === -1 || values.includes(-1) || checkOf(values, shift) !== check) return null;
  return values.reduce((sum, digit) => sum * 32 + digit, 0);
}

function writeGroup(bytes: Uint8Array, start: number, value: number): void {
  let rest = value;
  for (let place = groupBytes - 1; place >= 0; place -= 1) {
    bytes[start + place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** The bytes of whole groups, or the number of the first group with an error, counted from 1. */
export function decodeGroups(symbols: readonly string[], shiftOf: (group: number) => number): Uint8Array | number {
  const bytes = new Uint8Array((symbols.length / groupSymbols) * groupBytes);
  for (let at = 0; at * groupSymbols < symbols.length; at += 1) {
    const value = decodeGroup(symbols.slice(at * groupSymbols, (at + 1) * groupSymbols), shiftOf(at));
    if (value === null) return at + 1;
    writeGroup(bytes, at * groupBytes, value);
  }
  return bytes;
}
