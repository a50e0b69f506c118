import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RawDb } from '../../db/open.ts';
import { contract, type OperationName } from '../../domain/contract.ts';
import { openTestSlot } from '../../electron/host/testing/test-key-file.ts';
import { headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import { dumpOf } from '../damage/dump.ts';
import { hostOf, openPlace } from '../open-place.ts';
import type { Call } from '../orders.ts';
import { copyPlace, type Place, putInto } from '../register.ts';

/** One call that has only so much room, after one that had enough and was acknowledged. */
export interface LittleRoom {
  readonly kind: 'little-room';
  /** The register; it is copied into `workIn`, and what became of it into `copyTo`. */
  readonly template: Place;
  readonly workIn: string;
  readonly copyTo: string;
  /** Acknowledged while there was still room. */
  readonly before: readonly Call[];
  readonly call: Call;
  readonly room: Room;
  /** The day on which it happens, in milliseconds: that of the examples. */
  readonly now: number;
}

export interface Room {
  /** A limit on the size of each file, or a drive that is filled up. */
  readonly by: 'limit' | 'drive';
  /** Bytes that each file may have, or that are left on the drive; null for enough. */
  readonly bytes: number | null;
  /** Whether there is room again before the register is closed. */
  readonly untilClosed: boolean;
}

/** What is told at the end, on one line of JSON. */
export interface RoomOutcome {
  /** The code of the refusal, or "ok". */
  readonly code: string;
  /** What the register said before the call that had little room. */
  readonly state: string;
  /** How long the log was before, and how far it grew, in bytes. */
  readonly log: number;
  readonly grown: number;
  /** Files that were not there before, without the register's own. */
  readonly left: readonly string[];
}

/**
 * Everything that a register says, and who can open it: what a refused call must leave as it was. Only a job may have
 * noted in the audit trail that it began.
 */
export const stateOf = (db: RawDb, place: Place, operation: OperationName): string =>
  `${dumpOf(db, (table) => contract[operation].kind !== 'job' || !table.startsWith('audit'))} ${JSON.stringify(readHeader(headerPathOf(place.file)).slots)}`;

const unlimited = 'unlimited';

/** Only what this process may write, and only as long as it says so: the hard limit stays as it is. */
function limitFiles(bytes: number | typeof unlimited): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

const ballastIn = (drive: string): string => path.join(drive, '.ballast');

function fillDrive(drive: string, leave: number): void {
  const { bavail, bsize } = statfsSync(drive);
  const fill = bavail * bsize - leave;
  if (fill > 0) writeFileSync(ballastIn(drive), Buffer.alloc(fill, 1));
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

type Roomed = Pick<LittleRoom, 'workIn' | 'room'>;

export const makeRoomLittle = ({ workIn, room }: Roomed): void => {
  if (room.bytes === null) return;
  if (room.by === 'limit') limitFiles(room.bytes);
  else fillDrive(workIn, room.bytes);
};
export const giveRoom = ({ workIn, room }: Roomed): void => {
  if (room.bytes === null) return;
  if (room.by === 'limit') limitFiles(unlimited);
  else rmSync(ballastIn(workIn), { force: true });
};

/** The input as the example gave it, in the folder in which it is tried. */
export const moved = (input: object, from: string, to: string): object =>
  JSON.parse(
    JSON.stringify(input).replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)),
  ) as object;

function settle(order: LittleRoom): Place {
  const { template, workIn } = order;
  mkdirSync(workIn, { recursive: true });
  // The folder itself may be where a drive is mounted: it is emptied and stays.
  for (const name of readdirSync(workIn)) rmSync(path.join(workIn, name), { recursive: true });
  return putInto(template, workIn);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String);
}

/** Tries one call where there is little room, and puts the files aside as they are after closing. */
export async function tryWithLittleRoom(order: LittleRoom): Promise<RoomOutcome> {
  const place = settle(order);
  const clock = { now: () => order.now, today: () => new Date(order.now).toISOString().slice(0, 10) };
  const open = openPlace(place, openTestSlot(place.file, place.userId).sealedKey, clock);
  const { session } = open;
  const host = hostOf(place, open);
  const make = ({ operation, input }: Call) =>
    host.dispatch(operation, moved(input, order.template.folder, order.workIn), { window: 'main' });
  for (const call of order.before) {
    const reply = await make(call);
    if (!reply.ok) throw new Error(`${call.operation}: ${reply.error.code}`);
  }
  const state = stateOf(session.raw, place, order.call.operation);
  const log = `${place.file}-wal`;
  const [before, length] = [new Set(filesIn(order.workIn)), sizeOf(log)];
  makeRoomLittle(order);
  const reply = await make(order.call);
  const grown = sizeOf(log) - length;
  if (!order.room.untilClosed) giveRoom(order);
  await host.close().catch(() => undefined);
  giveRoom(order);
  const left = filesIn(order.workIn).filter((name) => !before.has(name));
  copyPlace(place, order.copyTo);
  return { code: reply.ok ? 'ok' : reply.error.code, state, log: length, grown, left };
}
