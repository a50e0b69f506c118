import { writeTransaction } from '../../db/write.ts';
import type { OperationName } from '../../domain/contract.ts';
import { noteInAudit } from './audit-entry.ts';
import type { BackupKeeper } from './backups/backup-keeper.ts';
import { settleRestored } from './backups/restored.ts';
import type { Computer } from './computer.ts';
import type { JobContext, ReadContext } from './context.ts';
import { createDemonstration, findDemonstration } from './demonstration.ts';
import type { Caller, HostEvent, HostPorts, HostSettings } from './host-protocol.ts';
import type { RegisterKeeper } from './register-keeper.ts';
import type { RegisterSession } from './register-session.ts';
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
}

export const readContextOf = (session: RegisterSession, computer: Computer, name: OperationName): ReadContext => ({
  db: session.read,
  user: session.user,
  viewer: viewerIn(session, name),
  clock: session.clock,
  session,
  computer,
});

/** The context of one call of a job: its writes and openings are noted under the operation's name. */
export function createJobContext(services: JobServices, caller: Caller, name: OperationName): JobContext {
  const { settings, ports, computer, vault, keeper, backups, emit } = services;
  const nothing = { kind: 'none', ids: [] } as const;
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
      return writeTransaction(
        session.writer,
        session.user.id,
        (db) => work({ ...readContextOf(session, computer, name), db }),
        (transactionId, _result, written) => {
          const disclosed = about.length === 0 ? nothing : { kind: 'person' as const, ids: about };
          noteInAudit(session, caller, name, disclosed, transactionId, detail, written);
        },
      );
    },
    reading: () => readContextOf(keeper.session(), computer, name),
  };
}
