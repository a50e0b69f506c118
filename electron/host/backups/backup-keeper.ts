import { statSync } from 'node:fs';
import { refusalOf } from '../../../db/open.ts';
import { type BackupMoment, isDue } from '../../../domain/backups/due.ts';
import type { BackupReason } from '../../../domain/backups/rotation.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { HostEvent, LockReason } from '../host-protocol.ts';
import type { RegisterKeeper, Report } from '../register-keeper.ts';
import type { RegisterSession } from '../register-session.ts';
import type { OpenRegister } from '../vault/open-register.ts';
import { type Made, makeBackup, type Source } from './make-backup.ts';
import { noteInRegister, stateOf } from './register-rows.ts';
import { answerRequest, dropRequest } from './requests.ts';

/** How often the open register is looked at: for a request of another process, and for the daily backup. Milliseconds. */
const lookEvery = 2_000;
const dueEvery = 60_000;
/** How long a daily backup that failed is not tried again: the drive may be unplugged all day. */
const afterFailure = 15 * 60_000;

/** Reasons with which a shell waits long enough for a backup; the computer does not wait before it sleeps. */
const unhurried: readonly LockReason[] = ['asked', 'idle', 'closing'];

/** Makes the backups of the open register: on demand, daily, at its end, and for another process that asks. */
export interface BackupKeeper {
  /** One at a time; whoever asks while one is being made waits for it and gets one of their own. */
  make(reason: BackupReason, folder?: string): Promise<Made>;
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
    writeKeyFile: keyFile.forCopy(head),
    now: session.clock.now(),
  };
}

const sizeOf = (open: OpenRegister): number => statSync(open.session.path, { throwIfNoEntry: false })?.size ?? 0;

/** Looks every two seconds, never twice at once. Answers with what stops it. */
function lookNowAndThen(look: () => Promise<void>, complain: (error: unknown) => void): () => void {
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
  return () => clearInterval(timer);
}

/** Notes a backup in its register. Where that has no room the backup stands all the same, and the next one notes it too. */
function noteMade(home: string, session: RegisterSession, reason: BackupReason, made: Made, report: Report): void {
  const { generation, auditCount } = made.backup;
  try {
    noteInRegister(home, session, made.removed, { reason, auditCount, generation, removed: made.removed.length });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    report('backup-not-noted', 'backups.make', refusal);
  }
}

export function createBackupKeeper(
  home: string,
  keeper: RegisterKeeper,
  emit: (event: HostEvent) => void,
  report: Report,
): BackupKeeper {
  let turn: Promise<unknown> = Promise.resolve();

  const makeNow = async (reason: BackupReason, folder?: string): Promise<Made> => {
    const open = keeper.current();
    if (open === null) throw new Refusal('locked');
    const progress = (done: number, total: number): void =>
      emit({ type: 'progress', job: 'backups.make', done, total });
    const stillOpen = (): boolean => keeper.current() === open;
    try {
      const made = await makeBackup(home, sourceOf(open), reason, { stillOpen, progress, folder });
      noteMade(home, open.session, reason, made, report);
      return made;
    } finally {
      if (stillOpen()) emit({ type: 'changed', topics: ['backups'] });
    }
  };
  const make = (reason: BackupReason, folder?: string): Promise<Made> => {
    const mine = turn.then(() => makeNow(reason, folder));
    turn = mine.catch(() => undefined);
    return mine;
  };

  const due = (open: OpenRegister, moment: BackupMoment): boolean =>
    !open.session.demonstration && isDue(stateOf(home, open.session, sizeOf(open)), moment, open.session.clock.now());

  const makeIfDue = async (moment: BackupMoment, reason: BackupReason): Promise<Made | null> => {
    const open = keeper.current();
    return open !== null && due(open, moment) ? await make(reason) : null;
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
    const asked = (): Promise<RefusalCode | null> =>
      makeIfDue('closing', 'asked').then(
        () => null,
        (error: unknown) => refusalOf(error)?.code ?? 'internal',
      );
    await answerRequest(home, open.session.registerId, asked);
    looked += 1;
    const rested = performance.now() - failedAt > afterFailure;
    if (rested && looked % (dueEvery / lookEvery) === 0) await makeIfDue('open', 'daily');
  };
  const stop = lookNowAndThen(look, complain);

  return {
    make,
    async atEnd(reason) {
      stop();
      const open = keeper.current();
      if (open === null) return;
      dropRequest(home, open.session.registerId);
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
