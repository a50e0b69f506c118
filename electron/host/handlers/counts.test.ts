import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { need } from '../testing/person-input.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});
afterEach(() => host.discard());

const disclosed = { disclosed: 'yes' } as const;

const audited = (): unknown[] => host.session.raw.prepare('SELECT operation FROM audit').pluck().all();

test('counts say how many and never who, and leave no disclosure behind', async () => {
  const two = [need('homelessness', disclosed), need('offending', disclosed)];
  await host.call('people.add', { preferredName: 'One', needs: two, joinedOn: '2018-01-10' });
  await host.call('people.add', {
    preferredName: 'Two',
    needs: [need('offending', disclosed)],
    joinedOn: '2018-01-10',
  });
  await host.call('people.add', { preferredName: 'Three', needs: two });
  const gone = await host.call('people.add', { preferredName: 'Four', needs: two, joinedOn: '2018-01-10' });
  const { memberships } = await host.call('people.open', { personId: gone.id });
  const membershipId = memberships[0]?.id ?? '';
  await host.call('people.leave', {
    personId: gone.id,
    membershipId,
    leftOn: '2018-02-01',
    destination: 'moved-away',
    because: 'Nearer to family',
  });
  const before = audited();

  expect(await host.call('people.counts', {})).toEqual({ everyone: 4, inCohort: 2, meetDefinition: 1, left: 1 });
  const grid = await host.call('outcomes.grid', { periodId: host.periods.Y1Q4 ?? '' });
  const counted = await host.call('outcomes.completeness', { periodId: host.periods.Y1Q4 ?? '' });
  expect(counted).toEqual({ periodCode: 'Y1Q4', completeness: grid.completeness });
  expect(counted.completeness.inScope).toBe(3 * 8);
  expect(audited()).toEqual([...before, 'outcomes.grid']);
});
