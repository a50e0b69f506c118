import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentLeads } from '../../../db/repositories/cohorts/leads.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { addWorker } from '../testing/worker.ts';
import { viewerIn } from '../viewer-in.ts';

let open: TestHost;
let personId: string;
let jo: string;
beforeEach(async () => {
  open = await openTestHost();
  jo = addColleague(open, 'Jo Marsh', ['caseworker']);
  personId = (await open.call('people.add', { preferredName: 'Asha' })).id;
});
afterEach(() => open.discard());

const robin = (): string => open.session.user.id;
type Proposal = InputOf<'cohorts.proposeHandover'>;
const to = (given: Partial<Proposal>): Proposal => ({
  personId,
  toUserId: null,
  toName: null,
  toAgencyId: null,
  plannedOn: '2018-04-03',
  note: null,
  told: 'not-yet',
  toldOn: null,
  introducedOn: null,
  ...given,
});
const propose = (given: Partial<Proposal>) => open.call('cohorts.proposeHandover', to(given));
const refused = async (given: Partial<Proposal>): Promise<string> => {
  const { code, field } = await open.refused('cohorts.proposeHandover', to(given));
  return `${code} ${field ?? ''}`.trim();
};
const lead = async () => await open.call('cohorts.leadOf', { personId });
const confirm = (handoverId: string, given: { fromOn?: string; onBehalf?: string | null } = {}) => ({
  personId,
  handoverId,
  fromOn: '2018-04-03',
  onBehalf: null,
  ...given,
});

describe('who leads for somebody', () => {
  test('is nobody until somebody takes it on, who has said yes by doing so', async () => {
    expect(await lead()).toMatchObject({ lead: null, handover: null, mayPropose: true });
    expect(await propose({ toUserId: robin() })).toMatchObject({ confirmed: true });
    expect(await lead()).toMatchObject({ lead: { name: 'Robin Ellery', fromOn: '2018-04-03', isYou: true } });
  });

  test('stays whoever led until the new lead has said yes', async () => {
    await propose({ toUserId: robin(), plannedOn: '2018-02-01' });
    const { id, confirmed } = await propose({ toUserId: jo, note: 'Mornings', plannedOn: '2018-04-09' });
    expect(confirmed).toBe(false);
    expect(await lead()).toMatchObject({
      lead: { name: 'Robin Ellery' },
      handover: { toName: 'Jo Marsh', note: 'Mornings', plannedOn: '2018-04-09', mayAnswer: null, mayTakeBack: true },
    });
    const early = await open.refused('cohorts.confirmHandover', confirm(id));
    expect(early.code).toBe('handover-for-somebody-else');
    open = await open.reopen({ userId: jo });
    expect((await lead()).handover?.mayAnswer).toBe('self');
    await open.call('cohorts.confirmHandover', confirm(id));
    expect(await lead()).toMatchObject({
      lead: { name: 'Jo Marsh', fromOn: '2018-04-03', isYou: true },
      earlier: [{ name: 'Robin Ellery', fromOn: '2018-02-01', untilOn: '2018-04-03' }],
      handover: null,
    });
    expect((await open.refused('cohorts.confirmHandover', confirm(id))).code).toBe('handover-answered');
  });

  test('begins no earlier than whoever led before ended, also where nobody leads now', async () => {
    await propose({ toUserId: robin(), plannedOn: '2018-02-01' });
    open.session.raw.prepare("UPDATE leadContact SET untilOn = '2018-03-01'").run();
    expect(await refused({ toUserId: robin(), plannedOn: '2018-01-15' })).toBe('handover-before-lead plannedOn');
    expect(await refused({ toUserId: robin(), plannedOn: '2018-02-28' })).toBe('handover-before-lead plannedOn');
    const { id } = await propose({ toName: 'Ines Duarte', toAgencyId: open.session.user.agencyId });
    const early = confirm(id, { fromOn: '2018-02-28', onBehalf: 'By phone' });
    expect((await open.refused('cohorts.confirmHandover', early)).code).toBe('handover-before-lead');
    await open.call('cohorts.takeBackHandover', { personId, handoverId: id });
    expect(await propose({ toUserId: robin(), plannedOn: '2018-03-01' })).toMatchObject({ confirmed: true });
  });

  test('is one person at a time, whatever is asked', async () => {
    await propose({ toUserId: robin() });
    await propose({ toUserId: jo });
    expect(await refused({ toName: 'Ines Duarte', toAgencyId: open.session.user.agencyId })).toBe('handover-waits');
    const open1 = open.session.raw.prepare('SELECT count(*) FROM leadContact WHERE untilOn IS NULL').pluck();
    expect(open1.get()).toBe(1);
  });

  test('a no is kept with its reason, and the present lead goes on', async () => {
    await propose({ toUserId: robin() });
    const { id } = await propose({ toUserId: jo });
    open = await open.reopen({ userId: jo });
    await open.call('cohorts.declineHandover', {
      personId,
      handoverId: id,
      because: 'No room before May',
      onBehalf: null,
    });
    expect(await lead()).toMatchObject({
      lead: { name: 'Robin Ellery' },
      handover: null,
      declined: { name: 'Jo Marsh', on: '2018-04-03', because: 'No room before May' },
    });
  });

  test('a worker without an account says so through a coordinator, who writes down how', async () => {
    const { id } = await propose({ toName: 'Ines Duarte', toAgencyId: open.session.user.agencyId });
    expect((await lead()).handover?.mayAnswer).toBe('on-behalf');
    const silent = await open.refused('cohorts.confirmHandover', confirm(id));
    expect([silent.code, silent.field]).toEqual(['on-behalf-missing', 'onBehalf']);
    await open.call('cohorts.confirmHandover', confirm(id, { onBehalf: 'By phone on Tuesday' }));
    expect(await lead()).toMatchObject({ lead: { name: 'Ines Duarte', userId: null, accountEnded: false } });
    const said = open.session.raw.prepare('SELECT onBehalf FROM handover').pluck();
    expect(said.get()).toBe('By phone on Tuesday');
  });

  test('is not handed over by somebody else than the lead or a coordinator', async () => {
    await propose({ toUserId: robin() });
    const sam = addColleague(open, 'Sam Pike', ['caseworker']);
    open = await open.reopen({ userId: jo });
    expect((await lead()).mayPropose).toBe(false);
    expect(await refused({ toUserId: sam })).toBe('handover-not-yours');
  });

  test('whose account has ended is said, and a colleague of that agency can ask somebody else', async () => {
    await propose({ toUserId: jo });
    const { handover } = await lead();
    open = await open.reopen({ userId: jo });
    await open.call('cohorts.confirmHandover', confirm(handover?.id ?? ''));
    open.session.raw.prepare('UPDATE userAccount SET active = 0 WHERE id = ?').run(jo);
    const sam = addColleague(open, 'Sam Pike', ['caseworker']);
    open = await open.reopen({ userId: sam });
    expect(await lead()).toMatchObject({ lead: { accountEnded: true }, mayPropose: true });
    expect(await refused({ toUserId: jo })).toBe('lead-not-possible toUserId');
  });

  test.each([
    [{}, 'lead-missing toName'],
    [{ toName: 'Ines' }, 'lead-agency-missing toAgencyId'],
    [{ toldOn: '2018-04-01' }, 'told-without-telling toldOn'],
    [{ told: 'yes', toldOn: '2018-04-04' }, 'date-in-future toldOn'],
    [{ introducedOn: '2018-04-04' }, 'date-in-future introducedOn'],
    [{ plannedOn: '2018-04-04' }, 'date-in-future plannedOn'],
  ] as const)('%j is refused beside its field', async (given, code) => {
    const who = 'toName' in given || code.startsWith('lead-missing') ? {} : { toUserId: robin() };
    expect(await refused({ ...who, ...given })).toBe(code);
    expect(await lead()).toMatchObject({ lead: null, handover: null });
  });

  test('a handover begins no earlier than whoever leads, and not tomorrow', async () => {
    await propose({ toUserId: robin(), plannedOn: '2018-03-01' });
    const { id } = await propose({ toUserId: jo });
    open = await open.reopen({ userId: jo });
    const at = async (fromOn: string) => (await open.refused('cohorts.confirmHandover', confirm(id, { fromOn }))).code;
    expect([await at('2018-02-28'), await at('2018-04-04')]).toEqual(['handover-before-lead', 'date-in-future']);
  });

  test('a handover can be undone at once, and the one who led before leads again', async () => {
    await propose({ toUserId: robin() });
    await propose({ toUserId: jo });
    const { handover } = await lead();
    open = await open.reopen({ userId: jo });
    const { transactionId } = await open.call('cohorts.confirmHandover', confirm(handover?.id ?? ''));
    await open.call('history.undo', { transactionId });
    expect(await lead()).toMatchObject({ lead: { name: 'Robin Ellery' }, handover: { id: handover?.id } });
  });
});

describe('the warm handover', () => {
  test('is written down when the person was told and met the new lead', async () => {
    const { id: handoverId } = await propose({ toUserId: jo });
    const warmth = { told: 'yes' as const, toldOn: '2018-04-02', introducedOn: '2018-04-03' };
    await open.call('cohorts.recordIntroduction', { personId, handoverId, ...warmth });
    expect((await lead()).handover).toMatchObject(warmth);
  });
});

describe('whether the new lead sees the person', () => {
  test('is what sharing says, and is said before it stops anybody', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    const tadeusz = addWorker(open, 'Tadeusz Wrona', ['caseworker'], agencyId);
    const asked = async () => {
      const { workers, agenciesThatSee } = await open.call('cohorts.mayLead', { personId });
      return [workers.find((one) => one.userId === tadeusz)?.sees, agenciesThatSee.includes(agencyId)];
    };
    expect(await asked()).toEqual([false, false]);
    await propose({ toUserId: tadeusz });
    expect((await lead()).handover?.asksSomebodyWhoSees).toBe(false);
    const shared = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const, note: null };
    const days = { fromOn: '2018-04-01', untilOn: null };
    await open.call('sharing.decide', { ...shared, ...days, categories: ['identity', 'contact'] });
    expect(await asked()).toEqual([true, true]);
    expect((await lead()).handover?.asksSomebodyWhoSees).toBe(true);
  });

  test('where contact is not shared only that there is a lead is said', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    const tadeusz = addWorker(open, 'Tadeusz Wrona', ['caseworker'], agencyId);
    await propose({ toUserId: robin() });
    const shared = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const, note: null };
    await open.call('sharing.decide', { ...shared, fromOn: '2018-04-01', untilOn: null, categories: ['identity'] });
    open = await open.reopen({ userId: tadeusz });
    expect(await lead()).toEqual({
      lead: null,
      withheld: true,
      earlier: [],
      handover: null,
      declined: null,
      mayPropose: false,
    });
    expect(currentLeads(open.session.read, viewerIn(open.session, 'cohorts.leadOf'), 'all').size).toBe(0);
  });

  test('a coordinator alone is told that the lead works with somebody to keep apart', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Bo' });
    await open.call('sharing.keepApart', { personId, otherId, reason: null });
    const { id } = await open.call('cohorts.proposeHandover', { ...to({ toUserId: jo }), personId: otherId });
    open = await open.reopen({ userId: jo });
    await open.call('cohorts.confirmHandover', { ...confirm(id), personId: otherId });
    const warned = async () =>
      (await open.call('cohorts.mayLead', { personId })).workers.filter((one) => one.leadsForApart).length;
    expect(await warned()).toBe(0);
    const dana = addColleague(open, 'Dana Webb', ['coordinator']);
    open = await open.reopen({ userId: dana });
    expect(await warned()).toBe(1);
  });
});
