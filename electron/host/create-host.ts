import { mkdirSync } from 'node:fs';
import { createBackupKeeper } from './backups/backup-keeper.ts';
import { type Computer, openComputer } from './computer.ts';
import { createDispatch } from './dispatch.ts';
import type { Host, HostEvent, HostPorts, HostSettings } from './host-protocol.ts';
import { createJobContext, readContextOf } from './job-context.ts';
import { createRegisterKeeper, type Report } from './register-keeper.ts';
import { createStopping } from './stopping.ts';
import { type ComputerClock, systemClock } from './system-clock.ts';
import { deviceSecrets } from './vault/device-secrets.ts';
import { calibratedCost, type NewCost } from './vault/new-cost.ts';
import type { OpenRegister } from './vault/open-register.ts';
import { createVault } from './vault/vault.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error;

const report: Report = (code, operation, error) => {
  process.stderr.write(`code:${code}:${operation}:${codeOf(error)}\n`);
};

const newCostOf = ({ derivation }: HostSettings, computer: Computer): NewCost =>
  derivation === undefined ? calibratedCost(computer) : () => Promise.resolve(derivation);

/**
 * The application without a window. One for each process; it serves one register at a time. `alreadyOpen` starts it with
 * a register that was opened with its raw key, as tests and measurements do; `clock` tells when attempts were made.
 */
export function createHost(
  settings: HostSettings,
  ports: HostPorts,
  alreadyOpen?: OpenRegister,
  clock: ComputerClock = systemClock,
): Host {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const computer = openComputer(settings.home, clock);
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const keeper = createRegisterKeeper(emit, report, computer.idleMinutes);
  const backups = createBackupKeeper(settings.home, keeper, emit, report);
  const vault = createVault(computer, clock, {
    newCost: newCostOf(settings, computer),
    devices: deviceSecrets(settings.home, ports),
  });
  const services = { settings, ports, computer, vault, keeper, backups, emit, stopping: createStopping() };
  if (alreadyOpen !== undefined) keeper.begin(alreadyOpen);

  const dispatch = createDispatch({
    session: () => keeper.current()?.session ?? null,
    readContext: (session, name) => readContextOf(session, computer, name),
    jobContext: (caller, name) => createJobContext(services, caller, name),
    reads: keeper.reads,
    searches: keeper.searches,
    changed: (topics) => {
      keeper.noteHeadSoon();
      if (topics.length > 0) emit({ type: 'changed', topics });
    },
    report,
  });

  return {
    dispatch: (name, input, caller) => {
      keeper.activity();
      return dispatch(name, input, caller);
    },
    listen: (listener) => void listeners.add(listener),
    close: async (reason) => {
      await backups.atEnd(reason);
      keeper.close();
    },
  };
}
