import { existsSync } from 'node:fs';
import path from 'node:path';
import { headerPathOf } from '../vault/header.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** `North 2026-11-25 14-24-07.mcn`, in the time of the person's own clock. */
export function nameOfBackup(registerName: string, now: number): string {
  const at = new Date(now);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-');
  return `${registerName} ${day} ${time}.mcn`;
}

const pattern = /^(.+) (\d{4})-(\d{2})-(\d{2}) (\d{2})-(\d{2})-(\d{2})(?: \(\d+\))?\.mcn$/;

/** What a file's name says about a backup; null for a name that we do not give. */
export function readName(name: string): { readonly registerName: string; readonly madeAt: string } | null {
  const found = pattern.exec(name);
  if (found === null) return null;
  const [year, month, date, hour, minute, second] = found.slice(2, 8).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const made = new Date(year, month - 1, date, hour, minute, second);
  return Number.isNaN(made.getTime()) ? null : { registerName: found[1] ?? '', madeAt: made.toISOString() };
}

/** A path in the folder where neither a file nor a key file lies yet: two backups may fall into one second. */
export function freePath(folder: string, name: string): string {
  for (let turn = 1; ; turn += 1) {
    const file = path.join(folder, turn === 1 ? name : name.replace(/\.mcn$/, ` (${turn}).mcn`));
    if (!existsSync(file) && !existsSync(headerPathOf(file))) return file;
  }
}

/** The one name under which an unfinished backup of a register lies: whoever holds the register owns it. */
export const unfinishedIn = (folder: string, registerId: string): string =>
  path.join(folder, `.casebook-${registerId}.unfinished`);
