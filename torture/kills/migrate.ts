import path from 'node:path';
import { migrate, newestVersion } from '../../db/migrate.ts';
import type { RawDb } from '../../db/open.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { contentOf } from '../content.ts';
import { museumContent } from '../museum/first-schema-rows.ts';
import { createOldRegister, schemas } from '../museum/old-register.ts';
import { stopsFrom } from '../museum/stopped-migration.ts';
import { differences } from '../oracle.ts';
import { copyPlace, type Place, withRegister } from '../register.ts';
import type { Result } from '../results.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';

const newest = newestVersion();
const older = schemas.filter((version) => version < newest);

/** What is wrong with a museum register now, in the schema that it has. */
function amissIn(db: RawDb): { readonly lost: string[]; readonly unsound: string[] } {
  return { lost: differences(museumContent, contentOf(db)), unsound: unsoundness(db, null) };
}

const schemaOf = (db: RawDb): number => Number(db.pragma('user_version', { simple: true }));

/** After a kill: wholly old or wholly new, nothing gone; and after one more opening wholly new. */
function verdictOn(place: Place, from: number, acknowledged: boolean): Verdict {
  return withRegister(place, (db) => {
    const found = schemaOf(db);
    const before = amissIn(db);
    migrate(db);
    const then = amissIn(db);
    const halfDone = found === from || found === newest ? [] : [`schema ${found}, neither ${from} nor ${newest}`];
    const forgotten = acknowledged && found !== newest ? [`the migration from ${from} that was acknowledged`] : [];
    return {
      acknowledged: acknowledged ? 1 : 0,
      lost: [...before.lost, ...then.lost, ...forgotten],
      halfDone,
      unsound: [...before.unsound, ...then.unsound, ...(schemaOf(db) === newest ? [] : ['it did not migrate'])],
    };
  });
}

const templateOf = (setting: Setting, version: number): Place =>
  createOldRegister(path.join(setting.folder, `schema-${version}`), version);

function victim(folder: string, templates: readonly Place[], { random }: Setting): Victim {
  let [from, place] = [older[0] ?? newest, templates[0]];
  return {
    order() {
      const which = random.between(0, older.length - 1);
      const template = templates[which];
      if (template === undefined) throw new Error('there is no older schema');
      from = older[which] ?? newest;
      place = copyPlace(template, folder);
      return { kind: 'migrate', place };
    },
    judge(ending) {
      if (place === undefined) throw new Error('there was no order');
      return verdictOn(place, from, ending.lines.includes('done 0'));
    },
  };
}

/** Opening a register of an older version, killed by the clock. */
export const killedMigrations: Campaign = {
  name: 'kill-migrate',
  run: async (setting) => {
    const templates = older.map((version) => templateOf(setting, version));
    const kills = setting.amount(40, 1000);
    return [await killLoop(setting, 'migrate', kills, (folder) => victim(folder, templates, setting))];
  },
};

async function dieAt(setting: Setting, template: Place, version: number, stop: number): Promise<string[]> {
  const place = copyPlace(template, path.join(setting.folder, 'exhibit'));
  const child = await setting.nursery.take();
  await child.begin({ kind: 'migrate-and-die', place, version, stop });
  const ending = await child.ended();
  const at = `from schema ${version}, after statement ${stop}`;
  if (ending.finished || ending.complaints !== '') return [`${at}: it did not stop there ${ending.complaints}`];
  const { lost, halfDone, unsound } = verdictOn(place, version, false);
  return [...lost, ...halfDone, ...unsound].map((what) => `${at}: ${what}`);
}

async function exhibit(setting: Setting, version: number): Promise<Result> {
  const begun = performance.now();
  const template = templateOf(setting, version);
  const stops = stopsFrom(version);
  const wanted = Math.min(stops, setting.amount(4, 10_000));
  const failures: string[] = [];
  for (let turn = 0; turn < wanted; turn += 1) {
    const stop = wanted === 1 ? stops : 1 + Math.floor((turn * (stops - 1)) / (wanted - 1));
    failures.push(...(await dieAt(setting, template, version, stop)));
  }
  const opened = verdictOn(template, version, false);
  failures.push(...opened.lost, ...opened.unsound);
  return {
    what: `Museum: schema ${version} opens and migrates`,
    tried: wanted,
    unit: 'statements',
    seconds: (performance.now() - begun) / 1000,
    counts: {},
    note: `died after, of ${stops}; ${museumContent.size} facts as they were, every time`,
    failures,
  };
}

/** Every schema that was ever released, with its rows: opened, and killed after each statement of the migration. */
export const museum: Campaign = {
  name: 'museum',
  run: async (setting) => {
    const results: Result[] = [];
    for (const version of schemas) results.push(await exhibit(setting, version));
    return results;
  },
};
