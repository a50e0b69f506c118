import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { replaceFile } from './vault/replace-file.ts';

const attempts = z.object({ failed: z.int(), lastAt: z.number() });

const notes = z.object({
  deviceId: z.uuid(),
  recent: z.array(z.object({ name: z.string(), path: z.string(), registerId: z.string() })),
  lastReturnFolder: z.string().nullable(),
  attempts: z.record(z.string(), attempts),
});
type Notes = z.output<typeof notes>;

/**
 * What this computer remembers outside every register: its own id, where registers are, copies of their key files, and
 * how often a passphrase was wrong. Nothing about a person's case.
 */
export interface Computer {
  readonly deviceId: string;
  readonly suggestedFolder: string;
  recent(): Notes['recent'];
  rememberRegister(register: Notes['recent'][number]): void;
  lastReturnFolder(): string | null;
  rememberReturnFolder(folder: string): void;
  /** Where the copy of a register's key file is kept. */
  keyFileCopy(registerId: string): string;
  /** How often a passphrase was wrong, and when last. A last time in the future (a clock set back) is taken as now. */
  failedAttempts(registerPath: string, now: number): { failed: number; lastAt: number };
  countAttempt(registerPath: string, succeeded: boolean, now: number): void;
}

const mostRecent = 12;

/** Reads what is known; damage to it loses only conveniences, so it starts afresh. */
function readNotes(file: string): Notes {
  try {
    return notes.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { deviceId: randomUUID(), recent: [], lastReturnFolder: null, attempts: {} };
  }
}

export function openComputer(home: string): Computer {
  const file = path.join(home, 'computer.json');
  let known = readNotes(file);
  const keep = (next: Partial<Notes>): void => {
    known = { ...known, ...next };
    replaceFile(file, `${JSON.stringify(known, null, 2)}\n`);
  };
  if (!existsSync(file)) keep({});
  return {
    deviceId: known.deviceId,
    suggestedFolder: path.join(os.homedir(), 'Documents', 'MCN Casebook'),
    recent: () => known.recent,
    rememberRegister(register) {
      const others = known.recent.filter((one) => one.path !== register.path);
      keep({ recent: [register, ...others].slice(0, mostRecent) });
    },
    lastReturnFolder: () => known.lastReturnFolder,
    rememberReturnFolder: (folder) => keep({ lastReturnFolder: folder }),
    keyFileCopy: (registerId) => path.join(home, 'key-files', `${registerId}.header`),
    failedAttempts(registerPath, now) {
      const found = known.attempts[registerPath] ?? { failed: 0, lastAt: 0 };
      if (found.lastAt <= now) return found;
      const renewed = { ...found, lastAt: now };
      keep({ attempts: { ...known.attempts, [registerPath]: renewed } });
      return renewed;
    },
    countAttempt(registerPath, succeeded, now) {
      const { [registerPath]: before, ...others } = known.attempts;
      if (!succeeded)
        keep({ attempts: { ...others, [registerPath]: { failed: (before?.failed ?? 0) + 1, lastAt: now } } });
      else if (before !== undefined) keep({ attempts: others });
    },
  };
}
