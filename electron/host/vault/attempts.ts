import { Refusal } from '../../../domain/refusal.ts';
import type { Header, Slot } from './header.ts';
import { type Moment, type Tries, waitBefore } from './throttle.ts';

/** Where the counts are kept, by register. */
export interface TriesStore {
  read(): Readonly<Record<string, Tries>>;
  write(tries: Readonly<Record<string, Tries>>): void;
  now(): Moment;
}

/**
 * Who tried: the id of the person whose slot it was, or one of these words. `name`: a sign-in name that nobody has.
 * `anybody`: every slot of a backup at once.
 */
export type Who = string;
export const recoveryCode: Who = 'recovery-code';
export const unknownName: Who = 'name';
export const anybody: Who = 'anybody';

export const whoseSlot = (slot: Slot | undefined): Who => slot?.userId ?? unknownName;

/** A register's copies and backups share its count: they open with the same passphrases. */
export type Counted = Pick<Header, 'registerId'>;

/** The wrong attempts that were made on this computer, for each register and person, across restarts. */
export interface Attempts {
  /** Throws `too-many-attempts`, beside a field, while there is still to wait. */
  assertMayTry(register: Counted, who: Who, field: string): void;
  wrong(register: Counted, who: Who): void;
  /** Ends somebody's own count, and nobody else's: whoever knows one passphrase gets no further guesses at the others. */
  right(register: Counted, who: Who): void;
}

export function keepAttempts({ read, write, now }: TriesStore): Attempts {
  const triesOn = ({ registerId }: Counted): Tries => {
    const all = read();
    return Object.hasOwn(all, registerId) ? (all[registerId] ?? {}) : {};
  };
  const keep = ({ registerId }: Counted, tries: Tries): void => {
    const { [registerId]: _before, ...others } = read();
    write(Object.keys(tries).length === 0 ? others : { ...others, [registerId]: tries });
  };
  return {
    assertMayTry(register, who, field) {
      const { own, together } = waitBefore(triesOn(register), who, now());
      if (own > 0) throw new Refusal('too-many-attempts', field);
      if (together > 0) throw new Refusal('too-many-attempts-together', field);
    },
    wrong(register, who) {
      const tries = triesOn(register);
      const before = Object.hasOwn(tries, who) ? (tries[who]?.failed ?? 0) : 0;
      const { at, sinceStart } = now();
      keep(register, { ...tries, [who]: { failed: before + 1, lastAt: at, sinceStart } });
    },
    right(register, who) {
      const { [who]: mine, ...others } = triesOn(register);
      if (mine !== undefined) keep(register, others);
    },
  };
}
