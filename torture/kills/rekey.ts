import { rmSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../../db/open.ts';
import { headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { type Content, contentOf } from '../content.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { openBySlot } from '../open-place.ts';
import { judge } from '../oracle.ts';
import { copyPlace, createPlace, lastOfCreation, type Place } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';
import { acknowledgedSteps } from './write.ts';

const rekey: Step = { operation: 'vault.rekey', input: {}, effects: [] };
const slots = [0, 1] as const;
const killsForEach = 20;

interface Run {
  readonly place: Place;
  content: Content;
  generation: number;
  kills: number;
  steps: readonly Step[];
}

interface Seen extends Omit<Verdict, 'acknowledged'> {
  readonly content: Content;
  readonly generation: number;
}

/** Opens a copy by one slot, as its holder would, and holds it against what was acknowledged. */
function lookBySlot(place: Place, which: number, run: Run, done: readonly Step[]): Seen {
  try {
    const open = openBySlot(place, which);
    try {
      const { raw } = open.session;
      const { auditHead, generation } = open.keyFile.current();
      const said = done.map(({ effects }) => effects);
      const judgement = judge(run.content, said, run.steps[done.length]?.effects, contentOf(raw));
      return { ...judgement, unsound: unsoundness(raw, auditHead, lastOfCreation(raw)), generation };
    } finally {
      open.close();
    }
  } catch (error) {
    const words = `slot ${which} opens no longer: ${refusalOf(error)?.code ?? String(error)}`;
    return { content: run.content, generation: run.generation, lost: [words], halfDone: [], unsound: [] };
  }
}

function look(run: Run, folder: string, ending: Ending): Verdict & Pick<Seen, 'content' | 'generation'> {
  const { done, refused } = acknowledgedSteps(ending, run.steps);
  const rekeyed = done.filter((step) => step === rekey).length;
  const seen = slots.map((which) => lookBySlot(copyPlace(run.place, path.join(folder, 'aside')), which, run, done));
  const [first] = seen;
  const generation = first?.generation ?? run.generation;
  const behind = generation < run.generation + rekeyed ? ['a re-key that was acknowledged'] : [];
  const apart = seen.some((one) => one.generation !== generation) ? ['the slots disagree about the generation'] : [];
  return {
    content: first?.content ?? run.content,
    generation: readHeader(headerPathOf(run.place.file)).generation,
    acknowledged: rekeyed,
    lost: [...seen.flatMap(({ lost }) => lost), ...behind],
    halfDone: [...seen.flatMap(({ halfDone }) => halfDone), ...apart],
    unsound: [...seen.flatMap(({ unsound }) => unsound), ...refused],
  };
}

function victim({ random }: Setting, template: Place, folder: string): Victim {
  const begin = (): Run => ({
    place: copyPlace(template, folder),
    content: new Map(),
    generation: 1,
    kills: 0,
    steps: [],
  });
  let run = begin();
  return {
    order() {
      if (run.kills === killsForEach) run = begin();
      run.kills += 1;
      const work = mixedWork(random, run.content, 4, `${run.kills}`);
      run.steps = [...work.slice(0, 1), rekey, ...work.slice(1), rekey];
      return { kind: 'calls', place: run.place, calls: run.steps, bySlot: random.pick(slots) };
    },
    judge(ending) {
      const { content, generation, ...verdict } = look(run, folder, ending);
      rmSync(path.join(folder, 'aside'), { recursive: true, force: true });
      run.content = content;
      run.generation = generation;
      return verdict;
    },
  };
}

/** The data key is changed while people work: whoever stays gets in, with everything that was acknowledged. */
export const killedRekeys: Campaign = {
  name: 'kill-rekey',
  run: async (setting) => {
    const template = createPlace(path.join(setting.folder, 'template'));
    const kills = setting.amount(40, 500);
    return [await killLoop(setting, 're-key', kills, (folder) => victim(setting, template, folder))];
  },
};
