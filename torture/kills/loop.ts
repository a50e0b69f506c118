import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../../electron/host/demonstration/seeded-random.ts';
import type { Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import type { Order } from '../orders.ts';
import type { Result } from '../results.ts';

/** What one kill showed. */
export interface Verdict {
  /** How many calls or jobs had been acknowledged before it. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly halfDone: readonly string[];
  /** Anything else that must not be: damage, a broken trail, a complaint of the child. */
  readonly unsound: readonly string[];
}

/** One register after another, worked on by children that are killed. */
export interface Victim {
  /** The next order, on a register that is as sound as the last verdict found it. */
  readonly order: () => Order;
  /** Holds what is found afterwards against what the child had said. */
  readonly judge: (ending: Ending) => Verdict;
}

interface Count {
  runs: number;
  kills: number;
  finished: number;
  acknowledged: number;
  readonly durations: number[];
  readonly lost: string[];
  readonly halfDone: string[];
  readonly unsound: string[];
}

/** How long a quick run takes, in milliseconds: measured on slow ones, most kills would come too late. */
const short = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 2] ?? 60;

/** A moment within the work, and at times just after it: how long it takes is learned on the way. */
const moment = (random: SeededRandom, { durations }: Count): number => random.fraction() * short(durations.slice(-9));

function note(count: Count, name: string, ending: Ending, verdict: Verdict): void {
  count.finished += ending.finished ? 1 : 0;
  count.acknowledged += verdict.acknowledged;
  const at = (what: string): string => `${name}, after ${count.kills} kills: ${what}`;
  count.lost.push(...verdict.lost.map((what) => at(`lost ${what}`)));
  count.halfDone.push(...verdict.halfDone.map((what) => at(`half done: ${what}`)));
  const complaint = ending.complaints === '' ? [] : [`the child complained: ${ending.complaints.slice(0, 400)}`];
  count.unsound.push(...[...verdict.unsound, ...complaint].map(at));
}

/** How often a run is left to its own end, so that the moments of the kills keep to how long one takes just now. */
const rehearseEvery = 25;

async function runOnce({ nursery, random }: Setting, victim: Victim, count: Count, name: string): Promise<void> {
  const rehearsal = count.runs % rehearseEvery === 0;
  count.runs += 1;
  const child = await nursery.take();
  await child.begin(victim.order());
  const begun = performance.now();
  const ended = child.ended();
  if (!rehearsal) {
    await Promise.race([pause(moment(random, count)), ended]);
    child.kill();
    count.kills += 1;
  }
  const ending = await ended;
  if (ending.finished) count.durations.push(performance.now() - begun);
  note(count, name, ending, victim.judge(ending));
}

/** Two at a time, each with registers of its own, because most of a loop is waiting for a process to start. */
const lanes = 2;

/** Kills that often and adds up the verdicts. */
export async function killLoop(
  setting: Setting,
  name: string,
  kills: number,
  victimIn: (folder: string) => Victim,
): Promise<Result> {
  const count: Count = {
    runs: 0,
    kills: 0,
    finished: 0,
    acknowledged: 0,
    durations: [],
    lost: [],
    halfDone: [],
    unsound: [],
  };
  const begun = performance.now();
  const lane = async (_: unknown, number: number): Promise<void> => {
    const folder = path.join(setting.folder, `${name}-${number}`);
    const victim = victimIn(folder);
    while (count.kills < kills) await runOnce(setting, victim, count, name);
    rmSync(folder, { recursive: true, force: true });
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    what: `Killed during ${name}`,
    tried: count.kills,
    unit: 'kills',
    seconds: (performance.now() - begun) / 1000,
    counts: {
      acknowledged: count.acknowledged,
      lost: count.lost.length,
      'half done': count.halfDone.length,
      'ended before the kill': count.finished,
    },
    failures: [...count.lost, ...count.halfDone, ...count.unsound],
  };
}
