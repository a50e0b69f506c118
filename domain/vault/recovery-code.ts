import type { RefusalCode } from '../refusal.ts';
import { decodeGroups, encodeGroups, groupBytes, groupSymbols, symbolsOf } from './recovery-groups.ts';

/** The recovery code: 160 bits in four groups. It opens the register without any passphrase. */
const groups = 4;

/** Bytes in a recovery code. */
export const recoveryCodeBytes = groups * groupBytes;

type RecoveryGroup = 1 | 2 | 3 | 4;

/** `group` is the first group with an error; null when symbols are missing or left over, so that no group can be named. */
export type DecodedRecoveryCode =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly group: RecoveryGroup | null };

/** The refusal that names the group with the error, or says that symbols are missing or left over. */
export const mistypedGroup = (group: RecoveryGroup | null): RefusalCode =>
  group === null ? 'recovery-code-mistyped' : `recovery-code-group-${group}`;

/** Prints 20 bytes as `ABCD-EFGH-J ABCD-EFGH-K ...`. Throws a RangeError for any other length. */
export function encodeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== recoveryCodeBytes) throw new RangeError('A recovery code is made of 20 bytes.');
  return encodeGroups(bytes, () => 0).join(' ');
}

/** Reads a code as people type it: any case, spaces and dashes anywhere, O for 0, I and L for 1. */
export function decodeRecoveryCode(text: string): DecodedRecoveryCode {
  const symbols = symbolsOf(text);
  if (symbols.length !== groups * groupSymbols) return { ok: false, group: null };
  const bytes = decodeGroups(symbols, () => 0);
  return typeof bytes === 'number' ? { ok: false, group: bytes as RecoveryGroup } : { ok: true, bytes };
}
