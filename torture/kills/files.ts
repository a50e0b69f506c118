import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { OperationName } from '../../domain/contract.ts';
import { readUnfinished } from '../../electron/host/unfinished-files.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { lookUp } from '../look-up.ts';
import type { Step } from '../mixed-work.ts';
import { hostOf, openPlace } from '../open-place.ts';
import { copyPlace, createPlace, lastChange, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';
import { acknowledgedSteps } from './write.ts';

/** Everything that leaves the register as files, each into a folder of its own. */
const leaving: readonly (readonly [folder: string, operation: OperationName, input: object])[] = [
  ['return', 'returns.export', { periodId: '$period:Y1Q4', rule: 'public' }],
  ['papers', 'governance.save', { papers: ['dpia', 'processing-record', 'limits', 'lost-laptop'], noticed: null }],
  [
    'trail',
    'audit.export',
    { userId: null, agencyId: null, area: null, disclosed: null, fromOn: null, untilOn: null, reference: null },
  ],
  ['copy', 'privacy.makeAccessPack', { requestId: '$request:F-1' }],
];

const stepsInto = (folder: string): Step[] =>
  leaving.map(([name, operation, input]) => ({
    operation,
    input: { ...input, folder: path.join(folder, name) },
    effects: [],
  }));

const beforehand: readonly Step[] = [
  {
    operation: 'people.add',
    input: { reference: 'F-1', preferredName: 'Wren', goal: 'A door I can lock', joinedOn: '2018-01-01' },
    effects: [],
  },
  {
    operation: 'privacy.beginRequest',
    input: { reference: 'F-1', kind: 'access', receivedOn: '2018-04-01', fromWhom: 'person', asked: null, place: null },
    effects: [],
  },
];

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

interface Template {
  readonly place: Place;
  /** How many files each of them makes. */
  readonly files: ReadonlyMap<string, number>;
}

function makeFolders(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name] of leaving) mkdirSync(path.join(folder, name), { recursive: true });
}

/** A register with somebody who asked for a copy of their record, and how many files everything makes of it. */
async function prepare(setting: Setting): Promise<Template> {
  const place = createPlace(path.join(setting.folder, 'template'));
  const open = openPlace(place);
  const host = hostOf(place, open);
  const out = path.join(setting.folder, 'rehearsed');
  makeFolders(out);
  for (const { operation, input } of [...beforehand, ...stepsInto(out)]) {
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.field ?? ''}`);
  }
  await host.close();
  const count = (name: string): number => readdirSync(path.join(out, name)).length;
  return { place, files: new Map(leaving.map(([name]) => [name, count(name)])) };
}

/** A manifest says which bytes the files beside it have. */
function amissInManifest(folder: string, names: readonly string[]): string[] {
  const manifest = names.find((name) => name.endsWith('-manifest.json'));
  if (manifest === undefined) return [];
  const text = readFileSync(path.join(folder, manifest), 'utf8');
  const { hashes } = JSON.parse(text.slice(text.indexOf('{'))) as { hashes: { name: string; sha256: string }[] };
  return hashes
    .filter(({ name, sha256 }) => hashOf(path.join(folder, name)) !== sha256)
    .map(({ name }) => `${name} is not what the manifest says`);
}

/** In the folder and in the trail, or in neither; and nothing hidden left beside it. */
function lookAt(folder: string, wanted: number, noted: number): string[] {
  const names = readdirSync(folder);
  const hidden = names.filter((name) => name.startsWith('.'));
  if (hidden.length > 0) return [`${hidden.join(', ')} was left behind`];
  const expected = noted > 0 ? wanted : 0;
  if (names.length !== expected)
    return [`${names.length} files where the trail has ${noted} of them: ${names.join(', ')}`];
  const empty = names.filter((name) => readFileSync(path.join(folder, name)).length === 0);
  return [...empty.map((name) => `${name} is empty`), ...amissInManifest(folder, names)];
}

interface Run {
  readonly steps: readonly Step[];
  readonly out: string;
  /** The length of the trail when it began. */
  readonly from: number;
}

function verdictOn({ files }: Template, place: Place, run: Run, since: number, ending: Ending): Verdict {
  const { done, refused } = acknowledgedSteps(ending, run.steps);
  // The next opening settles what the kill left.
  const open = openPlace(place);
  const noted = (operation: string): number =>
    open.session.raw
      .prepare<[number, string], number>('SELECT count(*) FROM audit WHERE seq > ? AND operation = ?')
      .pluck()
      .get(run.from, operation) ?? 0;
  const halfDone = leaving.flatMap(([name, operation]) =>
    lookAt(path.join(run.out, name), files.get(name) ?? 0, noted(operation)).map((what) => `${operation}: ${what}`),
  );
  const lost = done.filter(({ operation }) => noted(operation) === 0).map(({ operation }) => `a ${operation}`);
  open.close();
  const unsound = withRegister(place, (db) => unsoundness(db, null, since));
  const remembered = readUnfinished(place.home).map(({ folder }) => `${folder} is still remembered as unfinished`);
  return { acknowledged: done.length, lost, halfDone: [...halfDone, ...remembered], unsound: [...unsound, ...refused] };
}

function victim({ random }: Setting, template: Template, folder: string): Victim {
  const place = copyPlace(template.place, folder);
  const since = withRegister(place, lastChange);
  const out = path.join(folder, 'out');
  let run: Run = { steps: [], out, from: 0 };
  return {
    order() {
      makeFolders(out);
      const from = withRegister(place, (db) => db.prepare<[], number>('SELECT max(seq) FROM audit').pluck().get() ?? 0);
      const steps = stepsInto(out);
      const first = random.between(0, steps.length - 1);
      run = { steps: [...steps.slice(first), ...steps.slice(0, first)], out, from };
      return { kind: 'calls', place, calls: run.steps };
    },
    judge: (ending) => verdictOn(template, place, run, since, ending),
  };
}

/** Returns, papers, the trail and somebody's copy of their record: saved and noted, or neither. */
export const killedFiles: Campaign = {
  name: 'kill-files',
  run: async (setting) => {
    const template = await prepare(setting);
    const kills = setting.amount(35, 500);
    return [await killLoop(setting, 'saving files', kills, (folder) => victim(setting, template, folder))];
  },
};
