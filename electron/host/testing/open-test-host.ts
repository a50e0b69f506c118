import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeRegister, openRegister } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import type { CallerWindow, Role } from '../../../domain/access.ts';
import type { InputOf, OperationName, OutputOf } from '../../../domain/contract.ts';
import type { Period } from '../../../domain/programme/periods.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import type { Clock } from '../../../domain/time.ts';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { createHost } from '../create-host.ts';
import { createRegisterFile } from '../create-register.ts';
import type { Host, HostEvent, HostPorts } from '../host-protocol.ts';
import { noKeychain } from '../no-keychain.ts';
import { openSession, type RegisterSession } from '../register-session.ts';
import { createKeyPair } from '../vault/key-pair.ts';
import type { OpenRegister } from '../vault/open-register.ts';
import { openTestSlot, testKeyFile, writeTestKeyFile } from './test-key-file.ts';

/** A shell that can show nothing. */
export const portsWithoutWindow: HostPorts = {
  pickFile: () => Promise.resolve('unavailable'),
  pickFolder: () => Promise.resolve('unavailable'),
  reveal: () => Promise.resolve(false),
  renderPdf: () => Promise.resolve(null),
  ...noKeychain,
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

/** Who is signed in: another account than the register's first, or the first with other roles. */
interface SignedInAs {
  readonly userId?: string;
  readonly roles?: readonly Role[];
}

/** A real host on a real encrypted register, opened with its raw key so that no key has to be derived. */
export interface TestHost {
  readonly host: Host;
  readonly session: RegisterSession;
  readonly folder: string;
  readonly home: string;
  readonly file: string;
  readonly dataKey: Secret;
  readonly open: OpenRegister;
  readonly events: readonly HostEvent[];
  /** Ids of the periods by their code. */
  readonly periods: Readonly<Record<string, string>>;
  readonly clock: { now: number };
  /** Calls and expects a value. */
  call<K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>>;
  /** Calls and expects a refusal. */
  refused(name: unknown, input: unknown, window?: CallerWindow): Promise<Problem>;
  /** Closes the host and opens another on the same register. */
  reopen(as?: SignedInAs): Promise<TestHost>;
  discard(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly dataKey: Secret;
  readonly userId: string;
  readonly hand: { now: number };
}

function createPlace(): Place {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-host-'));
  const hand = { now: testNow };
  const place = { folder, file: path.join(folder, 'Test.mcn'), dataKey: Secret.random(), userId: randomUUID(), hand };
  const sealing = createKeyPair();
  const register = {
    registerId: randomUUID(),
    userId: place.userId,
    sealedPublicKey: sealing.publicKey.toString('base64'),
    name: 'Test',
    areaName: 'Midshire',
    agencyName: 'Midshire Council',
    displayName: 'Robin Ellery',
    demonstration: false,
    periods: quarters,
  };
  createRegisterFile(place.file, place.dataKey, register, { clock: clockOf(hand), deviceId: randomUUID() });
  writeTestKeyFile(place.file, place.dataKey, register, sealing.privateKey);
  return place;
}

const clockOf = (hand: { readonly now: number }): Clock => ({
  now: () => hand.now,
  today: () => new Date(hand.now).toISOString().slice(0, 10),
});

/** Gives an account other roles behind the application's back, as only a test may. */
function setRoles(place: Place, userId: string, roles: readonly Role[]): void {
  const raw = openRegister(place.file, place.dataKey, { create: false });
  raw.prepare('DELETE FROM userRole WHERE userId = ?').run(userId);
  const add = raw.prepare('INSERT INTO userRole (id, userId, role) VALUES (?, ?, ?)');
  for (const role of roles) add.run(randomUUID(), userId, role);
  closeRegister(raw);
}

async function openAt(place: Place, as: SignedInAs): Promise<TestHost> {
  const { folder, file, dataKey, hand } = place;
  const userId = as.userId ?? place.userId;
  if (as.roles !== undefined) setRoles(place, userId, as.roles);
  const home = path.join(folder, 'home');
  const { sealedKey } = openTestSlot(file, userId);
  const session = openSession({ path: file, dataKey, userId, sealedKey, deviceId: randomUUID(), clock: clockOf(hand) });
  const alreadyOpen: OpenRegister = {
    session,
    noteAuditHead: () => undefined,
    keyFile: testKeyFile(file, dataKey, session.raw),
    close: () => session.close(),
  };
  const settings = { home, shell: 'terminal' as const, demonstration: false, lockSignals: [], derivation: leastCost };
  const host = createHost(settings, portsWithoutWindow, alreadyOpen);
  const events: HostEvent[] = [];
  host.listen((event) => void events.push(event));
  const dispatch = (name: unknown, input: unknown, window: CallerWindow = 'main'): Promise<Reply<unknown>> =>
    host.dispatch(name, input, { window });
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
    file,
    dataKey,
    open: alreadyOpen,
    events,
    clock: hand,
    periods: Object.fromEntries(periods.map((period) => [period.code, period.id])),
    call,
    refused: async (name, input, window) => {
      const reply = await dispatch(name, input, window);
      if (reply.ok) throw new Error(`${String(name)} was not refused`);
      return reply.error;
    },
    reopen: async (next = {}) => {
      await host.close();
      return await openAt(place, next);
    },
    discard: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const openTestHost = (as: SignedInAs = {}): Promise<TestHost> => openAt(createPlace(), as);
