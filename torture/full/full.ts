import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RawDb } from '../../db/open.ts';
import { contract, type OperationName, operationNames } from '../../domain/contract.ts';
import { blankNeed } from '../../domain/people/blank-need.ts';
import { examples, vaultJourney } from '../../electron/host/testing/examples.ts';
import { whyNoSmallDrive } from '../../electron/host/testing/in-child.ts';
import { openTestHost } from '../../electron/host/testing/open-test-host.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { type Child, startChild } from '../children.ts';
import { placesByKey } from '../open-place.ts';
import type { Call } from '../orders.ts';
import { lastChange, notedHead, type Place, withRegister } from '../register.ts';
import { type Result, skippedResult } from '../results.ts';
import { unsoundness } from '../soundness.ts';
import { type LittleRoom, type Room, type RoomOutcome, stateOf } from './little-room.ts';

/** A register in which every example of the contract can be called, and the calls that write. */
interface Ready {
  readonly template: Place;
  readonly calls: readonly Call[];
  readonly since: number;
}

const writes = (name: OperationName): boolean => contract[name].kind !== 'read' && !vaultJourney.includes(name);

async function prepare(setting: Setting): Promise<Ready> {
  const test = await openTestHost();
  const inputs = await examples(test);
  await test.host.close();
  const key = test.dataKey.use((bytes) => bytes.toString('hex'));
  const home = path.join(setting.folder, 'home');
  const opensAll = '05'.repeat(20);
  const opening = { key, codes: [opensAll], userId: test.session.user.id };
  const template = { folder: test.folder, file: test.file, home, ...opening };
  const calls = operationNames.filter(writes).map((operation) => ({ operation, input: inputs[operation] }));
  return { template, calls, since: withRegister(template, lastChange) };
}

/** Acknowledged while there was still room, with the log open. */
const before: Call = {
  operation: 'people.add',
  input: { reference: 'KEPT-1', preferredName: 'Kept', aliases: ['Kept too'], needs: [blankNeed('offending')] },
};

interface Trial {
  readonly setting: Setting;
  readonly ready: Ready;
  readonly child: Child;
  readonly workIn: string;
}

async function tryCall(
  { setting, ready, child, workIn }: Trial,
  call: Call,
  room: Room,
): Promise<{ outcome: RoomOutcome; wrong: string[] }> {
  const copyTo = path.join(setting.folder, 'after');
  rmSync(copyTo, { recursive: true, force: true });
  const order: LittleRoom = { kind: 'little-room', template: ready.template, workIn, copyTo, before, call, room };
  const [told = ''] = await child.carryOut(order);
  const outcome = JSON.parse(told) as RoomOutcome;
  const place = { ...ready.template, folder: copyTo, file: path.join(copyTo, path.basename(ready.template.file)) };
  return { outcome, wrong: lookAt(place, call.operation, outcome, ready.since) };
}

/** The log is the register's own; what the application notes for itself in its data folder may say what went wrong. */
const isLitter = (name: string): boolean =>
  !/-(wal|shm)$/.test(name) && (!name.startsWith('home') || /\.(mcn|header|unfinished|room)$/.test(name));

/** Opens with the key that fits: in the middle of a re-key either may. */
function withFitting<T>([place, other]: readonly Place[], use: (db: RawDb) => T): T {
  if (place === undefined) throw new Error('there is no key');
  try {
    return withRegister(place, use);
  } catch (error) {
    if (other === undefined) throw error;
    return withRegister(other, use);
  }
}

/** What must hold once there is room again: the first call whole, the second whole or not at all, and nothing beside it. */
function lookAt(place: Place, operation: OperationName, { code, state, left }: RoomOutcome, since: number): string[] {
  const { keyFile, register } = placesByKey(place);
  const head = notedHead(keyFile);
  const wrong = withFitting(register, (db) => {
    const kept = db.prepare("SELECT 1 FROM person JOIN personAlias ON personId = person.id WHERE reference = 'KEPT-1'");
    return [
      ...unsoundness(db, head, since),
      ...(kept.get() === undefined ? ['what was acknowledged before is gone'] : []),
      ...(code === 'ok' || stateOf(db, place, operation) === state
        ? []
        : ['it was refused and still changed something']),
    ];
  });
  const beside = code === 'ok' ? [] : left.filter(isLitter);
  return [
    ...wrong,
    ...(beside.length === 0 ? [] : [`it was refused and left ${beside.join(', ')}`]),
    ...(code === 'ok' || code === 'folder-full' ? [] : [`it was refused as ${code}`]),
  ];
}

const step = 4096;

/** Every step from nothing to what the call needs; a few of them in the short form. */
function rooms(setting: Setting, grown: number, by: Room['by']): number[] {
  const all = Array.from({ length: Math.ceil(grown / step) + 1 }, (_, at) => at * step);
  const some = by === 'limit' ? [all.length - 2] : [Math.floor(all.length / 2), all.length - 2];
  const few = some.map((at) => all[Math.max(0, at)] ?? 0);
  return setting.long ? all : [...new Set(few)];
}

const derivesKey = ({ input }: Call): boolean => /"(new)?passphrase"|"next"/i.test(JSON.stringify(input));

interface Count {
  tried: number;
  refused: number;
  through: number;
  operations: number;
  readonly alone: string[];
  readonly failures: string[];
}

async function squeeze(trial: Trial, by: Room['by'], call: Call, count: Count): Promise<void> {
  const { outcome: roomy } = await tryCall(trial, call, { by, bytes: null, untilClosed: false });
  // Some examples stand on one that was called before them.
  if (roomy.code !== 'ok') return void count.alone.push(call.operation);
  count.operations += 1;
  const needed = Math.max(roomy.grown, by === 'drive' ? 12 * step : 0);
  for (const [turn, bytes] of rooms(trial.setting, needed, by).entries()) {
    const { outcome, wrong } = await tryCall(trial, call, { by, bytes, untilClosed: turn % 2 === 1 });
    count.tried += 1;
    if (outcome.code === 'ok') count.through += 1;
    else count.refused += 1;
    count.failures.push(...wrong.map((what) => `${call.operation} with ${bytes} bytes left: ${what}`));
  }
}

async function squeezeAll(trial: Trial, by: Room['by'], what: string): Promise<Result> {
  const begun = performance.now();
  const count: Count = { tried: 0, refused: 0, through: 0, operations: 0, alone: [], failures: [] };
  // Deriving a key takes about a second: the short form does it on the full drive only.
  const quick = (call: Call): boolean => trial.setting.long || by === 'drive' || !derivesKey(call);
  for (const call of trial.ready.calls.filter(quick)) await squeeze(trial, by, call, count);
  await trial.child.ended();
  // Without a single refusal there was room enough all the time, and nothing was shown.
  if (count.refused === 0) count.failures.push('nothing was ever refused');
  const apart = count.alone.length === 0 ? '' : `; not callable alone: ${count.alone.join(', ')}`;
  return {
    what,
    tried: count.tried,
    unit: `limits over ${count.operations} operations`,
    seconds: (performance.now() - begun) / 1000,
    found: `${count.refused} refused in words, ${count.through} went through, nothing lost or half written${apart}`,
    failures: count.failures,
  };
}

const hasPrlimit = (): boolean => spawnSync('prlimit', ['--version'], { stdio: 'ignore' }).status === 0;

async function underLimit(setting: Setting, ready: Ready): Promise<Result> {
  const what = 'A limit on the size of files';
  if (!hasPrlimit()) return skippedResult(what, 'limits', 'there is no prlimit here (util-linux)');
  const child = await startChild(setting.childScript);
  return await squeezeAll({ setting, ready, child, workIn: path.join(setting.folder, 'limited') }, 'limit', what);
}

async function onFullDrive(setting: Setting, ready: Ready): Promise<Result> {
  const what = 'A full drive';
  const workIn = path.join(setting.folder, 'drive');
  mkdirSync(workIn);
  const reason = whyNoSmallDrive(workIn);
  if (reason !== null) return skippedResult(what, 'limits', reason);
  const own = process.getuid?.() === 0 ? '-m' : '-Urm';
  const mount = ['unshare', own, 'sh', '-c', `mount -t tmpfs -o size=6m tmpfs '${workIn}' && exec "$@"`, 'sh'];
  const child = await startChild(setting.childScript, mount);
  return await squeezeAll({ setting, ready, child, workIn }, 'drive', what);
}

/** Every operation that writes, with every amount of room from nothing to enough, in steps of 4 KiB. */
export const fullDisk: Campaign = {
  name: 'full',
  run: async (setting) => {
    const ready = await prepare(setting);
    try {
      return [await underLimit(setting, ready), await onFullDrive(setting, ready)];
    } finally {
      rmSync(ready.template.folder, { recursive: true, force: true });
    }
  },
};
