import type { ChangesWritten } from '../../db/change-rows.ts';
import type { WriteDb } from '../../db/handles.ts';
import { stageWrite } from '../../db/staged-write.ts';
import { type BeforeCommit, writeTransaction } from '../../db/write.ts';
import type { OperationName } from '../../domain/contract.ts';
import { Refusal } from '../../domain/refusal.ts';
import { noteInAudit } from './audit-entry.ts';
import type { BackupKeeper } from './backups/backup-keeper.ts';
import { settleRestored } from './backups/restored.ts';
import type { Computer } from './computer.ts';
import type { JobContext, ReadContext, StagedJob, WriteContext } from './context.ts';
import { createDemonstration, findDemonstration } from './demonstration.ts';
import type { Caller, HostEvent, HostPorts, HostSettings } from './host-protocol.ts';
import { inPieces } from './in-pieces.ts';
import type { RegisterKeeper } from './register-keeper.ts';
import type { RegisterSession } from './register-session.ts';
import type { Stopping } from './stopping.ts';
import { systemClock } from './system-clock.ts';
import { settleUnfinishedFiles } from './unfinished-files.ts';
import type { OpenRegister } from './vault/open-register.ts';
import type { Vault } from './vault/vault.ts';
import { viewerIn } from './viewer-in.ts';

/** What jobs share, whoever calls them. */
export interface JobServices {
  readonly settings: HostSettings;
  readonly ports: HostPorts;
  readonly computer: Computer;
  readonly vault: Vault;
  readonly keeper: RegisterKeeper;
  readonly backups: BackupKeeper;
  readonly emit: (event: HostEvent) => void;
  readonly stopping: Stopping;
}

export const readContextOf = (session: RegisterSession, computer: Computer, name: OperationName): ReadContext => ({
  db: session.read,
  user: session.user,
  viewer: viewerIn(session, name),
  clock: session.clock,
  session,
  computer,
});

/** A write in pieces, in the register that was open when it began and in no other. */
function stageJob(
  session: RegisterSession,
  current: () => RegisterSession,
  writingIn: (session: RegisterSession, db: WriteDb) => WriteContext,
  noted: (detail: Readonly<Record<string, string>>, about: readonly string[]) => BeforeCommit<unknown>,
): StagedJob {
  const staged = stageWrite(session.writer, session.user.id);
  const assertSame = (): void => {
    if (current() !== session) throw new Refusal('locked');
  };
  return {
    piece(work) {
      assertSame();
      return staged.piece((db) => work(writingIn(session, db)));
    },
    apply(work, detail = {}, about = []) {
      assertSame();
      return staged.apply((db) => work(writingIn(session, db)), noted(detail, about));
    },
    discard() {
      if (session.raw.open) staged.discard();
    },
  };
}

/** The context of one call of a job: its writes and openings are noted under the operation's name. */
export function createJobContext(services: JobServices, caller: Caller, name: OperationName): JobContext {
  const { settings, ports, computer, vault, keeper, backups, emit, stopping } = services;
  const nothing = { kind: 'none', ids: [] } as const;
  const before = stopping.asked(name);
  const assertWanted = (): void => {
    if (stopping.asked(name) > before) throw new Refusal('cancelled');
  };
  /** What notes a write in the trail, in its own transaction. */
  const noting =
    (session: RegisterSession, detail: Readonly<Record<string, string>>, about: readonly string[]) =>
    (transactionId: string, _result: unknown, written: ChangesWritten | null): void => {
      const disclosed = about.length === 0 ? nothing : { kind: 'person' as const, ids: about };
      noteInAudit(session, caller, name, disclosed, transactionId, detail, written);
    };
  const writingIn = (session: RegisterSession, db: WriteDb): WriteContext => ({
    ...readContextOf(session, computer, name),
    db,
  });
  const begin = (open: OpenRegister, detail: Readonly<Record<string, string>> = {}): RegisterSession => {
    const session = keeper.begin(open);
    try {
      settleUnfinishedFiles(settings.home, session);
      noteInAudit(session, caller, name, nothing, null, detail);
      settleRestored(settings.home, session);
    } catch (error) {
      // An opening that cannot be noted did not happen.
      keeper.close();
      throw error;
    }
    return session;
  };
  return {
    settings,
    ports,
    computer,
    vault,
    backups,
    progress: (job, done, total) => emit({ type: 'progress', job, done, total }),
    clock: keeper.current()?.session.clock ?? systemClock,
    presence: () => keeper.presence(),
    current: () => keeper.current(),
    begin,
    demonstration: findDemonstration(settings.home),
    opening: (work) => keeper.opening(work),
    openDemonstration: () => keeper.opening(async () => begin(await createDemonstration(settings.home, vault))),
    apply: (work, detail = {}, about = []) => {
      const session = keeper.session();
      // What was asked meanwhile stands in the trail before what this writes.
      keeper.reads.flush();
      const { writer, user } = session;
      return writeTransaction(writer, user.id, (db) => work(writingIn(session, db)), noting(session, detail, about));
    },
    stage() {
      const session = keeper.session();
      const noted = (detail: Readonly<Record<string, string>>, about: readonly string[]) => {
        keeper.reads.flush();
        return noting(session, detail, about);
      };
      return stageJob(session, () => keeper.session(), writingIn, noted);
    },
    inPieces: async (work, total) =>
      await inPieces(work, (done) => {
        assertWanted();
        if (total !== undefined && done !== undefined) emit({ type: 'progress', job: name, done, total });
      }),
    cancel: (job) => stopping.ask(job),
    reading: () => readContextOf(keeper.session(), computer, name),
  };
}
