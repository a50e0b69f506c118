import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EvidenceCode } from '../../../domain/fidelity/evidence.ts';
import { addColleague } from '../testing/colleague.ts';
import { timelineInput } from '../testing/contacts-input.ts';
import { turnedDownInput } from '../testing/referrals-examples.ts';
import { openReferralsHost } from '../testing/referrals-host.ts';
import { addWorker } from '../testing/worker.ts';

type Host = Awaited<ReturnType<typeof openReferralsHost>>;
let host: Host;
let open: Host['open'];
let periodId: string;
let taken: string;
beforeEach(async () => {
  host = await openReferralsHost();
  open = host.open;
  periodId = open.periods.Y2Q1 ?? '';
  const no = { decision: 'not-taken-on' as const, advice: 'Ask at the day centre' };
  await host.decide(await host.accepted('2018-03-01'), no);
  taken = (await open.call('people.add', { preferredName: 'Jo' })).id;
  await host.decide(await host.accepted('2018-03-01', taken));
});
afterEach(() => open.discard());

const facts = async () => {
  const { sections } = await open.call('fidelity.evidence', { periodId });
  return new Map(sections.flatMap((section) => section.facts).map((fact) => [fact.code, fact]));
};
const counted = async (code: EvidenceCode): Promise<string> => {
  const fact = (await facts()).get(code);
  return `${fact?.count} of ${fact?.of}`;
};

test('each fact is a count out of a count, of this period and of nobody else', async () => {
  expect(await counted('advice-given')).toBe('1 of 1');
  expect(await counted('decisions-weighed')).toBe('0 of 2');
  expect(await counted('lead-contact')).toBe('0 of 1');
  expect(await counted('asked-about-evaluation')).toBe('0 of 1');
  expect(await counted('agencies-in-agreement')).toBe('0 of 1');
  expect(await counted('outcomes-entered')).toMatch(/^0 of [1-9]/);
  const handed = { plannedOn: '2018-04-03', note: null, told: 'not-yet' as const, toldOn: null };
  const to = { toUserId: open.session.user.id, toName: null, toAgencyId: null, introducedOn: null };
  await open.call('cohorts.proposeHandover', { personId: taken, ...handed, ...to });
  expect((await facts()).get('lead-contact')?.sentence).toBe(
    '1 of 1 people in the cohort had a lead contact on the last day.',
  );
  await open.call('fidelity.rateMyself', { periodId, sectionKey: 'audit-and-consistency', rating: 4 });
  expect(await counted('agencies-rating')).toBe('1 of 1');
  expect(await counted('raters-lived-experience')).toBe('0 of 1');
  periodId = open.periods.Y1Q4 ?? '';
  expect((await facts()).get('advice-given')).toMatchObject({ of: 0, sentence: 'No referral was turned down.' });
  expect(await counted('lead-contact')).toBe('0 of 0');
});

test('what services turned down, what was due, and what was promised for the system', async () => {
  await open.call('people.recordTurnedDown', turnedDownInput(taken, { happenedOn: '2018-04-02' }));
  const theirs = { saidNoBy: 'person' as const, reason: 'person-choice' };
  await open.call('people.recordTurnedDown', turnedDownInput(taken, { happenedOn: '2018-04-02', ...theirs }));
  expect(await counted('turned-down-by-service')).toBe('1 of 2');
  for (const whose of ['receiving-delay', 'threshold-not-met', 'person-choice', 'not-known'])
    await open.call('contacts.addEntry', {
      personId: taken,
      ...timelineInput({
        kind: 'contact',
        category: 'contact',
        detail: 'visit',
        reached: false,
        whose,
        happenedOn: '2018-04-02',
      }),
    });
  expect(await counted('missed-by-service')).toBe('2 of 4');
  const action = { ownerUserId: null, ownerWords: null, agencyId: null, dueOn: '2018-04-30', isOutreach: false };
  await open.call('plans.addAction', { ...action, personId: taken, wording: 'Ring', category: 'story' });
  const system = { ...action, personId: null, wording: 'One form', category: null };
  const { id: actionId } = await open.call('plans.addAction', system);
  expect([await counted('actions-done'), await counted('system-actions-done')]).toEqual(['0 of 1', '0 of 1']);
  const aim = { periodId, sectionKey: 'audit-and-consistency', parentId: null, owner: null, dueOn: null };
  await open.call('fidelity.addAim', { ...aim, wording: 'One form for all', actionId });
  await open.call('fidelity.addAim', { ...aim, wording: 'Meet' });
  expect(await counted('aims-to-system')).toBe('1 of 2');
});

test('somebody whom the viewer may not see is not counted, and whoever sees nobody is refused', async () => {
  const { id: elsewhere } = await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' });
  const stranger = addWorker(open, 'Tadeusz Wrona', ['caseworker'], elsewhere);
  const readers = (['reader', 'expert-by-experience', 'evaluator'] as const).map((role) =>
    addColleague(open, `Only ${role}`, [role]),
  );
  open = await open.reopen({ userId: stranger });
  for (const code of ['advice-given', 'decisions-weighed', 'lead-contact', 'own-goal', 'outcomes-entered'] as const)
    expect([code, await counted(code)]).toEqual([code, '0 of 0']);
  // What is about the partnership is the same for everybody.
  expect(await counted('agencies-in-agreement')).toBe('0 of 2');
  for (const userId of readers) {
    open = await open.reopen({ userId });
    expect((await open.refused('fidelity.evidence', { periodId })).code).toBe('not-allowed');
  }
});
