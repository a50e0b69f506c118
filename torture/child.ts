import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openComputer } from '../electron/host/computer.ts';
import { createHost } from '../electron/host/create-host.ts';
import { openSession, type RegisterSession } from '../electron/host/register-session.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { portsWithoutWindow } from '../electron/host/testing/open-test-host.ts';
import { findHeader, openWithKey } from '../electron/host/vault/open-register.ts';
import { lookUp } from './look-up.ts';
import { migrateAndDie } from './museum/stopped-migration.ts';
import type { Order } from './orders.ts';
import { dataKeyOf, type Place } from './register.ts';

// A process of its own that is killed from outside. It says each thing once it is acknowledged, and keeps nothing back:
// what is written to a pipe stays there when the writer dies.
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Opens as the application does once a passphrase gave the data key: key file, session, notes of this computer. */
function openPlace(place: Place) {
  const here = { computer: openComputer(place.home), clock: systemClock };
  return openWithKey(here, place.file, {
    header: findHeader(place.file),
    dataKey: dataKeyOf(place),
    userId: place.userId,
  });
}

function adjust(session: RegisterSession, order: Extract<Order, { kind: 'calls' }>): void {
  if (order.checkpointAt !== undefined) session.raw.pragma(`wal_autocheckpoint = ${order.checkpointAt}`);
  if (order.synchronous !== undefined) session.raw.pragma(`synchronous = ${order.synchronous}`);
}

async function makeCalls(order: Extract<Order, { kind: 'calls' }>): Promise<void> {
  const { place } = order;
  const settings = { home: place.home, shell: 'terminal' as const, demonstration: false, lockSignals: [] };
  const open = openPlace(place);
  adjust(open.session, order);
  const host = createHost(settings, portsWithoutWindow, open);
  say('open');
  for (const [at, { operation, input }] of order.calls.entries()) {
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    say(reply.ok ? `done ${at}` : `refused ${at} ${reply.error.code} ${reply.error.field ?? ''}`);
  }
  await host.close();
}

function migrateRegister({ userId, ...place }: Place): void {
  const dataKey = dataKeyOf({ userId, ...place });
  openSession({ path: place.file, dataKey, userId, deviceId: userId, clock: systemClock }).close();
  say('done 0');
}

say('ready');
const { value: line } = await createInterface({ input: process.stdin })[Symbol.asyncIterator]().next();
const order = JSON.parse(String(line)) as Order;
say('begun');
if (order.kind === 'calls') await makeCalls(order);
else if (order.kind === 'migrate') migrateRegister(order.place);
else migrateAndDie(order.place, order.version, order.stop);
say('closed');
process.exit(0);
