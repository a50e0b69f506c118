import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personCategories } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const because = 'Agreed with the officer';
const begin = async (given: Partial<InputOf<'privacy.beginRequest'>> = {}): Promise<string> => {
  const asked = { receivedOn: '2018-04-01', fromWhom: 'person', asked: null, place: null } as const;
  return (await open.call('privacy.beginRequest', { reference: 'MS-1', kind: 'access', ...asked, ...given })).id;
};
const refusal = async (name: string, input: object): Promise<unknown> => {
  const { code, field } = await open.refused(name, input);
  return field === undefined ? code : `${code} ${field}`;
};
const standing = () => open.call('privacy.standing', { personId });

describe('restricting the use of a record', () => {
  test('counts the person as not stated in returns until it is lifted, once they were told', async () => {
    const agreed = { personId, decision: 'agreed', decidedOn: '2018-01-02' } as const;
    await open.call('people.recordConsent', agreed);
    await open.call('people.change', { personId, changes: { sex: 'female', sexState: 'recorded' } });
    const stated = async (): Promise<unknown> => {
      const preview = await open.call('returns.preview', { periodId: open.periods.Y1Q4 ?? '', rule: 'nhs-2018' });
      const sex = preview.tables.find(({ code }) => code === 'sex')?.rows ?? [];
      return sex.filter(({ code, cells }) => code !== 'all' && cells[0]?.count === 1).map(({ code }) => code);
    };
    expect(await stated()).toEqual(['female']);
    const restrict = { personId, ground: 'accuracy', because } as const;
    await open.call('privacy.restrict', restrict);
    expect(await stated()).toEqual(['not-stated']);
    expect(await refusal('privacy.restrict', restrict)).toBe('already-restricted personId');
    const restrictionId = (await standing()).restriction?.id ?? '';
    const lift = { restrictionId, because };
    expect(await refusal('privacy.liftRestriction', { ...lift, toldOn: '2018-04-04' })).toBe('date-in-future toldOn');
    await open.call('privacy.liftRestriction', { ...lift, toldOn: '2018-04-03' });
    expect([await stated(), (await standing()).restriction]).toEqual([['female'], null]);
  });

  /** A housing association to which everything is shown, and somebody who works there. */
  const partner = async (): Promise<string> => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' });
    const ground = {
      decision: 'shared',
      basis: 'public-task',
      fromOn: '2018-04-01',
      untilOn: null,
      note: null,
    } as const;
    await open.call('sharing.decide', { personId, agencyId, categories: [...personCategories], ...ground });
    return addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
  };
  const first = () => ({ userId: open.session.user.id, roles: open.session.user.roles });

  test('keeps it from other agencies, in lists, searches and histories too, and an emergency opens it still', async () => {
    const [coordinator, worker] = [first(), await partner()];
    const seen = async () => {
      open = await open.reopen({ userId: worker });
      const people = (await open.call('people.list', {})).people.map(({ id }) => id);
      const found = (await open.call('people.search', { text: 'Asha', limit: 5 })).people.map(({ id }) => id);
      return [people, found];
    };
    expect(await seen()).toEqual([[personId], [personId]]);
    expect((await open.call('people.open', { personId })).restrictedSince).toBeNull();
    open = await open.reopen({ userId: coordinator.userId });
    await open.call('privacy.restrict', { personId, ground: 'unlawful', because });
    expect((await open.call('people.open', { personId })).restrictedSince).toBe('2018-04-03');
    expect((await open.call('people.list', {})).people.map(({ id }) => id)).toContain(personId);
    expect(await seen()).toEqual([[], []]);
    // Exactly as somebody who does not exist.
    const absent = '00000000-0000-7000-8000-000000000000';
    expect(await open.refused('people.open', { personId })).toEqual(
      await open.refused('people.open', { personId: absent }),
    );
    expect(await refusal('history.ofPerson', { personId, before: null })).toBe('not-found personId');
    const asked = { reference: 'MS-1', fullName: null, birthDate: null, reason: 'Nobody has seen her for three days' };
    await open.call('sharing.openInEmergency', asked);
    const opened = await open.call('people.open', { personId });
    expect([opened.preferredName, opened.restrictedSince]).toEqual(['Asha', '2018-04-03']);
    open.clock.now += 3_700_000;
    expect(await seen()).toEqual([[], []]);
    open = await open.reopen({ userId: coordinator.userId });
    const restrictionId = (await standing()).restriction?.id ?? '';
    await open.call('privacy.liftRestriction', { restrictionId, toldOn: '2018-04-03', because });
    expect(await seen()).toEqual([[personId], [personId]]);
  });

  test('stops what would use it: sharing more, joining a cohort, a portrait; storing and correcting go on', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    const { cohorts } = await open.call('programme.reference', {});
    const [membership] = (await open.call('people.open', { personId })).memberships;
    const left = { leftOn: '2018-04-02', destination: 'moved-away', because: 'Nearer to family' };
    await open.call('people.leave', { personId, membershipId: membership?.id ?? '', ...left });
    const portrait = { title: 'A door', pseudonym: null, agreementAskedOn: null };
    const { id: portraitId } = await open.call('portraits.add', { ...portrait, personId });
    await open.call('privacy.restrict', { personId, ground: 'legal-claim', because });
    const ground = { decision: 'shared', basis: 'public-task', fromOn: '2018-04-03', untilOn: null, note: null };
    for (const [name, input, field] of [
      ['sharing.decide', { personId, agencyId, categories: ['identity'], ...ground }, ' decision'],
      ['people.join', { personId, cohortId: cohorts[0]?.id, joinedOn: '2018-04-03' }, ' personId'],
      ['portraits.add', { ...portrait, personId }, ' personId'],
      ['portraits.write', { portraitId, sectionKey: 'starting-point', body: 'She came in from the rain' }, ''],
    ] as const)
      expect([name, await refusal(name, input)]).toEqual([name, `processing-restricted${field}`]);
    await open.call('people.change', { personId, changes: { goal: 'A door, as she says it' } });
    const { restrictions } = await open.call('privacy.restrictions', {});
    expect(restrictions).toMatchObject([
      { personReference: 'MS-1', ground: 'legal-claim', because, fromOn: '2018-04-03' },
    ]);
    const restrictionId = restrictions[0]?.id ?? '';
    const early = { restrictionId, because, toldOn: '2018-04-02' };
    expect(await refusal('privacy.liftRestriction', early)).toBe('date-order toldOn');
  });

  test('is what an answer to a restriction or an objection has to rest on, and stays while an objection is weighed', async () => {
    for (const kind of ['restriction', 'objection'] as const) {
      const requestId = await begin({ kind });
      const decide = { requestId, decision: 'met', because } as const;
      expect(await refusal('privacy.decideRequest', decide)).toBe('restriction-missing decision');
      await open.call('privacy.restrict', { personId, ground: 'objection', because });
      const restrictionId = (await standing()).restriction?.id ?? '';
      const lift = { restrictionId, toldOn: '2018-04-03', because } as const;
      if (kind === 'objection')
        expect(await refusal('privacy.liftRestriction', lift)).toBe('objection-undecided restrictionId');
      await open.call('privacy.decideRequest', decide);
      expect((await standing()).restriction).not.toBeNull();
      await open.call('privacy.liftRestriction', lift);
    }
    const refused = await begin({ kind: 'objection' });
    await open.call('privacy.decideRequest', { requestId: refused, decision: 'not-met', because });
    expect((await standing()).restriction).toBeNull();
  });

  test('is for those who look after rights alone', async () => {
    const worker = await partner();
    open = await open.reopen({ userId: worker });
    for (const [name, input] of [
      ['privacy.restrict', { personId, ground: 'accuracy', because }],
      ['privacy.restrictions', {}],
      ['privacy.liftRestriction', { restrictionId: personId, toldOn: '2018-04-03', because }],
    ] as const)
      expect(await refusal(name, input)).toBe('not-allowed');
  });
});
