import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { headerPathOf } from '../../host/vault/header.ts';
import { refusalOfFile } from '../../host/vault/replace-file.ts';
import { no } from './said-no.ts';

/** Says no before anything is made: to a name without the ending, a place that is taken, a folder that is not there. */
export function assertPlaceFree(register: string): void {
  if (!register.endsWith('.mcn')) throw no('register-name-invalid', 'register', 'A register’s name ends in .mcn.');
  // The log of a register that was moved away would be taken for this one's.
  if ([register, `${register}-wal`, headerPathOf(register)].some((file) => existsSync(file)))
    throw no('register-exists', 'register');
  if (!statSync(dirname(register), { throwIfNoEntry: false })?.isDirectory()) throw no('folder-missing', 'register');
}

/** Copies a closed register with its key file to a free place; the register itself appears last, whole. */
export function keepRegister(from: string, to: string): void {
  const unfinished = `${to}.unfinished`;
  const made = [unfinished];
  try {
    copyFileSync(from, unfinished);
    copyFileSync(headerPathOf(from), headerPathOf(to), constants.COPYFILE_EXCL);
    made.push(headerPathOf(to));
    renameSync(unfinished, to);
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    const refusal = refusalOfFile(error, 'register');
    throw refusal === null ? error : no(refusal.code, 'register');
  }
}
