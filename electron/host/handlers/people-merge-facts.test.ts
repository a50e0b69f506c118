import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAction } from '../../../db/repositories/plans/actions.ts';
import { writeTransaction } from '../../../db/write.ts';
import { entities, entityNames } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { need } from '../testing/person-input.ts';

/** Two records of one person who each have what one person has only once: who leads, who is asked, a stay, a death, holds. */

let open: TestHost;
let colleague: string;
beforeAll(async () => {
  open = await openTestHost();
  colleague = addColleague(open, 'Jo Marsh', ['caseworker']);
});
afterAll(() => open.discard());

interface Facts {
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly leadFrom: string | null;
  readonly asked: boolean;
  readonly death: 'suspected' | 'concluded' | null;
  readonly hold: boolean;
  readonly outreach: number;
  readonly needs: readonly string[];
}

const day = fc.constantFrom('2018-01-02', '2018-01-20', '2018-02-01', '2018-02-14');
const facts: fc.Arbitrary<Facts> = fc.record({
  joinedOn: fc.option(day),
  leftOn: fc.option(fc.constantFrom('2018-02-20', '2018-03-01'), { freq: 1 }),
  leadFrom: fc.option(day),
  asked: fc.boolean(),
  death: fc.option(fc.constantFrom('suspected' as const, 'concluded' as const)),
  hold: fc.boolean(),
  outreach: fc.integer({ min: 0, max: 2 }),
  needs: fc.uniqueArray(fc.constantFrom('homelessness', 'offending', 'worklessness'), { maxLength: 3 }),
});

let made = 0;

async function ask(personId: string, toUserId: string, plannedOn: string): Promise<void> {
  await open.call('cohorts.proposeHandover', {
    ...{ personId, toUserId, toName: null, toAgencyId: null, plannedOn },
    ...{ note: null, told: 'yes', toldOn: null, introducedOn: null },
  });
}

/** Somebody with these facts, each written as a worker would. */
async function add(name: string, given: Facts): Promise<string> {
  made += 1;
  const { id: personId } = await open.call('people.add', {
    preferredName: `${name}${made}`,
    needs: given.needs.map((code) => need(code, { disclosed: 'yes' })),
    ...(given.joinedOn === null ? {} : { joinedOn: given.joinedOn }),
  });
  if (given.joinedOn !== null && given.leftOn !== null) await leave(personId, given.leftOn);
  if (given.leadFrom !== null) await ask(personId, open.session.user.id, given.leadFrom);
  if (given.asked) await ask(personId, colleague, '2018-04-10');
  if (given.hold) await open.call('privacy.hold', { personId, because: 'A claim is being looked into' });
  tasks(personId, given.outreach);
  if (given.death !== null) await reportDeath(personId, given.death);
  return personId;
}

async function leave(personId: string, leftOn: string): Promise<void> {
  const { memberships } = await open.call('people.open', { personId });
  const membershipId = memberships[0]?.id ?? '';
  await open.call('people.leave', {
    ...{ personId, membershipId, leftOn, destination: 'moved-to-other-support', because: 'A flat elsewhere' },
    ...{ personSaid: null, staysInPlace: null, followUps: [] },
  });
}

const tasks = (personId: string, count: number): void =>
  writeTransaction(open.session.writer, open.session.user.id, (db) => {
    for (let at = 0; at < count; at += 1) addAction(db, { personId, wording: `Look for them ${at}`, isOutreach: 1 });
  });

const reportDeath = (personId: string, status: 'suspected' | 'concluded') =>
  open.call('cohorts.recordDeath', {
    ...{ personId, status, diedOn: null, toldBy: 'A sister', toldOn: '2018-04-02', cause: null, peers: null },
    source: status === 'concluded' ? 'family' : null,
  });

/** Every row of the register that is about somebody, but for the notes of records that were made one. */
const everything = (): unknown =>
  entityNames
    .filter((entity) => entity !== 'personMerge' && (entities[entity] as EntityShape).about !== 'programme')
    .map((entity) => open.session.raw.prepare(`SELECT * FROM "${entity}" ORDER BY id`).all());

const count = (sql: string, personId: string): unknown => open.session.raw.prepare(sql).pluck().get(personId);
const standing = (personId: string) => ({
  leads: count('SELECT count(*) FROM leadContact WHERE personId = ? AND untilOn IS NULL', personId),
  asked: count('SELECT count(*) FROM handover WHERE personId = ? AND decision IS NULL', personId),
  stays: count('SELECT count(*) FROM membership WHERE personId = ? AND leftOn IS NULL', personId),
  deaths: count('SELECT count(*) FROM death WHERE personId = ? AND takenBackOn IS NULL', personId),
  status: count('SELECT status FROM death WHERE personId = ? AND takenBackOn IS NULL', personId) ?? null,
  holds: count('SELECT count(*) FROM retentionHold WHERE personId = ? AND liftedOn IS NULL', personId),
  outreach: count("SELECT count(*) FROM action WHERE personId = ? AND isOutreach = 1 AND state = 'open'", personId),
});

const worse = (one: Facts, other: Facts): Facts['death'] =>
  [one.death, other.death].includes('concluded') ? 'concluded' : (one.death ?? other.death);
const either = (one: boolean, other: boolean): number => (one || other ? 1 : 0);

describe('two records in each of which something stands that one person has once', () => {
  test('become one in which one stands, as the preview said, and come apart exactly', async () => {
    const pair = fc.tuple(facts, facts, fc.array(fc.boolean(), { maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(pair, async ([mine, theirs, sides]) => {
        const [personId, otherId] = [await add('Kay', mine), await add('Oli', theirs)];
        const before = everything();
        const shown = await open.call('people.mergePreview', { personId, otherId });
        const said = shown.stands.join(' ');
        const dead = worse(mine, theirs);
        expect(/has died|may have/.test(said)).toBe(dead !== null);
        expect(said.includes('A hold stands')).toBe(mine.hold || theirs.hold);
        expect(said.includes('somebody is asked to lead')).toBe(mine.asked && theirs.asked);
        expect(/seeks? them out will stop/.test(said)).toBe(
          dead !== null && [mine, theirs].some((one) => one.death === null && one.outreach > 0),
        );
        const labels = shown.choices.map(({ label }) => label);
        expect(labels.includes('Lead contact')).toBe(mine.leadFrom !== null && theirs.leadFrom !== null);
        expect(labels.includes('Handover')).toBe(mine.asked && theirs.asked);
        const takeOther = shown.choices.filter((_, at) => sides[at] === true).map(({ key }) => key);
        const { id: mergeId } = await open.call('people.merge', { personId, otherId, takeOther, because: null });
        const now = standing(personId);
        expect(now).toMatchObject({
          leads: either(mine.leadFrom !== null, theirs.leadFrom !== null),
          asked: either(mine.asked, theirs.asked),
          deaths: either(mine.death !== null, theirs.death !== null),
          status: dead,
          holds: Number(mine.hold) + Number(theirs.hold),
          outreach: dead === null ? mine.outreach + theirs.outreach : 0,
        });
        expect(now.stays).toBeLessThanOrEqual(1);
        await open.call('people.unmerge', { personId, mergeId });
        expect(everything()).toEqual(before);
      }),
      { numRuns: 25, seed: 20180403 },
    );
  }, 240_000);

  test('are refused with a sentence while the use of either is restricted', async () => {
    const nothing = { ...{ joinedOn: null, leftOn: null, leadFrom: null, asked: false }, death: null };
    const plain: Facts = { ...nothing, hold: false, outreach: 0, needs: [] };
    const [personId, otherId] = [await add('Kay', plain), await add('Oli', plain)];
    await open.call('privacy.restrict', { personId: otherId, ground: 'accuracy', because: 'They say it is wrong' });
    const refusal = await open.refused('people.mergePreview', { personId, otherId });
    expect([refusal.code, refusal.field]).toEqual(['processing-restricted', 'otherId']);
  });
});

describe('a death in one of two records that were made one', () => {
  const plain: Facts = {
    ...{ joinedOn: null, leftOn: null, leadFrom: null, asked: false },
    ...{ death: null, hold: false, outreach: 1, needs: [] },
  };

  test('that was a mistake is taken back whole: both reports, every task, every review', async () => {
    const dead = { ...plain, death: 'suspected' } as const;
    const [personId, otherId] = [await add('Kay', dead), await add('Oli', dead)];
    const { id: mergeId } = await open.call('people.merge', { personId, otherId, takeOther: [], because: null });
    const { death, stopped, reviews } = await open.call('cohorts.deathOf', { personId });
    expect([stopped.length, reviews.length]).toEqual([2, 4]);
    const deathId = death?.id ?? '';
    const back = await open.call('cohorts.takeBackDeath', { personId, deathId, because: 'Seen this morning' });
    expect(back.broughtBack).toBe(2);
    expect((await open.call('cohorts.deathOf', { personId })).reviews.map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'taken-back'),
    );
    await open.call('people.unmerge', { personId, mergeId });
    for (const id of [personId, otherId]) expect(standing(id)).toMatchObject({ deaths: 0, outreach: 1 });
  });

  test('leaves alone a task that somebody has opened or closed otherwise since', async () => {
    const [personId, otherId] = [await add('Kay', plain), await add('Oli', { ...plain, death: 'concluded' })];
    const { id: mergeId } = await open.call('people.merge', { personId, otherId, takeOther: [], because: null });
    expect(standing(personId).outreach).toBe(0);
    const { raw, writer, user } = open.session;
    const find = raw.prepare<[string], string>("SELECT id FROM action WHERE personId = ? AND wording LIKE 'Look%'");
    const ids = find.pluck().all(personId);
    writeTransaction(writer, user.id, (db) => {
      for (const id of ids) db.update('action', id, { closedBecause: 'The outreach team does it' });
    });
    await open.call('people.unmerge', { personId, mergeId });
    expect(standing(personId).outreach).toBe(0);
  });

  test('that lies before a stay of the other record is refused with what to do', async () => {
    const [personId, otherId] = [await add('Kay', { ...plain, joinedOn: '2018-02-14' }), await add('Oli', plain)];
    await open.call('cohorts.recordDeath', {
      ...{ personId: otherId, status: 'concluded', diedOn: '2018-01', toldBy: 'A sister', toldOn: '2018-04-02' },
      ...{ source: 'family', cause: null, peers: null },
    });
    const refusal = await open.refused('people.merge', { personId, otherId, takeOther: [], because: null });
    expect([refusal.code, refusal.field]).toEqual(['died-before-joining', 'takeOther']);
  });
});
