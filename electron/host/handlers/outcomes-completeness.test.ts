import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputOf } from '../../../domain/contract.ts';
import { completeness } from '../../../domain/outcomes/values.ts';
import { type Agency, everyAgency, plantWorld } from '../testing/access-world.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

/** The rule over every slot of the rows that the same user sees. */
async function bySlots(grid: OutputOf<'outcomes.grid'>) {
  const { factDefinitions } = await open.call('programme.reference', {});
  const required = factDefinitions.filter((definition) => definition.required).map(({ code }) => code);
  const slots = grid.rows.flatMap(({ personId, notShared }) =>
    required.filter((code) => !notShared.includes(code)).map((factCode) => ({ personId, factCode })),
  );
  const entered = grid.rows.flatMap(({ personId, facts }) =>
    facts.map(({ code, state }) => ({ personId, factCode: code, state })),
  );
  return completeness(slots, entered);
}

async function assertSame(periodId: string): Promise<number> {
  const counted = await open.call('outcomes.completeness', { periodId });
  const grid = await open.call('outcomes.grid', { periodId });
  expect(counted.completeness).toEqual(grid.completeness);
  const { sentence: _sentence, ...numbers } = counted.completeness;
  expect(numbers).toEqual(await bySlots(grid));
  return numbers.inScope;
}

test('what is counted by the database is what the rule counts from every slot, for every role of every agency', async () => {
  const world = await plantWorld(open);
  const periodId = open.periods.Y1Q4 ?? '';
  const counted = new Map<Agency, number[]>(everyAgency.map((agency) => [agency, []]));
  for (const agency of everyAgency)
    for (const role of ['coordinator', 'caseworker', 'reader'] as const) {
      open = await open.reopen({ userId: world.worker(role, agency) });
      const reply = await open.host.dispatch('outcomes.completeness', { periodId }, { window: 'main' });
      if (reply.ok) counted.get(agency)?.push(await assertSame(periodId));
    }
  // They differ, or it would not have been tried.
  expect(new Set([...counted.values()].flat()).size).toBeGreaterThan(2);
});

test('the same whoever joined, left, came back or died, and whatever was entered', async () => {
  const [cohort] = (await open.call('programme.reference', {})).cohorts;
  const day = (at: number) => new Date(Date.UTC(2017, 11, 20 + at)).toISOString().slice(0, 10);
  const ids: string[] = [];
  for (let at = 0; at < 6; at += 1) ids.push((await open.call('people.add', { preferredName: `P${at}` })).id);
  const { raw } = open.session;
  const { definitionId } = raw.prepare<[], { definitionId: string }>('SELECT definitionId FROM cohort').get() ?? {};
  const stay = fc.record({ who: fc.nat(5), from: fc.nat(110), nights: fc.option(fc.nat(60)) });
  const fact = fc.record({
    who: fc.nat(5),
    code: fc.constantFrom('offending-arrests', 'offending-asb', 'wellbeing-score', 'withdrawn-code'),
    state: fc.constantFrom('recorded', 'declined'),
  });
  const death = fc.option(fc.record({ who: fc.nat(5), on: fc.nat(110) }));
  const given = fc.record({ stays: fc.array(stay, { maxLength: 8 }), facts: fc.array(fact, { maxLength: 12 }), death });
  const periodId = open.periods.Y1Q4 ?? '';
  await fc.assert(
    fc.asyncProperty(given, async (one) => {
      for (const table of ['membership', 'fact', 'death']) raw.prepare(`DELETE FROM ${table}`).run();
      one.stays.forEach(({ who, from, nights }, at) => {
        raw
          .prepare(
            `INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn, leftOn) VALUES (?, ?, ?, ?, 'meets', ?, ?)`,
          )
          .run(`m${at}`, ids[who], cohort?.id, definitionId, day(from), nights === null ? null : day(from + nights));
      });
      one.facts.forEach(({ who, code, state }, at) => {
        raw
          .prepare(
            `INSERT OR IGNORE INTO fact (id, personId, occasion, periodId, code, type, state, valueNumber) VALUES (?, ?, 'period', ?, ?, 'count', ?, ?)`,
          )
          .run(`f${at}`, ids[who], periodId, code, state, state === 'recorded' ? 8 : null);
      });
      if (one.death !== null) insertDeath(one.death.who, day(one.death.on));
      await assertSame(periodId);
    }),
    { numRuns: 40 },
  );

  function insertDeath(who: number, on: string): void {
    raw
      .prepare(
        `INSERT INTO death (id, personId, status, scopeEndsOn, toldBy, toldOn, concludedOn, recordedBy)
         VALUES ('d', ?, 'concluded', ?, 'The hospital', ?, ?, ?)`,
      )
      .run(ids[who], on, on, on, open.session.user.id);
  }
});
