import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { startHost } from '../../electron/host/testing/locked-host.ts';
import type { Call } from '../orders.ts';
import { giveRoom, makeRoomLittle, moved, type Room } from './little-room.ts';

/** One call of a host that has nothing open, or of one that was just unlocked, where there is only so much room. */
export interface LockedLittleRoom {
  readonly kind: 'locked-little-room';
  /** A folder with a register and a data folder; copied into `workIn`, and what became of it into `copyTo`. */
  readonly template: string;
  readonly workIn: string;
  readonly copyTo: string;
  readonly setUp: readonly Call[];
  readonly call: Call;
  readonly room: Room;
}

export interface LockedOutcome {
  readonly code: string;
  /** The largest file there is afterwards, and what all of them have grown by, in bytes. */
  readonly largest: number;
  readonly grown: number;
  /** Files that were not there before. */
  readonly left: readonly string[];
}

const filesIn = (folder: string): Map<string, number> =>
  new Map(
    readdirSync(folder, { recursive: true })
      .map(String)
      .map((name) => [name, statSync(path.join(folder, name))] as const)
      .filter(([name, stat]) => stat.isFile() && path.basename(name) !== '.ballast')
      .map(([name, { size }]) => [name, size]),
  );

function emptyAndFill({ template, workIn }: LockedLittleRoom): void {
  mkdirSync(workIn, { recursive: true });
  for (const name of readdirSync(workIn)) rmSync(path.join(workIn, name), { recursive: true });
  cpSync(template, workIn, { recursive: true });
}

export async function tryLockedWithLittleRoom(order: LockedLittleRoom): Promise<LockedOutcome> {
  const { template, workIn, copyTo } = order;
  emptyAndFill(order);
  const { host } = startHost(path.join(workIn, 'home'));
  const make = ({ operation, input }: Call) =>
    host.dispatch(operation, moved(input, template, workIn), { window: 'main' });
  for (const call of order.setUp) {
    const reply = await make(call);
    if (!reply.ok) throw new Error(`${call.operation}: ${reply.error.code}`);
  }
  const before = filesIn(workIn);
  makeRoomLittle(order);
  const reply = await make(order.call);
  const during = filesIn(workIn);
  giveRoom(order);
  await host.close().catch(() => undefined);
  const after = filesIn(workIn);
  rmSync(copyTo, { recursive: true, force: true });
  cpSync(workIn, copyTo, { recursive: true, filter: (name) => path.basename(name) !== '.ballast' });
  const sizes = [...during.values()];
  const total = (files: Map<string, number>): number => [...files.values()].reduce((sum, size) => sum + size, 0);
  return {
    code: reply.ok ? 'ok' : reply.error.code,
    largest: Math.max(...sizes),
    grown: Math.max(0, total(during) - total(before)),
    left: [...after.keys()].filter((name) => !before.has(name)),
  };
}
