import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RawDb } from '../../db/open.ts';
import { contract, type OperationName } from '../../domain/contract.ts';
import { blankNeed } from '../../domain/people/blank-need.ts';
import { examples, vaultJourney } from '../../electron/host/testing/examples.ts';
import { whyNoSmallDrive } from '../../electron/host/testing/in-child.ts';
import { openTestHost, testNow } from '../../electron/host/testing/open-test-host.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { type Child, startChild } from '../children.ts';
import { placesByKey } from '../open-place.ts';
import type { Call } from '../orders.ts';
import { lastChange, notedHead, type Place, withRegister } from '../register.ts';
import { type Result, skippedResult } from '../results.ts';
import { unsoundness } from '../soundness.ts';
import { type LittleRoom, type Room, type RoomOutcome, stateOf } from './little-room.ts';
import { lockedCases, tryCase } from './locked.ts';

/** A register in which every example of the contract can be called, and the calls that write, in their order. */
interface Ready {
  readonly template: Place;
  readonly calls: readonly Call[];
  readonly since: number;
  readonly locked: Awaited<ReturnType<typeof lockedCases>>;
}

const writes = (name: OperationName): boolean => contract[name].kind !== 'read' && !vaultJourney.includes(name);

/** A file where little room is no matter, as it would be on another drive. */
function putAside(file: string, folder: string): string {
  const aside = path.join(folder, path.basename(file));
  for (const ending of ['', '.header']) if (existsSync(file + ending)) copyFileSync(file + ending, aside + ending);
  return aside;
}

async function prepare(setting: Setting): Promise<Ready> {
  const test = await openTestHost();
  const inputs = await examples(test);
  await test.host.close();
  const key = test.dataKey.use((bytes) => bytes.toString('hex'));
  const home = path.join(setting.folder, 'home');
  const opensAll = '05'.repeat(20);
  const opening = { key, codes: [opensAll], userId: test.session.user.id };
  const template = { folder: test.folder, file: test.file, home, ...opening };
  const { 'backups.restore': restore, 'imports.takeIn': takeIn, 'contacts.attachFile': attached } = inputs;
  const answer = putAside(inputs['collecting.look'].path, setting.folder);
  const elsewhere: Partial<Record<OperationName, object>> = {
    'collecting.look': { ...inputs['collecting.look'], path: answer },
    'collecting.takeIn': { ...inputs['collecting.takeIn'], path: answer },
    'backups.restore': { ...restore, backup: putAside(restore.backup, setting.folder) },
    'imports.takeIn': { ...takeIn, path: putAside(takeIn.path, setting.folder) },
    'imports.look': { ...inputs['imports.look'], path: putAside(takeIn.path, setting.folder) },
    'imports.preview': { ...inputs['imports.preview'], path: putAside(takeIn.path, setting.folder) },
    'imports.saveReport': { ...inputs['imports.saveReport'], path: putAside(takeIn.path, setting.folder) },
    'contacts.attachFile': { ...attached, path: putAside(attached.path, setting.folder) },
  };
  const calls = (Object.keys(inputs) as OperationName[])
    .filter(writes)
    .map((operation) => ({ operation, input: elsewhere[operation] ?? inputs[operation] }));
  return { template, calls, since: withRegister(template, lastChange), locked: await lockedCases(setting) };
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

/** A call together with those that have to be made before it. */
interface Trying {
  readonly call: Call;
  readonly setUp: readonly Call[];
}

async function tryCall(
  { setting, ready, child, workIn }: Trial,
  { call, setUp }: Trying,
  room: Room,
): Promise<{ outcome: RoomOutcome; wrong: string[] }> {
  const copyTo = path.join(setting.folder, 'after');
  rmSync(copyTo, { recursive: true, force: true });
  const { template } = ready;
  const calls = [...setUp, before];
  const order: LittleRoom = { kind: 'little-room', template, workIn, copyTo, before: calls, call, room, now: testNow };
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
/** Below this a limit cuts into key files and notes, which are no multiples of a page. */
const small = { until: 8192, step: 512 };
const largest = 6 * 1024 * 1024;

/** Every limit of interest up to one that is enough: each page of the log, each part of a small file. */
const limitsUpTo = (enough: number, by: Room['by']): number[] => {
  const pages = Array.from({ length: Math.ceil(enough / step) + 2 }, (_, at) => at * step);
  const parts = Array.from({ length: small.until / small.step }, (_, at) => at * small.step);
  return by === 'drive' ? pages : [...new Set([...parts, ...pages])].sort((a, b) => a - b);
};

/** The share of the long form that is done, as every how many-th limit. */
const everyHowMany = (setting: Setting): number => Math.max(1, Math.round(1 / setting.share));

interface Count {
  tried: number;
  refused: number;
  through: number;
  operations: number;
  readonly failures: string[];
}

async function tryAndCount(trial: Trial, trying: Trying, room: Room, count: Count): Promise<boolean> {
  const { outcome, wrong } = await tryCall(trial, trying, room);
  const through = outcome.code === 'ok';
  count.tried += 1;
  if (through) count.through += 1;
  else count.refused += 1;
  const left = room.by === 'drive' ? 'bytes left' : 'bytes a file';
  count.failures.push(...wrong.map((what) => `${trying.call.operation} with ${room.bytes} ${left}: ${what}`));
  return through;
}

/** How much room is enough, to a page. What is tried on the way counts as well. */
async function enoughFor(trial: Trial, trying: Trying, by: Room['by'], first: number, count: Count): Promise<number> {
  const goesThrough = (bytes: number): Promise<boolean> =>
    tryAndCount(trial, trying, { by, bytes, untilClosed: true }, count);
  let [low, high] = [0, Math.ceil(first / step) * step + step];
  while (high < largest && !(await goesThrough(high))) [low, high] = [high, high * 2];
  while (high - low > step) {
    const middle = Math.floor((low + high) / 2 / step) * step;
    if (await goesThrough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** In the long form every limit from none to enough; in the short one two that matter. */
async function limitsFor(trial: Trial, trying: Trying, by: Room['by'], roomy: RoomOutcome, count: Count) {
  const { setting } = trial;
  const needed = by === 'drive' ? Math.max(roomy.grown, 12 * step) : roomy.log + roomy.grown;
  const below = Math.max(0, Math.floor(needed / step) * step - step);
  if (!setting.long) return by === 'limit' ? [below] : [Math.floor(needed / 2 / step) * step, below];
  const all = limitsUpTo(await enoughFor(trial, trying, by, needed, count), by);
  const every = everyHowMany(setting);
  const from = setting.random.between(0, every - 1);
  return all.filter((_, at) => at % every === from);
}

const derivesKey = ({ input }: Call): boolean => /"(new)?passphrase"|"next"/i.test(JSON.stringify(input));

/** What has to be called before a call that stands on others: those of its own feature that are examples before it. */
const standsOn = ({ calls }: Ready, { operation }: Call): Call[] => {
  const area = operation.split('.')[0];
  const earlier = calls.slice(
    0,
    calls.findIndex((one) => one.operation === operation),
  );
  return earlier.filter((one) => one.operation.split('.')[0] === area);
};

async function squeeze(trial: Trial, by: Room['by'], call: Call, count: Count): Promise<void> {
  const enough = { by, bytes: null, untilClosed: false };
  for (const setUp of [[], standsOn(trial.ready, call)]) {
    const trying = { call, setUp };
    const { outcome: roomy } = await tryCall(trial, trying, enough);
    if (roomy.code !== 'ok') continue;
    count.operations += 1;
    for (const [turn, bytes] of (await limitsFor(trial, trying, by, roomy, count)).entries())
      await tryAndCount(trial, trying, { by, bytes, untilClosed: turn % 2 === 1 }, count);
    return;
  }
  count.failures.push(`${call.operation} cannot be called even with enough room`);
}

/** The same for what opens or makes a register, which begins with nothing open. */
async function squeezeLocked(trial: Trial, by: Room['by'], count: Count): Promise<void> {
  const where = { workIn: trial.workIn, copyTo: path.join(trial.setting.folder, 'after') };
  for (const one of trial.ready.locked) {
    const roomy = await tryCase(trial.child, one, where, { by, bytes: null, untilClosed: false });
    if (roomy.outcome.code !== 'ok') count.failures.push(`${one.what} cannot be called: ${roomy.outcome.code}`);
    count.operations += 1;
    const needed = by === 'drive' ? roomy.outcome.grown : roomy.outcome.largest;
    const every = everyHowMany(trial.setting);
    const all = limitsUpTo(needed, by).filter((_, at) => at % every === 0);
    const few = [Math.floor(needed / 2 / step) * step];
    for (const bytes of trial.setting.long ? all : few) {
      const { outcome, wrong } = await tryCase(trial.child, one, where, { by, bytes, untilClosed: false });
      count.tried += 1;
      if (outcome.code === 'ok') count.through += 1;
      else count.refused += 1;
      count.failures.push(...wrong.map((what) => `${one.what} with ${bytes} bytes: ${what}`));
    }
  }
}

async function squeezeAll(trial: Trial, by: Room['by'], what: string): Promise<Result> {
  const begun = performance.now();
  const count: Count = { tried: 0, refused: 0, through: 0, operations: 0, failures: [] };
  // Deriving a key takes about a second: the short form does it on the full drive only.
  const quick = (call: Call): boolean => trial.setting.long || by === 'drive' || !derivesKey(call);
  for (const call of trial.ready.calls.filter(quick)) await squeeze(trial, by, call, count);
  await squeezeLocked(trial, by, count);
  await trial.child.ended();
  // Without a single refusal there was room enough all the time, and nothing was shown.
  if (count.refused === 0) count.failures.push('nothing was ever refused');
  return {
    what,
    tried: count.tried,
    unit: 'limits',
    seconds: (performance.now() - begun) / 1000,
    counts: { 'refused in words': count.refused, 'went through': count.through },
    note: `over ${count.operations} operations, nothing lost or half written`,
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

/** Every operation that writes, with every amount of room from nothing to enough, a page at a time. */
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
