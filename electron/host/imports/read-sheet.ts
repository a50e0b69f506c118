import { importLimits } from '../../../domain/imports/limits.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { readCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

const protectedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** A sheet without the empty rows at its end and the empty cells at the end of its rows, which files are full of. */
function trimmed(rows: Sheet['rows']): Sheet['rows'] {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
}

/** Reads bytes as what they are, whatever the file is called. Every way of not being readable is a refusal. */
export async function readSheet(bytes: Uint8Array, wanted: string | null): Promise<Sheet> {
  if (bytes.length === 0) throw new Refusal('import-empty', 'path');
  // The container of older Excel files, and of newer ones under a password, whose only part of interest has this name.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Refusal(
      Buffer.from(bytes).includes(protectedPart) ? 'import-password' : 'import-old-or-protected',
      'path',
    );
  const sheet = startsWith(bytes, 0x50, 0x4b) ? await readXlsx(bytes, wanted) : readCsv(bytes);
  if (sheet.kind === 'csv' && wanted !== null) throw new Refusal('import-sheet-unknown', 'sheet');
  const rows = trimmed(sheet.rows);
  if (rows.length === 0 && sheet.sheets.length < 2) throw new Refusal('import-empty', 'path');
  if (rows.some((row) => row.length > importLimits.columns)) throw new Refusal('import-too-many-columns', 'path');
  return { ...sheet, rows };
}
