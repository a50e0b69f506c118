import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { MeasuredDerivation } from '../../domain/vault/derivation-cost.ts';
import { idleMinutes, usualIdle } from '../../domain/vault/idle-minutes.ts';
import { readChecked, writeChecked } from './checked-json.ts';
import { type ComputerClock, systemClock } from './system-clock.ts';
import { type Attempts, keepAttempts } from './vault/attempts.ts';

const tried = z.object({ failed: z.int().min(0), lastAt: z.number(), sinceStart: z.number() });

/** Rises when the way of measuring changes; what was measured by an older rule is measured again. */
const measuringRule = 1;

const derivation = z.object({
  rule: z.literal(measuringRule),
  memoryKiB: z.int().min(1),
  passes: z.int().min(1),
  milliseconds: z.number().positive(),
});

const notes = z.object({
  deviceId: z.uuid(),
  recent: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      registerId: z.string(),
      /** Of the key file beside it, when it was open here last; absent in what an earlier version wrote. */
      generation: z.int().optional(),
    }),
  ),
  lastReturnFolder: z.string().nullable(),
  /** Wrong attempts by register and person. */
  tries: z.record(z.string(), z.record(z.string(), tried)).default({}).catch({}),
  /** Whose slot was opened last, by register. */
  lastUsers: z.record(z.string(), z.string()).default({}),
  /** How long one key derivation takes here; null until it is measured, and where another rule measured it. */
  derivation: derivation.nullable().default(null).catch(null),
  /** Minutes after which a register locks by itself here. */
  idleMinutes: idleMinutes.default(usualIdle).catch(usualIdle),
});
type Notes = z.output<typeof notes>;

/**
 * What this computer remembers outside every register: its own id, where registers are, copies of their key files, and
 * how often a passphrase was wrong. Nothing about a person's case.
 */
export interface Computer {
  /** The application's data folder. */
  readonly home: string;
  readonly deviceId: string;
  readonly suggestedFolder: string;
  recent(): Notes['recent'];
  rememberRegister(register: Notes['recent'][number]): void;
  lastReturnFolder(): string | null;
  rememberReturnFolder(folder: string): void;
  /** The id of whoever unlocked a register last on this computer. */
  lastUser(registerId: string): string | null;
  rememberUser(registerId: string, userId: string): void;
  /**
   * Minutes after which a register locks by itself on this computer: how safe a desk is depends on where it stands, and
   * the unlock screen says it before anybody has said who they are.
   */
  idleMinutes(): number;
  /** Throws a Refusal where it cannot be kept: nobody may believe in a shorter time than holds. */
  setIdleMinutes(minutes: number): void;
  /** Where the copy of a register's key file is kept. */
  keyFileCopy(registerId: string): string;
  /** How long a key derivation took here; null where that has not been measured. */
  derivation(): MeasuredDerivation | null;
  rememberDerivation(measured: MeasuredDerivation): void;
  readonly attempts: Attempts;
}

const mostRecent = 12;

/** What is known; null where there is nothing yet or it was damaged, which loses only conveniences. */
function readNotes(file: string): Notes | null {
  const found = readChecked(file);
  return found.state === 'damaged' ? null : (notes.safeParse(found.content).data ?? null);
}

/** `clock` tells when attempts were made. */
export function openComputer(home: string, clock: ComputerClock = systemClock): Computer {
  const file = path.join(home, 'computer.json');
  let known = readNotes(file) ?? {
    deviceId: randomUUID(),
    recent: [],
    lastReturnFolder: null,
    tries: {},
    lastUsers: {},
    derivation: null,
    idleMinutes: usualIdle,
  };
  const { deviceId } = known;
  // Other windows write here too, and what they counted must stand.
  const now = (): Notes => ({ ...(readNotes(file) ?? known), deviceId });
  const write = (noted: Notes): void => {
    writeChecked(file, noted);
    known = noted;
  };
  const keep = (next: Partial<Notes>): void => {
    known = { ...now(), ...next };
    try {
      write(known);
    } catch (error) {
      // Conveniences: a full or read-only data folder must not keep anybody out of their register.
      if (!(error instanceof Refusal)) throw error;
    }
  };
  if (!existsSync(file)) keep({});
  return {
    home,
    deviceId,
    suggestedFolder: path.join(os.homedir(), 'Documents', 'MCN Casebook'),
    recent: () => now().recent,
    rememberRegister(register) {
      const others = now().recent.filter((one) => one.path !== register.path);
      keep({ recent: [register, ...others].slice(0, mostRecent) });
    },
    lastReturnFolder: () => now().lastReturnFolder,
    rememberReturnFolder: (folder) => keep({ lastReturnFolder: folder }),
    lastUser: (registerId) => now().lastUsers[registerId] ?? null,
    rememberUser(registerId, userId) {
      const { lastUsers } = now();
      if (lastUsers[registerId] !== userId) keep({ lastUsers: { ...lastUsers, [registerId]: userId } });
    },
    idleMinutes: () => known.idleMinutes,
    setIdleMinutes: (minutes) => write({ ...now(), idleMinutes: minutes }),
    keyFileCopy: (registerId) => path.join(home, 'key-files', `${registerId}.header`),
    derivation: () => now().derivation,
    rememberDerivation: (measured) => keep({ derivation: { ...measured, rule: measuringRule } }),
    attempts: keepAttempts({
      read: () => now().tries,
      write: (tries) => keep({ tries }),
      now: () => ({ at: clock.now(), sinceStart: clock.sinceStart() }),
    }),
  };
}
