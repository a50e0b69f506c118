import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf } from '../../db/open.ts';
import type { Clock } from '../../domain/time.ts';
import { createHost } from '../../electron/host/create-host.ts';
import { openSession } from '../../electron/host/register-session.ts';
import { nobody, whyNoRights } from '../../electron/host/testing/in-child.ts';
import { openInMemory } from '../../electron/host/testing/key-file-in-memory.ts';
import { startHost } from '../../electron/host/testing/locked-host.ts';
import { portsWithoutWindow } from '../../electron/host/testing/open-test-host.ts';
import { headerPathOf } from '../../electron/host/vault/header.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { startChild } from '../children.ts';
import { contentOf } from '../content.ts';
import { lookUp } from '../look-up.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { hostOf, openPlace } from '../open-place.ts';
import { judge } from '../oracle.ts';
import { createPlace, dataKeyOf, lastOfCreation, notedHead, type Place, withRegister } from '../register.ts';
import { type Result, skippedResult } from '../results.ts';
import { unsoundness } from '../soundness.ts';
import { clockAround } from './clock-around.ts';

/** What must be so in the end: every step there, and nothing wrong. */
function amissIn(place: Place, steps: readonly Step[]): string[] {
  const head = notedHead(place);
  return withRegister(place, (db) => {
    const said = steps.map(({ effects }) => effects);
    const { lost, halfDone } = judge(new Map(), said, undefined, contentOf(db));
    const gone = [...lost.map((at) => `lost ${at}`), ...halfDone.map((at) => `half done: ${at}`)];
    return [...gone, ...unsoundness(db, head, lastOfCreation(db))];
  });
}

/** Steps of which the first `done` were acknowledged; answers with the code of the first refusal. */
async function workOn(place: Place, steps: readonly Step[], meanwhile: (at: number) => void): Promise<string[]> {
  const open = openPlace(place);
  const host = hostOf(place, open);
  const codes: string[] = [];
  for (const [at, { operation, input }] of steps.entries()) {
    meanwhile(at);
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    codes.push(reply.ok ? 'ok' : reply.error.code);
  }
  await host.close();
  return codes;
}

const expectAll = (codes: readonly string[], wanted: string): string[] =>
  codes.filter((code) => code !== wanted).map((code) => `${code} instead of ${wanted}`);

interface Case {
  readonly what: string;
  /** Why it cannot be tried here; null where it can. */
  readonly cannot?: string | null;
  readonly run: (setting: Setting, folder: string) => Promise<string[]>;
}

const stepsFor = ({ random }: Setting, name: string, length = 20): Step[] => mixedWork(random, new Map(), length, name);

/** Another process that opens while this one works: refused at once, and no harm to either. */
async function twoInstances(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  const steps = stepsFor(setting, 'two');
  const child = await setting.nursery.take();
  const refusals: string[] = [];
  const open = openPlace(place);
  const host = hostOf(place, open);
  const ask = { kind: 'calls' as const, place: { ...place, home: path.join(folder, 'other-home') }, calls: [] };
  for (const [at, { operation, input }] of steps.entries()) {
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    if (!reply.ok) refusals.push(reply.error.code);
    if (at === 10) await child.begin(ask);
  }
  const ending = await child.ended();
  await host.close();
  const told = /register-in-use/.test(ending.complaints) ? [] : [`the second was not refused: ${ending.complaints}`];
  return [...expectAll(refusals, 'ok'), ...told, ...amissIn(place, steps)];
}

/** The folder is renamed under an open register, as a drive that is unplugged and comes back: nothing acknowledged goes. */
async function vanishedFolder(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  const away = `${folder}-away`;
  const steps = stepsFor(setting, 'vanished');
  const codes = await workOn(place, steps, (at) => {
    if (at === 8) renameSync(folder, away);
    if (at === 16) {
      // Whatever the application made in the place of its folder is not the register.
      rmSync(folder, { recursive: true, force: true });
      renameSync(away, folder);
    }
  });
  const done = steps.filter((_, at) => codes[at] === 'ok');
  const wordless = codes.filter((code) => code === 'internal').map(() => 'a failure without words');
  return [...wordless, ...amissIn(place, done)];
}

/** Opening where nothing may be written, as a user who may only look: refused in words, and no byte is changed. */
async function readOnly(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  const steps = stepsFor(setting, 'read-only', 6);
  await workOn(place, steps, () => undefined);
  const before = readFileSync(place.file);
  const home = path.join(path.dirname(folder), 'home-of-nobody');
  mkdirSync(home);
  chmodSync(home, 0o777);
  for (const [file, mode] of [
    [place.file, 0o444],
    [headerPathOf(place.file), 0o444],
    [folder, 0o555],
  ] as const)
    chmodSync(file, mode);
  const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid', String(nobody), '--clear-groups'] : [];
  const child = await startChild(setting.childScript, asNobody);
  await child.begin({ kind: 'calls', place: { ...place, home }, calls: steps });
  const { complaints } = await child.ended();
  chmodSync(folder, 0o700);
  for (const file of [place.file, headerPathOf(place.file)]) chmodSync(file, 0o600);
  const told = /register-read-only/.test(complaints)
    ? []
    : [`it was not refused in words: ${complaints.slice(0, 300)}`];
  const same = readFileSync(place.file).equals(before) ? [] : ['the register was changed'];
  return [...told, ...same, ...amissIn(place, steps)];
}

const hours = 3_600_000;
/** Moments that clocks stumble over, each followed by the next, and back again. */
const moments: readonly number[] = [
  Date.UTC(2024, 1, 28, 23, 59),
  Date.UTC(2024, 1, 29, 12, 0),
  Date.UTC(2024, 2, 1, 0, 0),
  Date.UTC(2024, 2, 31, 0, 59, 59),
  Date.UTC(2024, 2, 31, 1, 0, 1),
  Date.UTC(2024, 9, 27, 0, 30),
  Date.UTC(2024, 9, 27, 1, 30),
  Date.UTC(2019, 0, 1) - 5 * hours,
  Date.UTC(2038, 0, 19, 3, 14, 8),
  Date.UTC(2024, 1, 29, 12, 0),
];

/** The clock leaps before every call: the trail stays in order, and each change comes after the one that it replaces. */
async function clockJumps(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  const hand = { now: moments[0] ?? 0 };
  const clock: Clock = { now: () => hand.now, today: () => new Date(hand.now).toISOString().slice(0, 10) };
  const dataKey = dataKeyOf(place);
  const session = openSession({ path: place.file, dataKey, userId: place.userId, deviceId: place.userId, clock });
  const settings = { home: place.home, shell: 'terminal' as const, demonstration: false, lockSignals: [] };
  const host = createHost(settings, portsWithoutWindow, openInMemory(session, dataKey));
  const steps = stepsFor(setting, 'clock', 60);
  const codes: string[] = [];
  for (const [at, { operation, input }] of steps.entries()) {
    hand.now = moments[at % moments.length] ?? hand.now;
    const reply = await host.dispatch(operation, lookUp(session.raw, input), { window: 'main' });
    codes.push(reply.ok ? 'ok' : reply.error.code);
  }
  const backwards = session.raw.prepare('SELECT 1 FROM change WHERE replaces IS NOT NULL AND replaces >= clock').get();
  await host.close();
  return [
    ...expectAll(codes, 'ok'),
    ...(backwards === undefined ? [] : ['a change that seems older than the one it replaces']),
    ...amissIn(place, steps),
  ];
}

/** A key file of which only a part is left is refused by name, and its copy on this computer puts it right. */
async function tornKeyFile(setting: Setting, folder: string): Promise<string[]> {
  const place = createPlace(folder);
  const steps = stepsFor(setting, 'torn', 6);
  await workOn(place, steps, () => undefined);
  const header = headerPathOf(place.file);
  const whole = readFileSync(header);
  const failures: string[] = [];
  for (const share of [0, 0.3, 0.6, 0.95]) {
    writeFileSync(header, whole.subarray(0, Math.floor(whole.length * share)));
    const code = await Promise.resolve()
      .then(() => openPlace(place).close())
      .then(() => 'opened')
      .catch((error: unknown) => refusalOf(error)?.code ?? String(error));
    failures.push(...expectAll([code], 'header-torn'));
    const locked = startHost(place.home);
    failures.push(...expectAll([await locked.codeOf('vault.restoreHeader', { path: place.file })], 'ok'));
    await locked.host.close();
    failures.push(...amissIn(place, steps));
  }
  return failures;
}

const cases: readonly Case[] = [
  { what: 'Two instances', run: twoInstances },
  { what: 'Folder that vanishes and comes back', run: vanishedFolder },
  { what: 'Folder that may not be written', cannot: whyNoRights(), run: readOnly },
  { what: 'Clock that jumps: leap day, summer time, years', run: clockJumps },
  { what: 'Clock that jumps: backups that are due, waits after wrong attempts', run: clockAround },
  { what: 'Torn key file', run: tornKeyFile },
];

async function tryCase(setting: Setting, { what, cannot, run }: Case, times: number): Promise<Result> {
  if (cannot != null) return skippedResult(what, 'times', cannot);
  const begun = performance.now();
  const failures: string[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const folder = path.join(setting.folder, 'situation', 'register');
    mkdirSync(path.dirname(folder), { recursive: true });
    failures.push(...(await run(setting, folder)));
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
  const seconds = (performance.now() - begun) / 1000;
  return { what, tried: times, unit: 'times', seconds, counts: {}, note: 'everything acknowledged there', failures };
}

/** What happens around a register rather than to it. */
export const situations: Campaign = {
  name: 'situations',
  run: async (setting) => {
    const results: Result[] = [];
    for (const one of cases) results.push(await tryCase(setting, one, setting.amount(2, 40)));
    return results;
  },
};
