import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSalt } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import type { OperationName } from '../../../domain/contract.ts';
import type { Reply } from '../../../domain/reply.ts';
import { type DerivationCost, leastCost } from '../../../domain/vault/derivation-cost.ts';
import { encodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { createHost } from '../create-host.ts';
import { createRegisterFile } from '../create-register.ts';
import type { Host, HostPorts } from '../host-protocol.ts';
import { type ComputerClock, systemClock } from '../system-clock.ts';
import { headerPathOf, writeHeader } from '../vault/header.ts';
import { createRecoverySlot } from '../vault/slots.ts';
import { portsWithoutWindow } from './open-test-host.ts';

export interface LockedHost {
  readonly host: Host;
  /** Calls and answers with the reply as it is. */
  ask(name: OperationName, input: object): Promise<Reply<unknown>>;
  /** The code and the field of a refusal, or "ok". */
  codeOf(name: OperationName, input: object): Promise<string>;
}

interface Circumstances {
  /** What a new passphrase costs; the floor where left out. */
  readonly derivation?: DerivationCost;
  readonly clock?: ComputerClock;
  readonly ports?: HostPorts;
}

/** A host that has opened nothing yet, as it is after every start. */
export function startHost(
  home: string,
  { derivation = leastCost, clock = systemClock, ports = portsWithoutWindow }: Circumstances = {},
): LockedHost {
  const settings = { home, shell: 'terminal' as const, demonstration: false, lockSignals: [], derivation };
  const host = createHost(settings, ports, undefined, clock);
  const ask: LockedHost['ask'] = (name, input) => host.dispatch(name, input, { window: 'main' });
  return {
    host,
    ask,
    codeOf: async (name, input) => {
      const reply = await ask(name, input);
      return reply.ok ? 'ok' : [reply.error.code, reply.error.field].filter(Boolean).join(' ');
    },
  };
}

interface Notes {
  readonly tries: Readonly<Record<string, Readonly<Record<string, { readonly failed: number }>>>>;
}

/** How many wrong attempts this computer has counted, on whatever register. */
export function wrongAttempts(home: string): number {
  const { tries } = JSON.parse(readFileSync(path.join(home, 'computer.json'), 'utf8')) as Notes;
  return Object.values(tries)
    .flatMap((register) => Object.values(register))
    .reduce((sum, { failed }) => sum + failed, 0);
}

/** A register with a key file beside it that opens with its recovery code; made without deriving a key. */
export interface SealedRegister {
  readonly userId: string;
  readonly file: string;
  readonly header: string;
  readonly registerId: string;
  readonly dataKey: Secret;
  readonly recoveryCode: string;
}

export function createSealedRegister(folder: string, name: string): SealedRegister {
  const file = path.join(folder, `${name}.mcn`);
  const [dataKey, code] = [Secret.random(), Secret.random(20)];
  const [registerId, userId] = [randomUUID(), randomUUID()];
  const place = { registerId, generation: 1 };
  const names = { name, areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Robin Ellery' };
  const at = { clock: systemClock, deviceId: randomUUID() };
  createRegisterFile(file, dataKey, { registerId, userId, demonstration: false, ...names }, at);
  // Nobody knows the passphrase of this slot; recovery puts another in its place.
  const user = {
    ...createRecoverySlot(Secret.random(20), dataKey, place),
    kind: 'user' as const,
    userId,
    signInName: names.displayName,
    derivation: { algorithm: 'argon2id' as const, memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
  };
  const header = {
    format: 'mcn-casebook-keys' as const,
    version: 1 as const,
    ...place,
    registerSalt: readSalt(file).toString('base64'),
    createdAt: '2018-04-03T09:00:00.000Z',
    slots: [user, createRecoverySlot(code, dataKey, place)],
    auditHead: { count: 0, hash: '0'.repeat(64) },
  };
  writeHeader([headerPathOf(file)], header, dataKey);
  return { file, header: headerPathOf(file), registerId, userId, dataKey, recoveryCode: code.use(encodeRecoveryCode) };
}
