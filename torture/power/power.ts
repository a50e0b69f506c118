import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../../db/open.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { startChild } from '../children.ts';
import { contentOf } from '../content.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { judge } from '../oracle.ts';
import { createPlace, lastChange, notedHead, type Place, withRegister } from '../register.ts';
import { type Result, skippedResult } from '../results.ts';
import { unsoundness } from '../soundness.ts';
import { Disk } from './disk.ts';
import { type Event, readTrace, recorder } from './trace.ts';

type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

/** Everything that happened to the files of one register, and what had been there before. */
interface Recording {
  readonly place: Place;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly steps: readonly Step[];
  readonly events: readonly Event[];
  readonly since: number;
}

const names = ['Torture.mcn', 'Torture.mcn.header'];

/** Records a child that works, writes its log back now and then, and closes. */
async function record(setting: Setting, synchronous: Synchronous, turn: number): Promise<Recording> {
  const place = createPlace(path.join(setting.folder, `${synchronous}-${turn}`));
  const since = withRegister(place, lastChange);
  const files = new Map(names.map((name) => [name, readFileSync(path.join(place.folder, name))]));
  const steps = mixedWork(setting.random, new Map(), 30, 'power');
  const trace = path.join(setting.folder, 'trace');
  const child = await startChild(setting.childScript, recorder(trace));
  const order = { kind: 'calls' as const, place, calls: steps, checkpointAt: 40 };
  await child.carryOut(synchronous === 'FULL' ? order : { ...order, synchronous });
  await child.ended();
  return { place, files, steps, since, events: readTrace(readFileSync(trace, 'utf8')) };
}

/** What is amiss in a crash state: nothing, or what was lost, half done, damaged or does not open. */
function amissIn(recording: Recording, place: Place, acknowledged: number): string[] {
  const { steps, since } = recording;
  const done = steps.slice(0, acknowledged).map(({ effects }) => effects);
  try {
    const head = notedHead(place);
    return withRegister(place, (db) => {
      const { lost, halfDone } = judge(new Map(), done, steps[acknowledged]?.effects, contentOf(db));
      return [...lost, ...halfDone, ...unsoundness(db, head, since)];
    });
  } catch (error) {
    return [`it does not open: ${refusalOf(error)?.code ?? String(error)}`];
  }
}

const isDone = (event: Event): boolean => event.kind === 'said' && event.text.startsWith('done ');

/** Cuts the power at a moment of the recording and looks at what is left. */
function cutOnce(setting: Setting, recording: Recording): string[] {
  const { place, files, events } = recording;
  const first = events.findIndex((event) => event.kind === 'said' && event.text === 'begun\n');
  const moment = setting.random.between(first, events.length);
  const disk = new Disk(place.folder, files);
  const until = events.slice(0, moment);
  for (const event of until) disk.tell(event);
  const folder = path.join(setting.folder, 'crashed');
  disk.cutPower(setting.random, folder);
  const crashed = { ...place, folder, file: path.join(folder, path.basename(place.file)) };
  const acknowledged = until.filter(isDone).length;
  return amissIn(recording, crashed, acknowledged).map(
    (what) => `cut at event ${moment}, ${acknowledged} acknowledged: ${what}`,
  );
}

interface Cuts {
  readonly states: number;
  readonly withLoss: number;
  readonly amiss: readonly string[];
  readonly seconds: number;
}

async function cutOften(setting: Setting, synchronous: Synchronous, states: number): Promise<Cuts> {
  const begun = performance.now();
  const amiss: string[] = [];
  let withLoss = 0;
  const recordings = Math.ceil(states / 250);
  for (let turn = 0; turn < recordings; turn += 1) {
    const recording = await record(setting, synchronous, turn);
    for (let cut = 0; cut < states / recordings; cut += 1) {
      const found = cutOnce(setting, recording);
      if (found.length > 0) withLoss += 1;
      amiss.push(...found);
    }
  }
  return { states, withLoss, amiss, seconds: (performance.now() - begun) / 1000 };
}

const line = (what: string, { states, withLoss, seconds }: Cuts, failures: readonly string[]): Result => ({
  what,
  tried: states,
  unit: 'crash states',
  seconds,
  counts: { 'with something lost': withLoss },
  failures,
});

const whyNoRecorder = (): string | null => {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'there is no strace here (apt-get install strace)';
  return tried.status === 0 ? null : `strace may not watch a process here: ${tried.stderr.trim().slice(0, 80)}`;
};

/**
 * The power goes while a register is worked on: from a recording of its writes and syncs, drives are made that hold any
 * part of what was not yet synced. As the register is opened nothing acknowledged may be missing; with weaker settings of
 * the database something must be, or the campaign could not see it.
 */
export const powerLoss: Campaign = {
  name: 'power',
  run: async (setting) => {
    const what = (synchronous: Synchronous): string => `Power cut, synchronous ${synchronous}`;
    const reason = whyNoRecorder();
    const control = (synchronous: Synchronous): string => `Control: ${what(synchronous).toLowerCase()}`;
    if (reason !== null)
      return [what('FULL'), control('NORMAL'), control('OFF')].map((words) =>
        skippedResult(words, 'crash states', reason),
      );
    const full = await cutOften(setting, 'FULL', setting.amount(60, 1000));
    const results = [line(what('FULL'), full, full.amiss)];
    for (const synchronous of ['NORMAL', 'OFF'] as const) {
      const weak = await cutOften(setting, synchronous, setting.amount(40, 250));
      const failures = weak.withLoss > 0 ? [] : ['nothing was lost, so no loss would be seen'];
      results.push({ ...line(control(synchronous), weak, failures), control: true });
    }
    return results;
  },
};
