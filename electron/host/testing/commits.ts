import { readFileSync } from 'node:fs';

const header = 32;
const frameHeader = 24;

/**
 * How many commits stand in a register's log: a frame that ends one says how large the file is after it (SQLite's file
 * format, 4.1). Frames of an older turn of the log carry another salt and are not counted.
 */
export function commitsInLog(file: string): number {
  const log = readFileSync(`${file}-wal`);
  if (log.length < header) return 0;
  const pageSize = log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let commits = 0;
  for (let at = header; at + frameHeader + pageSize <= log.length; at += frameHeader + pageSize) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
}
