import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordDisclosure } from '../../../db/repositories/sharing/disclosures.ts';
import { writeTransaction } from '../../../db/write.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { answerTo, publicTask, tellingOf } from '../testing/sharing-examples.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
let agencyId: string;

beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
  agencyId = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
});
afterEach(() => open.discard());

type Telling = InputOf<'sharing.disclose'>;
const telling = (changes: Partial<Telling> = {}): Telling => ({ personId, ...tellingOf(agencyId), ...changes });
const tell = (changes: Partial<Telling> = {}) => open.call('sharing.disclose', telling(changes));
const refusedTo = async (changes: Partial<Telling>) => {
  const { code, field } = await open.refused('sharing.disclose', telling(changes));
  return [code, field];
};
const told = async () => (await open.call('sharing.disclosures', { personId })).disclosures;
const everything = { agencyId: null, reference: null, fromOn: null, untilOn: null, only: null };

describe('that somebody was told', () => {
  test('is kept with who, whom, what, what for, on what ground and why no less would do', async () => {
    await tell({ gateway: 'crime-and-disorder-s115' });
    const [one] = await told();
    expect(one).toMatchObject({
      recipient: 'Lanternfield Housing',
      who: 'Robin Ellery',
      tellingAgency: 'Midshire Council',
      categories: ['identity', 'housing'],
      purpose: 'housing',
      basis: 'public-task',
      gateway: 'crime-and-disorder-s115',
      how: 'phone',
      happenedOn: '2018-04-03',
      against: [],
      open: [],
      words: {
        what: 'Sleeping in the doorway of the old bank',
        whyNoLess: 'They cannot look for a room without knowing where',
      },
    });
    expect(await told()).toHaveLength(1);
  });

  test('in words, where whoever was told is nobody of the partnership', async () => {
    await tell({ agencyId: null, recipientWords: 'The landlord of 3 Mill Lane' });
    expect(await told()).toMatchObject([{ agencyId: null, recipient: 'The landlord of 3 Mill Lane' }]);
  });

  test('says what of its ground is still to be said, and can be finished', async () => {
    await tell({ categories: ['identity', 'health', 'offending'] });
    const [one] = await told();
    expect(one?.open).toEqual(['condition-missing', 'offence-condition-missing', 'confidentiality-missing']);
    const ground = { gateway: null, agreementId: null, offenceCondition: 'statutory-purposes' };
    const finished = { ...ground, condition: 'health-or-social-care', confidentiality: 'public-interest' };
    await open.call('sharing.completeDisclosure', { personId, disclosureId: one?.id ?? '', ...finished });
    expect((await told())[0]).toMatchObject({ open: [], condition: 'health-or-social-care' });
  });

  test.each([
    ['nobody who was told', { agencyId: null }, ['recipient-missing', 'agencyId']],
    ['somebody and an agency', { recipientWords: 'The landlord' }, ['recipient-twice', 'recipientWords']],
    ['no kind of information', { categories: [] }, ['categories-missing', 'categories']],
    ['a day that is to come', { at: '2018-04-04' }, ['date-in-future', 'at']],
    ['a day that does not exist', { at: '2018-02-30' }, ['date-impossible', 'at']],
    ['a purpose in words that are missing', { purpose: 'other' }, ['purpose-missing', 'purposeWords']],
    ['a gateway that no list holds', { gateway: 'a-law-of-ours' }, ['unknown-code', 'gateway']],
    ['a condition that no list holds', { condition: 'because' }, ['unknown-code', 'condition']],
    ['a gateway chosen for a basis', { basis: 'crime-and-disorder' }, ['basis-is-no-basis', 'basis']],
    [
      'health through the duty to refer',
      { gateway: 'duty-to-refer', categories: ['health'] },
      ['gateway-not-for-category', 'gateway'],
    ],
    ['the duty to refer without their agreement', { gateway: 'duty-to-refer' }, ['consent-not-recorded', 'gateway']],
    ['consent that nobody recorded', { basis: 'consent' }, ['consent-not-recorded', 'basis']],
    [
      'an agreement that there is not',
      { agreementId: '00000000-0000-7000-8000-000000000000' },
      ['agreement-unknown', 'agreementId'],
    ],
  ] as const)('is refused with %s, and nothing is kept', async (_what, changes, expected) => {
    expect(await refusedTo(changes as Partial<Telling>)).toEqual(expected);
    expect(await told()).toEqual([]);
  });

  test('rests on consent only from its day on, and only for what they agreed to', async () => {
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId) });
    expect(await refusedTo({ basis: 'consent', at: '2018-04-01' })).toEqual(['before-consent', 'basis']);
    expect(await refusedTo({ basis: 'consent', categories: ['housing', 'health'] })).toEqual([
      'consent-not-for-category',
      'basis',
    ]);
    await tell({ basis: 'consent', gateway: 'duty-to-refer' });
    expect(await told()).toMatchObject([{ basis: 'consent', gateway: 'duty-to-refer' }]);
  });

  test('names the agreement only where its parties, kinds and days cover it', async () => {
    const terms = { title: 'Midshire agreement', kind: 'sharing-agreement', controllers: 'joint' } as const;
    const rest = { purpose: 'Help', contactPoint: 'The council', whereKept: 'A folder', endsOn: '2018-04-02' };
    const days = { signedOn: '2018-01-10', reviewOn: '2018-03-10' };
    const signed = { ...terms, ...rest, ...days, agencyIds: [agencyId], categories: ['identity', 'housing'] as const };
    const { id: agreementId } = await open.call('sharing.addAgreement', {
      ...signed,
      categories: [...signed.categories],
    });
    expect(await refusedTo({ agreementId })).toEqual(['agreement-over', 'agreementId']);
    expect(await refusedTo({ agreementId, at: '2018-01-09' })).toEqual(['agreement-not-signed', 'agreementId']);
    const before = { agreementId, at: '2018-04-01' };
    expect(await refusedTo({ ...before, categories: ['safety'] })).toEqual([
      'agreement-not-for-category',
      'agreementId',
    ]);
    expect(await refusedTo({ ...before, agencyId: null, recipientWords: 'A landlord' })).toEqual([
      'agreement-not-for-agency',
      'agreementId',
    ]);
    await tell(before);
    expect(await told()).toMatchObject([{ agreement: 'Midshire agreement' }]);
  });
});

describe('what stands against it', () => {
  const no = () =>
    open.call('sharing.recordConsent', { personId, ...answerTo(agencyId), decision: 'declined', words: 'Not them' });

  test('a refusal asks for the reason and is marked; it stops nobody', async () => {
    await no();
    expect(await refusedTo({ basis: 'consent' })).toEqual(['consent-declined', 'basis']);
    expect(await refusedTo({ basis: 'vital-interests' })).toEqual(['reason-against', 'becauseAnyway']);
    await tell({ basis: 'vital-interests', becauseAnyway: 'She had stopped breathing' });
    expect(await told()).toMatchObject([
      { against: ['refusal'], words: { becauseAnyway: 'She had stopped breathing' } },
    ]);
  });

  test('so does a restriction, and what is to be kept from the agency', async () => {
    await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'She says the address is wrong' });
    const kept = { personId, agencyId, categories: ['housing' as const], decision: 'not-shared' as const };
    await open.call('sharing.decide', { ...kept, basis: null, fromOn: '2018-04-01', untilOn: null, note: null });
    expect(await refusedTo({})).toEqual(['reason-against', 'becauseAnyway']);
    await tell({ becauseAnyway: 'A court ordered it' });
    expect(await told()).toMatchObject([{ against: ['restriction', 'kept-from'] }]);
  });

  test('that two who are to be kept apart were told of together is shown to the coordinator alone', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    await open.call('sharing.keepApart', { personId, otherId, reason: null });
    open.clock.now += 24 * 3_600_000;
    const by = { userId: open.session.user.id, agencyId: open.session.user.agencyId, today: '2018-04-04', now: '' };
    const given = { by, personIds: [personId, otherId], agencyId, ...publicTask, categories: ['identity'] as const };
    const how = {
      what: null,
      purpose: 'Reading the list together',
      at: '2018-04-04T09:00:00.000Z',
      how: 'meeting',
    } as const;
    writeTransaction(open.session.writer, by.userId, (db) => recordDisclosure(db, { ...given, ...how }));
    expect(await told()).toMatchObject([
      { withSomebodyApart: true, purpose: 'other', words: { purpose: 'Reading the list together' } },
    ]);
    const caseworker = addWorker(open, 'Case Worker', ['caseworker'], open.session.user.agencyId);
    open = await open.reopen({ userId: caseworker });
    expect(await told()).toMatchObject([{ withSomebodyApart: false }]);
  });
});

describe('what can be recorded with one press', () => {
  const ready = async () => (await open.call('sharing.disclosures', { personId })).ready;

  test('is what was told before, whom the record is shared with, and whom one told about others', async () => {
    expect(await ready()).toEqual([]);
    await tell();
    expect(await ready()).toMatchObject([{ recipient: 'Lanternfield Housing', from: 'this-person', against: [] }]);
    const police = (await open.call('users.addAgency', { name: 'Midshire Police', kind: 'police' })).id;
    const shared = { personId, agencyId: police, categories: ['identity' as const, 'safety' as const] };
    const ground = { decision: 'shared' as const, basis: 'public-task' as const, gateway: 'crime-and-disorder-s115' };
    await open.call('sharing.decide', { ...shared, ...ground, fromOn: '2018-04-01', untilOn: null, note: null });
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    await open.call('sharing.disclose', { personId: otherId, ...tellingOf(agencyId), categories: ['safety'] });
    expect(await ready()).toMatchObject([
      { recipient: 'Lanternfield Housing', from: 'this-person' },
      { recipient: 'Midshire Police', from: 'sharing', gateway: 'crime-and-disorder-s115' },
      { recipient: 'Lanternfield Housing', from: 'you', categories: ['safety'] },
    ]);
  });

  test('is not what would be refused, nor a private person who was told about somebody else', async () => {
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId) });
    await tell({ basis: 'consent' });
    expect(await ready()).toHaveLength(1);
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId), decision: 'declined' });
    expect(await ready()).toEqual([]);
    const { id: otherId } = await open.call('people.add', { preferredName: 'Tomos' });
    const landlord = { ...tellingOf(agencyId), agencyId: null, recipientWords: 'His landlord' };
    await open.call('sharing.disclose', { personId: otherId, ...landlord });
    expect(await ready()).toEqual([]);
  });

  test('what stands against it comes with it, so that one press does not do it', async () => {
    await tell();
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId), decision: 'declined' });
    expect(await ready()).toMatchObject([{ recipient: 'Lanternfield Housing', against: ['refusal'] }]);
  });
});

describe('who is shown that somebody was told', () => {
  test('an agency sees what it was told, and of the rest only what it may see whole', async () => {
    const other = (await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' })).id;
    await tell({ what: 'QZXV-own' });
    await tell({ agencyId: other, categories: ['identity', 'health'], what: 'QZXV-other' });
    const shared = { personId, agencyId, categories: ['identity' as const, 'housing' as const] };
    const decision = { decision: 'shared' as const, basis: 'public-task' as const, fromOn: '2018-04-01' };
    await open.call('sharing.decide', { ...shared, ...decision, untilOn: null, note: null });
    const worker = addWorker(open, 'Lanternfield worker', ['caseworker'], agencyId);
    open = await open.reopen({ userId: worker });
    const shown = await told();
    expect(shown.map((one) => [one.recipient, one.words?.what])).toEqual([['Lanternfield Housing', 'QZXV-own']]);
  });

  test('whoever governs information sees all of them and none of the words', async () => {
    await tell({ categories: ['identity', 'health'], what: 'QZXV' });
    open = await open.reopen({ roles: ['information-governance'] });
    const { disclosures, total } = await open.call('sharing.allDisclosures', { ...everything, offset: 0 });
    expect(total).toBe(1);
    expect(disclosures).toMatchObject([
      { person: { reference: 'MS-1' }, recipient: 'Lanternfield Housing', words: null },
    ]);
    expect(JSON.stringify(disclosures)).not.toContain('QZXV');
  });
});

describe('the list of all disclosures', () => {
  const all = async (filter: Partial<typeof everything> | object) =>
    (await open.call('sharing.allDisclosures', { ...everything, ...filter, offset: 0 })).disclosures.length;

  test('is filtered by agency, person, days and what is wrong with them', async () => {
    await tell();
    await tell({ at: '2018-03-01', agencyId: null, recipientWords: 'A landlord', categories: ['health'] });
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId), decision: 'declined' });
    await tell({ becauseAnyway: 'She was in danger' });
    expect(await all({})).toBe(3);
    expect(await all({ agencyId })).toBe(2);
    expect(await all({ reference: 'MS-1' })).toBe(3);
    expect(await all({ fromOn: '2018-04-01' })).toBe(2);
    expect(await all({ untilOn: '2018-03-31' })).toBe(1);
    expect(await all({ only: 'against' })).toBe(1);
    expect(await all({ only: 'open' })).toBe(1);
    const wrong = { ...everything, fromOn: '2018-04-02', untilOn: '2018-04-01', offset: 0 };
    expect(await open.refused('sharing.allDisclosures', wrong)).toMatchObject({ code: 'date-order', field: 'untilOn' });
    const unknown = { ...everything, reference: 'NOBODY', offset: 0 };
    expect(await open.refused('sharing.allDisclosures', unknown)).toMatchObject({
      code: 'not-found',
      field: 'reference',
    });
  });

  test('is saved with references and no names, without what was said in words', async () => {
    await tell({ what: '=QZXV' });
    await tell({ agencyId: null, recipientWords: 'His aunt Quenby' });
    const saved = await open.call('sharing.exportDisclosures', { ...everything, folder: open.folder });
    expect(saved).toMatchObject({ disclosures: 2, files: ['disclosures-2018-04-03.csv'] });
    const text = readFileSync(path.join(open.folder, 'disclosures-2018-04-03.csv'), 'utf8');
    expect(text).toContain('MS-1,Lanternfield Housing,Robin Ellery,Midshire Council');
    expect(text).toContain('Public task');
    expect(text).not.toMatch(/QZXV|Quenby|Asha/);
  });
});

describe('what was told of somebody', () => {
  test('is in their history in words, and goes with them when they are erased', async () => {
    await tell();
    await open.call('sharing.recordConsent', { personId, ...answerTo(agencyId) });
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(entries.map(({ thing }) => thing)).toContain('Somebody was told');
    expect(JSON.stringify(entries)).toContain('Sleeping in the doorway of the old bank');
    await open.call('privacy.erase', { personId, reference: 'MS-1', reasonCode: 'unlawful' });
    const left = open.session.raw
      .prepare(
        'SELECT (SELECT count(*) FROM disclosure) + (SELECT count(*) FROM disclosurePart) + (SELECT count(*) FROM consent) AS n',
      )
      .get();
    expect(left).toEqual({ n: 0 });
  });

  test('is undone with one press, all of it', async () => {
    const { transactionId } = await tell();
    await open.call('history.undo', { transactionId });
    expect(await told()).toEqual([]);
  });
});
