import { rmSync } from 'node:fs';
import path from 'node:path';
import type { SeededRandom } from '../../electron/host/demonstration/seeded-random.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { type Content, contentOf } from '../content.ts';
import { erasureOf, mixedWork, peopleIn, type Step } from '../mixed-work.ts';
import { contentAfter, judge } from '../oracle.ts';
import { copyPlace, createPlace, lastChange, notedHead, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';

/** After so many kills a register is put away for a new one, so that looking at it stays quick. */
const killsForEach = 25;

/** How far the calls got, as the child said it. */
export function acknowledgedSteps(
  ending: Ending,
  steps: readonly Step[],
): { done: readonly Step[]; refused: string[] } {
  const spoken = ending.lines.filter((line) => /^(done|refused) /.test(line));
  const refused = spoken.filter((line) => line.startsWith('refused'));
  return { done: steps.slice(0, spoken.length - refused.length), refused };
}

interface Run {
  readonly place: Place;
  readonly since: number;
  content: Content;
  kills: number;
  steps: readonly Step[];
}

function look(place: Place, run: Run, ending: Ending): Verdict & { readonly content: Content } {
  const { done, refused } = acknowledgedSteps(ending, run.steps);
  const head = notedHead(place);
  return withRegister(place, (db) => {
    const judgement = judge(
      run.content,
      done.map(({ effects }) => effects),
      run.steps[done.length]?.effects,
      contentOf(db),
    );
    return {
      ...judgement,
      acknowledged: done.length,
      unsound: [...unsoundness(db, head, run.since), ...refused],
    };
  });
}

/** The calls of one run, for a register that holds `content`. */
type Plan = (random: SeededRandom, content: Content, name: string) => Step[];

function victim({ random }: Setting, template: Place, folder: string, plan: Plan): Victim {
  const since = withRegister(template, lastChange);
  const begin = (): Run => ({ place: copyPlace(template, folder), since, content: new Map(), kills: 0, steps: [] });
  let run = begin();
  return {
    order() {
      if (run.kills === killsForEach) run = begin();
      run.kills += 1;
      run.steps = plan(random, run.content, `${run.kills}`);
      return { kind: 'calls', place: run.place, calls: run.steps, checkpointAt: random.pick([8, 40, 1000]) };
    },
    judge(ending) {
      // Every other time a copy is looked at, so that the next child finds the log as the kill left it.
      const aside = path.join(folder, 'aside');
      const place = random.chance(0.5) ? copyPlace(run.place, aside) : run.place;
      const { content, ...verdict } = look(place, run, ending);
      rmSync(aside, { recursive: true, force: true });
      run.content = content;
      return verdict;
    },
  };
}

const work: Plan = (random, content, name) => mixedWork(random, content, random.between(3, 20), name);

/** Calls of every kind through the real dispatch, from opening to closing. */
export const killedWrites: Campaign = {
  name: 'kill-write',
  run: async (setting) => {
    const template = createPlace(path.join(setting.folder, 'template'));
    const kills = setting.amount(180, 4000);
    return [await killLoop(setting, 'write', kills, (folder) => victim(setting, template, folder, work))];
  },
};

/** People come, are worked with and are erased, one after the other. */
const workAndErase: Plan = (random, content, name) => {
  const steps = mixedWork(random, content, 8, name);
  let now = contentAfter(
    content,
    steps.map(({ effects }) => effects),
  );
  for (const reference of peopleIn(now).slice(0, 2)) {
    const step = erasureOf(now, reference);
    steps.push(step);
    now = contentAfter(now, [step.effects]);
  }
  return [...steps, ...mixedWork(random, now, 2, `${name}-after`)];
};

/** Erasing somebody: a dozen tables, a key and the index, wholly or not at all. */
export const killedErasures: Campaign = {
  name: 'kill-erase',
  run: async (setting) => {
    const template = createPlace(path.join(setting.folder, 'template'));
    const kills = setting.amount(50, 1000);
    return [await killLoop(setting, 'erasure', kills, (folder) => victim(setting, template, folder, workAndErase))];
  },
};
