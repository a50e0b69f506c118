import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../../../db/open.ts';
import { type BackupMoment, isDue } from '../../../domain/backups/due.ts';
import type { BackupReason } from '../../../domain/backups/rotation.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HostEvent, LockReason } from '../host-protocol.ts';
import type { RegisterKeeper, Report } from '../register-keeper.ts';
import type { OpenRegister } from '../vault/open-register.ts';
import { removeQuietly, replaceFile } from '../vault/replace-file.ts';
import { backupsHome } from './backup-notes.ts';
import { type Made, makeBackup, type Source } from './make-backup.ts';
import { noteInRegister, stateOf } from './register-rows.ts';

/** How often the open register is looked at: for a request of another process, and for the daily backup. Milliseconds. */
const lookEvery = 2_000;
const dueEvery = 60_000;
/** How long a daily backup that failed is not tried again: the drive may be unplugged all day. */
const afterFailure = 15 * 60_000;

/** Reasons with which a shell waits long enough for a backup; the computer does not wait before it sleeps. */
const unhurried: readonly LockReason[] = ['asked', 'idle', 'closing'];

/** A request of another process that found the register in use, and the answer to it. */
export const requestFileOf = (home: string, registerId: string): string =>
  path.join(backupsHome(home), `${registerId}.asked`);
export const answerFileOf = (home: string, registerId: string): string =>
  path.join(backupsHome(home), `${registerId}.answered`);

/** Makes the backups of the open register: on demand, daily, at its end, and for another process that asks. */
export interface BackupKeeper {
  /** One at a time; whoever asks while one is being made waits for it and gets one of their own. */
  make(reason: BackupReason): Promise<Made>;
  /** The backup that is due when a register is left. Never throws; what went wrong is noted and shown next time. */
  atEnd(reason: LockReason | undefined): Promise<void>;
}

function sourceOf({ session, keyFile }: OpenRegister): Source {
  const head = session.audit.head();
  return {
    raw: session.raw,
    registerId: session.registerId,
    registerName: session.name,
    generation: keyFile.current().generation,
    head,
    dataKey: keyFile.dataKey(),
    writeKeyFile: (place) => keyFile.copyTo(place, head),
    now: session.clock.now(),
  };
}

const sizeOf = (open: OpenRegister): number => statSync(open.session.path, { throwIfNoEntry: false })?.size ?? 0;

export function createBackupKeeper(
  home: string,
  keeper: RegisterKeeper,
  emit: (event: HostEvent) => void,
  report: Report,
): BackupKeeper {
  let turn: Promise<unknown> = Promise.resolve();

  const makeNow = async (reason: BackupReason): Promise<Made> => {
    const open = keeper.current();
    if (open === null) throw new Refusal('locked');
    const progress = (done: number, total: number): void =>
      emit({ type: 'progress', job: 'backups.make', done, total });
    const stillOpen = (): boolean => keeper.current() === open;
    try {
      const made = await makeBackup(home, sourceOf(open), reason, { stillOpen, progress });
      const { generation, auditCount } = made.backup;
      const removed = made.removed.length;
      noteInRegister(home, open.session, made.removed, { reason, auditCount, generation, removed });
      return made;
    } finally {
      if (stillOpen()) emit({ type: 'changed', topics: ['backups'] });
    }
  };
  const make = (reason: BackupReason): Promise<Made> => {
    const mine = turn.then(() => makeNow(reason));
    turn = mine.catch(() => undefined);
    return mine;
  };

  const due = (open: OpenRegister, moment: BackupMoment): boolean =>
    !open.session.demonstration &&
    isDue(stateOf(home, open.session, sizeOf(open)), moment, open.session.clock.now());

  const makeIfDue = async (moment: BackupMoment, reason: BackupReason): Promise<Made | null> => {
    const open = keeper.current();
    return open !== null && due(open, moment) ? await make(reason) : null;
  };

  /** Looks after a request; the answer names it, so that an old answer is not taken for a new one. */
  const answer = async (open: OpenRegister): Promise<void> => {
    const { registerId } = open.session;
    const request = requestFileOf(home, registerId);
    if (!existsSync(request)) return;
    const question = readFileSync(request, 'utf8').slice(0, 100);
    rmSync(request, { force: true });
    const code = await makeIfDue('closing', 'asked').then(
      () => null,
      (error: unknown) => refusalOf(error)?.code ?? ('internal' as const),
    );
    replaceFile(answerFileOf(home, registerId), JSON.stringify({ question, code }));
  };

  let failedAt = Number.NEGATIVE_INFINITY;
  const complain = (error: unknown): void => {
    failedAt = performance.now();
    report('backup-not-made', 'backups.make', refusalOf(error) ?? error);
  };
  let looked = 0;
  const look = async (): Promise<void> => {
    const open = keeper.current();
    if (open === null) return;
    await answer(open);
    looked += 1;
    const rested = performance.now() - failedAt > afterFailure;
    if (rested && looked % (dueEvery / lookEvery) === 0) await makeIfDue('open', 'daily');
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look()
      .catch(complain)
      .finally(() => {
        looking = false;
      });
  }, lookEvery).unref();

  return {
    make,
    async atEnd(reason) {
      clearInterval(timer);
      const open = keeper.current();
      if (open === null) return;
      removeQuietly(requestFileOf(home, open.session.registerId));
      if (reason === undefined || !unhurried.includes(reason)) return;
      try {
        keeper.searches.flush();
        await turn;
        await makeIfDue(reason === 'closing' ? 'closing' : 'locking', 'closing');
      } catch (error) {
        complain(error);
      }
    },
  };
}
