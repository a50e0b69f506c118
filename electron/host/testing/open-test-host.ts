import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Secret } from '../../../db/secret.ts';
import type { InputOf, OperationName, OutputOf } from '../../../domain/contract.ts';
import type { Period } from '../../../domain/programme/periods.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../../domain/time.ts';
import { createHost } from '../create-host.ts';
import { createRegisterFile } from '../create-register.ts';
import type { Host, HostEvent, HostPorts } from '../host-protocol.ts';
import { openSession, type RegisterSession } from '../register-session.ts';

/** A shell that can show nothing. */
export const portsWithoutWindow: HostPorts = {
  pickFile: () => Promise.resolve('unavailable'),
  pickFolder: () => Promise.resolve('unavailable'),
  reveal: () => Promise.resolve(false),
};

/** The day on which tests happen unless they say otherwise: 3 April 2018, in the quarter Y2Q1. */
export const testNow = Date.UTC(2018, 3, 3, 9, 0);

const quarter = (code: string, label: string, firstDay: string, lastDay: string): Period => ({
  code,
  label,
  calendar: 'meam',
  firstDay,
  lastDay,
});

const quarters = [
  quarter('Y1Q4', 'January to March 2018', '2018-01-01', '2018-03-31'),
  quarter('Y2Q1', 'April to June 2018', '2018-04-01', '2018-06-30'),
];

/** A real host on a real encrypted register, opened with its raw key so that no key has to be derived. */
export interface TestHost {
  readonly host: Host;
  readonly session: RegisterSession;
  readonly folder: string;
  readonly home: string;
  readonly events: readonly HostEvent[];
  /** Ids of the periods by their code. */
  readonly periods: Readonly<Record<string, string>>;
  readonly clock: { now: number };
  /** Calls and expects a value. */
  call<K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>>;
  /** Calls and expects a refusal. */
  refused(name: string, input: unknown): Promise<Problem>;
  discard(): Promise<void>;
}

export async function openTestHost(): Promise<TestHost> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-host-'));
  const home = path.join(folder, 'home');
  const file = path.join(folder, 'Test.mcn');
  const hand = { now: testNow };
  const clock: Clock = { now: () => hand.now, today: () => new Date(hand.now).toISOString().slice(0, 10) };
  const dataKey = Secret.random();
  const at = { clock, deviceId: randomUUID() };
  const register = {
    registerId: randomUUID(),
    userId: randomUUID(),
    name: 'Test',
    areaName: 'Midshire',
    agencyName: 'Midshire Council',
    displayName: 'Robin Ellery',
    demonstration: false,
    periods: quarters,
  };
  createRegisterFile(file, dataKey, register, at);
  const session = openSession({ path: file, dataKey, userId: register.userId, ...at });
  const alreadyOpen = { session, noteAuditHead: () => undefined, close: () => session.close() };
  const host = createHost(
    { home, shell: 'terminal', demonstration: false, lockSignals: [] },
    portsWithoutWindow,
    alreadyOpen,
  );
  const events: HostEvent[] = [];
  host.listen((event) => void events.push(event));
  const dispatch = (name: string, input: unknown): Promise<Reply<unknown>> =>
    host.dispatch(name, input, { window: 'main' });
  const call = async <K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
    const reply = await dispatch(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.field ?? ''}`);
    return reply.value as OutputOf<K>;
  };
  const { periods } = await call('programme.periods', {});
  return {
    host,
    session,
    folder,
    home,
    events,
    clock: hand,
    periods: Object.fromEntries(periods.map((period) => [period.code, period.id])),
    call,
    refused: async (name, input) => {
      const reply = await dispatch(name, input);
      if (reply.ok) throw new Error(`${name} was not refused`);
      return reply.error;
    },
    discard: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
