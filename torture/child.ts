import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RegisterSession } from '../electron/host/register-session.ts';
import { startHost } from '../electron/host/testing/locked-host.ts';
import { tryWithLittleRoom } from './full/little-room.ts';
import { tryLockedWithLittleRoom } from './full/locked-little-room.ts';
import { lookUp } from './look-up.ts';
import { migrateAndDie } from './museum/stopped-migration.ts';
import { hostOf, openBySlot, openPlace } from './open-place.ts';
import type { Call, Order } from './orders.ts';
import type { Place } from './register.ts';

// A process of its own that is killed from outside. It says each thing once it is acknowledged, and keeps nothing back:
// what is written to a pipe stays there when the writer dies.
const say = (line: string): void => void writeSync(1, `${line}\n`);

function adjust(session: RegisterSession, order: Extract<Order, { kind: 'calls' }>): void {
  if (order.checkpointAt !== undefined) session.raw.pragma(`wal_autocheckpoint = ${order.checkpointAt}`);
  if (order.synchronous !== undefined) session.raw.pragma(`synchronous = ${order.synchronous}`);
}

async function makeCalls(order: Extract<Order, { kind: 'calls' }>): Promise<void> {
  const { place } = order;
  const open = order.bySlot === undefined ? openPlace(place) : openBySlot(place, order.bySlot);
  adjust(open.session, order);
  const host = hostOf(place, open);
  say('open');
  for (const [at, { operation, input }] of order.calls.entries()) {
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    say(reply.ok ? `done ${at}` : `refused ${at} ${reply.error.code} ${reply.error.field ?? ''}`);
  }
  await host.close();
}

/** As the application opens a register of an older version: with a backup before its schema changes. */
function migrateRegister(place: Place): void {
  openPlace(place).close();
  say('done 0');
}

async function makeLockedCalls(home: string, calls: readonly Call[]): Promise<void> {
  const { host } = startHost(home);
  for (const [at, { operation, input }] of calls.entries()) {
    const reply = await host.dispatch(operation, input, { window: 'main' });
    say(reply.ok ? `done ${at}` : `refused ${at} ${reply.error.code} ${reply.error.field ?? ''}`);
  }
  await host.close();
}

async function follow(order: Order): Promise<void> {
  switch (order.kind) {
    case 'calls':
      return makeCalls(order);
    case 'locked-calls':
      return makeLockedCalls(order.home, order.calls);
    case 'migrate':
      return migrateRegister(order.place);
    case 'migrate-and-die':
      return migrateAndDie(order.place, order.version, order.stop);
    case 'little-room':
      return say(JSON.stringify(await tryWithLittleRoom(order)));
    case 'locked-little-room':
      return say(JSON.stringify(await tryLockedWithLittleRoom(order)));
  }
}

say('ready');
// One order after the other, until there is nobody to give them or a kill.
for await (const line of createInterface({ input: process.stdin })) {
  say('begun');
  await follow(JSON.parse(line) as Order);
  say('closed');
}
process.exit(0);
