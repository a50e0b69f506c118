import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const prefixes = {
  profile: 'mcn-casebook-window',
  demonstration: 'mcn-casebook-demonstration',
  print: 'mcn-casebook-print',
} as const;
type Purpose = keyof typeof prefixes;

export interface TemporaryFolder {
  readonly path: string;
  /** Deletes it with everything in it; a folder that resists is deleted by the next start. */
  remove(): Promise<void>;
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const tryRemove = (path: string): boolean => {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    // Another process still writes into it, or it belongs to somebody else.
    return false;
  }
};

/** A browser that is ending may go on writing for a moment. The first attempt is made before this returns. */
const remove = async (path: string): Promise<void> => {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (tryRemove(path)) return;
    await delay(100);
  }
};

/** Deletes the folders of processes that ended without deleting theirs. Their names hold the process's number. */
const sweep = (prefix: string, base: string): void => {
  for (const name of readdirSync(base)) {
    if (!name.startsWith(`${prefix}-`)) continue;
    const pid = Number(name.slice(prefix.length + 1).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !isRunning(pid)) tryRemove(join(base, name));
  }
};

/** A new folder, readable by its owner alone, that lives as long as this process. */
export const createTemporaryFolder = (purpose: Purpose, base: string = tmpdir()): TemporaryFolder => {
  sweep(prefixes[purpose], base);
  const path = mkdtempSync(join(base, `${prefixes[purpose]}-${process.pid}-`));
  return { path, remove: () => remove(path) };
};
