import { markingIn } from '../../../domain/collecting/returned.ts';
import { answersSheet } from '../../../domain/collecting/workbook.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { readSheet } from '../imports/read-sheet.ts';
import type { Sheet } from '../imports/sheet.ts';
import { assertNoBomb } from '../imports/xlsx.ts';
import { assertNoMacros, type CellPlace, formulasIn } from './look-inside.ts';
import { openProtected } from './office-crypto.ts';

/** A request that came back, as it stands in its file. */
export interface OpenedRequest {
  readonly rows: Sheet['rows'];
  readonly formulas: readonly CellPlace[];
  readonly isProtected: boolean;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** The sheet that carries the marking: the first one, or the one that was sent as the answers. */
async function answersIn(bytes: Uint8Array): Promise<Sheet> {
  const first = await readSheet(bytes, null);
  if (markingIn(first.rows) !== null || !first.sheets.includes(answersSheet)) return first;
  return readSheet(bytes, answersSheet);
}

/** Reads a request that came back. Every way of not being readable is a refusal; the file itself is only ever read. */
export async function readRequest(bytes: Uint8Array, password: string): Promise<OpenedRequest> {
  if (bytes.length === 0) throw new Refusal('import-empty', 'path');
  const isProtected = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  if (isProtected && password === '') throw new Refusal('collecting-password-missing', 'password');
  const workbook = isProtected ? openProtected(bytes, password) : bytes;
  if (!startsWith(workbook, 0x50, 0x4b)) throw new Refusal('collecting-not-a-request', 'path');
  assertNoBomb(workbook);
  assertNoMacros(workbook);
  const sheet = await answersIn(workbook);
  if (markingIn(sheet.rows) === null) throw new Refusal('collecting-not-a-request', 'path');
  return { rows: sheet.rows, formulas: formulasIn(workbook, sheet.sheet ?? ''), isProtected };
}
