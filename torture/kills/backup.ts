import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openCopy, refusalOf } from '../../db/open.ts';
import { headerPathOf } from '../../electron/host/vault/header.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { type Content, contentOf } from '../content.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { contentAfter, differences, judge } from '../oracle.ts';
import { copyPlace, createPlace, dataKeyOf, lastChange, notedHead, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';
import { acknowledgedSteps } from './write.ts';

const makeBackup: Step = { operation: 'backups.make', input: {}, effects: [] };

/** Every file below a folder that a person would take for a backup, oldest first. */
export function backupsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.mcn') && !path.basename(name).startsWith('.'))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}

interface Looked {
  readonly content: Content;
  readonly wrong: readonly string[];
}

/** What a visible backup says; it must be a whole pair that its key opens. */
function lookAtBackup(place: Place, file: string): Looked {
  const nothing = new Map<string, string>();
  if (!existsSync(headerPathOf(file))) return { content: nothing, wrong: ['a backup without its key file'] };
  try {
    const head = notedHead({ ...place, file });
    const db = openCopy(file, dataKeyOf(place));
    try {
      return { content: contentOf(db), wrong: unsoundness(db, head, Number.MAX_SAFE_INTEGER) };
    } finally {
      db.close();
    }
  } catch (error) {
    return { content: nothing, wrong: [`a backup that does not open: ${refusalOf(error)?.code ?? String(error)}`] };
  }
}

/** The backup that was last acknowledged must be there and say what the register said then. */
function missingBackup(looked: readonly Looked[], before: Content, done: readonly Step[]): string[] {
  const last = done.lastIndexOf(makeBackup);
  if (last < 0) return [];
  const said = contentAfter(
    before,
    done.slice(0, last).map(({ effects }) => effects),
  );
  return looked.some(({ content }) => differences(said, content).length === 0)
    ? []
    : ['the backup that was acknowledged'];
}

interface Run {
  readonly place: Place;
  readonly since: number;
  content: Content;
  kills: number;
  steps: readonly Step[];
}

function look(run: Run, ending: Ending): Verdict & { readonly content: Content } {
  const { place, since } = run;
  const { done, refused } = acknowledgedSteps(ending, run.steps);
  const backups = backupsBelow(place.home).map((file) => lookAtBackup(place, file));
  const head = notedHead(place);
  const said = done.map(({ effects }) => effects);
  return withRegister(place, (db) => {
    const judgement = judge(run.content, said, run.steps[done.length]?.effects, contentOf(db));
    return {
      ...judgement,
      acknowledged: done.filter((step) => step === makeBackup).length,
      lost: [...judgement.lost, ...missingBackup(backups, run.content, done)],
      halfDone: [...judgement.halfDone, ...backups.flatMap(({ wrong }) => wrong)],
      unsound: [...unsoundness(db, head, since), ...refused],
    };
  });
}

const killsForEach = 20;

function victim({ random }: Setting, template: Place, folder: string): Victim {
  const since = withRegister(template, lastChange);
  const begin = (): Run => ({ place: copyPlace(template, folder), since, content: new Map(), kills: 0, steps: [] });
  let run = begin();
  return {
    order() {
      if (run.kills === killsForEach) run = begin();
      run.kills += 1;
      const work = mixedWork(random, run.content, 6, `${run.kills}`);
      run.steps = [...work.slice(0, 2), makeBackup, ...work.slice(2), makeBackup];
      return { kind: 'calls', place: run.place, calls: run.steps };
    },
    judge(ending) {
      const { content, ...verdict } = look(run, ending);
      run.content = content;
      return verdict;
    },
  };
}

/** Backups that are made while the register is worked on: whoever dies, what can be seen as a backup is a whole one. */
export const killedBackups: Campaign = {
  name: 'kill-backup',
  run: async (setting) => {
    const template = createPlace(path.join(setting.folder, 'template'));
    const kills = setting.amount(40, 1000);
    const result = await killLoop(setting, 'backup', kills, (folder) => victim(setting, template, folder));
    rmSync(template.folder, { recursive: true, force: true });
    return [result];
  },
};
