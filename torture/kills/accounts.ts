import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type RawDb, refusalOf } from '../../db/open.ts';
import { Secret } from '../../db/secret.ts';
import { headerPathOf, readHeader, type Slot, writeHeader } from '../../electron/host/vault/header.ts';
import { createRecoverySlot } from '../../electron/host/vault/slots.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import { type Content, contentOf } from '../content.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { openBySlot } from '../open-place.ts';
import { judge } from '../oracle.ts';
import { copyPlace, createPlace, dataKeyOf, lastChange, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';
import { acknowledgedSteps } from './write.ts';

/** So many work in the register; each kill ends the account of one of them or hands the sealed key about. */
const colleagues = 12;

interface Colleague {
  readonly userId: string;
  /** Which slot of the key file was theirs, counted as the codes are. */
  readonly code: string;
}

interface Staffed {
  readonly place: Place;
  readonly people: readonly Colleague[];
  readonly since: number;
}

function addAccounts(db: RawDb, people: readonly Colleague[]): void {
  const agency = db.prepare<[], string>('SELECT agencyId FROM userAccount').pluck().get();
  const account = db.prepare(
    'INSERT INTO userAccount (id, signInName, displayName, agencyId, active) VALUES (?, ?, ?, ?, 1)',
  );
  const role = db.prepare("INSERT INTO userRole (id, userId, role) VALUES (?, ?, 'caseworker')");
  for (const [at, { userId }] of people.entries()) {
    account.run(userId, `Colleague ${at}`, `Colleague ${at}`, agency);
    role.run(randomUUID(), userId);
  }
}

/** A register in which a dozen people work, each with a slot. */
function staffed(folder: string): Staffed {
  const place = createPlace(folder);
  const people = Array.from({ length: colleagues }, () => ({
    userId: randomUUID(),
    code: Secret.random(20).use((bytes) => bytes.toString('hex')),
  }));
  withRegister(place, (db) => addAccounts(db, people));
  const header = readHeader(headerPathOf(place.file));
  const slots = people.map(
    ({ userId, code }, at): Slot => ({
      ...createRecoverySlot(new Secret(Buffer.from(code, 'hex')), dataKeyOf(place), header),
      kind: 'user',
      userId,
      signInName: `Colleague ${at}`,
      derivation: { algorithm: 'argon2id', memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
    }),
  );
  writeHeader([headerPathOf(place.file)], { ...header, slots: [...header.slots, ...slots] }, dataKeyOf(place));
  return { place, people, since: withRegister(place, lastChange) };
}

/** What an account is: with a slot, with the sealed key in it, and noted as having been given that. */
interface Standing {
  readonly active: boolean;
  readonly slot: boolean;
  readonly holds: boolean;
  readonly given: boolean;
}

const expectedAfter = (before: Standing, operation: string): Standing => {
  if (operation === 'users.disable') return { active: false, slot: false, holds: false, given: before.given };
  const holds = operation === 'sealed.grant';
  return { ...before, holds, given: holds };
};

/** Whether somebody's keys and rows are what was acknowledged. Whoever has left may still stand in the list of grants. */
const agrees = (one: Standing, other: Standing): boolean =>
  one.active === other.active &&
  one.slot === other.slot &&
  one.holds === other.holds &&
  (!other.active || one.given === other.given);

interface Run {
  readonly place: Place;
  content: Content;
  standing: readonly Standing[];
  kills: number;
  steps: readonly Step[];
}

const whoOf = ({ people }: Staffed, { input }: Step): number =>
  people.findIndex(({ userId }) => 'userId' in input && input.userId === userId);

const isAboutAccount = ({ operation }: Step): boolean => /^(users|sealed)\./.test(operation);

function stepAbout(random: Setting['random'], staff: Staffed, standing: readonly Standing[]): Step[] {
  const active = standing.flatMap(({ active: is, holds }, at) => (is ? [{ at, holds }] : []));
  const [first, ...rest] = active;
  if (first === undefined) return [];
  const { at, holds } = random.pick([first, ...rest]);
  const operation = random.chance(0.4) ? 'users.disable' : holds ? 'sealed.revoke' : 'sealed.grant';
  return [{ operation, input: { userId: staff.people[at]?.userId ?? '' }, effects: [] }];
}

function plan({ random }: Setting, staff: Staffed, run: Run): Step[] {
  const work = mixedWork(random, run.content, 3, `${run.kills}`);
  let standing = run.standing;
  const about: Step[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const [step] = stepAbout(random, staff, standing);
    if (step === undefined) break;
    about.push(step);
    const who = whoOf(staff, step);
    standing = standing.map((one, at) => (at === who ? expectedAfter(one, step.operation) : one));
  }
  // The work stays together: some of it undoes what was done last.
  return [...about.slice(0, 1), ...work, ...about.slice(1)];
}

function standingIn(staff: Staffed, db: RawDb, slots: readonly Slot[]): Standing[] {
  const active = db.prepare<[string], number>('SELECT active FROM userAccount WHERE id = ?').pluck();
  const given = db.prepare('SELECT 1 FROM sealedGrant WHERE userId = ? AND endedAt IS NULL');
  return staff.people.map(({ userId }) => {
    const slot = slots.find((one) => one.userId === userId);
    return {
      active: active.get(userId) === 1,
      slot: slot !== undefined,
      holds: slot?.sealedKey !== undefined,
      given: given.get(userId) !== undefined,
    };
  });
}

/** Holds every account against what was acknowledged; the step in flight may have happened, but only as a whole. */
function accountsAmiss(staff: Staffed, run: Run, done: readonly Step[], found: readonly Standing[]) {
  let expected = run.standing;
  for (const step of done.filter(isAboutAccount)) {
    const who = whoOf(staff, step);
    expected = expected.map((one, at) => (at === who ? expectedAfter(one, step.operation) : one));
  }
  const next = run.steps[done.length];
  const inFlight = next !== undefined && isAboutAccount(next) ? { who: whoOf(staff, next), next } : null;
  const lost: string[] = [];
  const halfDone: string[] = [];
  for (const [at, one] of found.entries()) {
    const wanted = expected[at] ?? one;
    if (agrees(one, wanted)) continue;
    const words = `colleague ${at}: ${JSON.stringify(one)} instead of ${JSON.stringify(wanted)}`;
    if (inFlight?.who !== at) lost.push(words);
    else if (!agrees(one, expectedAfter(wanted, inFlight.next.operation))) halfDone.push(words);
  }
  return { lost, halfDone };
}

/** Whoever has left opens nothing, with the secret that they had and the key file as it is. */
function openingsByLeavers(staff: Staffed, place: Place, found: readonly Standing[]): string[] {
  const { slots } = readHeader(headerPathOf(place.file));
  const left = staff.people.filter((_, at) => found[at]?.active === false);
  return slots.some(({ userId }) => left.some((one) => one.userId === userId))
    ? ['a slot of somebody whose account has ended']
    : [];
}

function look(staff: Staffed, run: Run, aside: string, ending: Ending): Verdict & Pick<Run, 'content' | 'standing'> {
  const { done, refused } = acknowledgedSteps(ending, run.steps);
  const place = copyPlace(run.place, aside);
  try {
    // By a slot and not by the key: that is what whoever stays has, and it finishes what was begun.
    const open = openBySlot(place, 0);
    const { raw } = open.session;
    const { auditHead, slots } = open.keyFile.current();
    const standing = standingIn(staff, raw, slots);
    const said = done.map(({ effects }) => effects);
    const work = judge(run.content, said, run.steps[done.length]?.effects, contentOf(raw));
    const accounts = accountsAmiss(staff, run, done, standing);
    const unsound = [...unsoundness(raw, auditHead, staff.since), ...refused];
    open.close();
    return {
      acknowledged: done.filter(isAboutAccount).length,
      content: work.content,
      standing,
      lost: [...work.lost, ...accounts.lost],
      halfDone: [...work.halfDone, ...accounts.halfDone],
      unsound: [...unsound, ...openingsByLeavers(staff, place, standing)],
    };
  } catch (error) {
    const words = `it opens no longer: ${refusalOf(error)?.code ?? String(error)}`;
    return { acknowledged: 0, content: run.content, standing: run.standing, lost: [words], halfDone: [], unsound: [] };
  }
}

const everybody = ({ people }: Staffed): Standing[] =>
  people.map(() => ({ active: true, slot: true, holds: false, given: false }));

function victim(setting: Setting, staff: Staffed, folder: string): Victim {
  const begin = (): Run => ({
    place: copyPlace(staff.place, folder),
    content: new Map(),
    standing: everybody(staff),
    kills: 0,
    steps: [],
  });
  let run = begin();
  return {
    order() {
      if (run.standing.filter(({ active }) => active).length < 4) run = begin();
      run.kills += 1;
      run.steps = plan(setting, staff, run);
      return { kind: 'calls', place: run.place, calls: run.steps, bySlot: 0 };
    },
    judge(ending) {
      const aside = path.join(folder, 'aside');
      const { content, standing, ...verdict } = look(staff, run, aside, ending);
      rmSync(aside, { recursive: true, force: true });
      run.content = content;
      run.standing = standing;
      return verdict;
    },
  };
}

/** Accounts that end with their re-key, and the sealed key handed to somebody and taken back. */
export const killedAccounts: Campaign = {
  name: 'kill-accounts',
  run: async (setting) => {
    const staff = staffed(path.join(setting.folder, 'template'));
    const kills = setting.amount(40, 500);
    return [
      await killLoop(setting, 'ending accounts and handing keys', kills, (folder) => victim(setting, staff, folder)),
    ];
  },
};
