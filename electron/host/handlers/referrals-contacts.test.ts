import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyContent } from '../../../db/verify-content.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { inPieces } from '../in-pieces.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { decisionInput, referralInput } from '../testing/referrals-examples.ts';
import { addWorker } from '../testing/worker.ts';

/** First contacts with somebody who gave no name: who sees them, and what a link and its end leave behind. */
let open: TestHost;
let coordinator: string;
let agencyId: string;
let worker: string;
let stranger: string;
beforeEach(async () => {
  open = await openTestHost();
  coordinator = open.session.user.id;
  agencyId = (await open.call('users.addAgency', { name: 'Night Shelter', kind: 'housing' })).id;
  const other = (await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' })).id;
  worker = addWorker(open, 'Wen Li', ['caseworker'], agencyId);
  stranger = addWorker(open, 'Owain Price', ['caseworker', 'coordinator'], other);
});
afterEach(() => open.discard());

const as = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};
const seen = { label: 'Green coat', place: 'Under the canal bridge', seen: 'Coughs, has a small dog' };
const note = async (given: Partial<InputOf<'referrals.add'>> = {}): Promise<string> =>
  (await open.call('referrals.add', referralInput(null, { ...seen, ...given }))).id;
const contacts = async () => (await open.call('referrals.list', {})).contacts;
const refusal = async (name: string, input: object): Promise<[string, string | undefined]> => {
  const { code, field } = await open.refused(name, input);
  return [code, field];
};
const addPerson = async (): Promise<string> => (await open.call('people.add', { preferredName: 'Asha' })).id;

describe('a first contact without a name', () => {
  test('needs something by which it can be told from others, and takes nothing that belongs to a person', async () => {
    const given = (changed: object) => referralInput(null, { ...seen, ...changed });
    expect(await refusal('referrals.add', given({ label: ' ' }))).toEqual(['referral-label-missing', 'label']);
    expect(await refusal('referrals.add', given({ reason: 'Cold' }))).toEqual(['referral-not-linked', 'reason']);
    expect(await refusal('referrals.add', given({ offer: 'A bed' }))).toEqual(['referral-not-linked', 'offer']);
    const needs = [{ needCode: 'homelessness', words: null }];
    expect(await refusal('referrals.add', given({ needs }))).toEqual(['referral-not-linked', 'needs']);
    expect(await refusal('referrals.add', given({ happenedOn: '2018-05-01' }))).toEqual([
      'date-in-future',
      'happenedOn',
    ]);
  });

  test('is seen by the agency that noted it and by the coordinators of the partnership, and by nobody else', async () => {
    await as(worker);
    const referralId = await note();
    expect(await contacts()).toMatchObject([{ ...seen, agency: 'Night Shelter', isYours: true }]);
    await as(stranger);
    expect(await contacts()).toEqual([]);
    for (const [name, input] of [
      ['referrals.open', { referralId }],
      ['referrals.change', { referralId, changes: { place: 'Elsewhere' } }],
      ['referrals.remove', { referralId }],
    ] as const)
      expect(await refusal(name, input)).toEqual(['not-found', 'referralId']);
    expect(await refusal('referrals.link', { referralId, personId: await addPerson() })).toEqual([
      'not-allowed',
      undefined,
    ]);
    await as(coordinator);
    expect(await contacts()).toMatchObject([{ ...seen, agency: 'Night Shelter', isYours: true }]);
  });

  test('is in no list of what others did, and its change is not another agency’s to take back', async () => {
    await as(worker);
    const { transactionId } = await open.call('referrals.add', referralInput(null, seen));
    await as(stranger);
    const { changes } = await open.call('history.recent', { limit: 50 });
    expect(changes.map((change) => change.transactionId)).not.toContain(transactionId);
    expect(await refusal('history.undo', { transactionId })).toEqual(['not-found', 'transactionId']);
    await as(worker);
    await open.call('history.undo', { transactionId });
    expect(await contacts()).toEqual([]);
  });

  test('cannot be considered, waited for or decided about before it is known who it was', async () => {
    const referralId = await note();
    const { definitions } = await open.call('programme.definitions', {});
    const notLinked = ['referral-not-linked', 'referralId'];
    expect(await refusal('referrals.accept', { referralId, acceptedOn: '2018-04-01' })).toEqual(notLinked);
    expect(await refusal('referrals.move', { referralId, afterId: null, because: 'Cold' })).toEqual(notLinked);
    expect(await refusal('referrals.decide', { referralId, ...decisionInput(definitions[0]?.id ?? '') })).toEqual(
      notLinked,
    );
    expect(await refusal('referrals.change', { referralId, changes: { reason: 'Cold' } })).toEqual([
      'referral-not-linked',
      'changes.reason',
    ]);
  });
});

describe('linking', () => {
  test('makes it a referral of that person, with everything that was written down', async () => {
    const [referralId, personId] = [await note(), await addPerson()];
    await open.call('referrals.link', { referralId, personId });
    expect(await contacts()).toEqual([]);
    expect(await open.call('referrals.open', { referralId })).toMatchObject({
      personId,
      beganAs: 'contact',
      sighting: seen,
      linkedOn: '2018-04-03',
    });
    expect((await open.call('referrals.ofPerson', { personId })).referrals).toHaveLength(1);
  });

  test('is refused twice, of nobody, of somebody restricted, and of a named referral', async () => {
    const [referralId, personId, other] = [await note(), await addPerson(), await addPerson()];
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal('referrals.link', { referralId, personId: nobody })).toEqual(['not-found', 'personId']);
    await open.call('privacy.restrict', { personId: other, ground: 'accuracy', because: 'Agreed with the officer' });
    expect(await refusal('referrals.link', { referralId, personId: other })).toEqual([
      'processing-restricted',
      'personId',
    ]);
    await open.call('referrals.link', { referralId, personId });
    expect(await refusal('referrals.link', { referralId, personId })).toEqual(['already-linked', 'referralId']);
    const { id: named } = await open.call('referrals.add', referralInput(personId));
    expect(await refusal('referrals.link', { referralId: named, personId })).toEqual(['already-linked', 'referralId']);
    expect(await refusal('referrals.unlink', { referralId: named })).toEqual(['began-as-referral', 'referralId']);
  });

  test('follows a record that was joined to another to the one that is kept', async () => {
    const [referralId, personId, joined] = [await note(), await addPerson(), await addPerson()];
    await open.call('people.merge', { personId, otherId: joined, takeOther: [], because: 'One person' });
    expect((await open.call('referrals.link', { referralId, personId: joined })).personId).toBe(personId);
    expect((await open.call('referrals.open', { referralId })).personId).toBe(personId);
    expect((await open.call('referrals.ofPerson', { personId })).referrals).toHaveLength(1);
  });

  test('of somebody erased is refused as of nobody', async () => {
    const [referralId, personId] = [await note(), await addPerson()];
    const { reference } = await open.call('people.open', { personId });
    await open.call('privacy.erase', { personId, reference, reasonCode: 'unlawful' });
    expect(await refusal('referrals.link', { referralId, personId })).toEqual(['not-found', 'personId']);
  });

  test('tells the agency that noted it nothing: it sees what it wrote, and can go on writing there', async () => {
    await as(worker);
    const referralId = await note();
    const before = await contacts();
    await as(coordinator);
    const personId = await addPerson();
    await open.call('referrals.link', { referralId, personId });
    await open.call('referrals.change', { referralId, changes: { reason: 'Known from last winter' } });
    await as(worker);
    expect(await contacts()).toEqual(before);
    expect((await open.call('referrals.list', {})).referrals).toEqual([]);
    expect(await refusal('referrals.open', { referralId })).toEqual(['referral-not-linked', 'referralId']);
    const changed = await open.call('referrals.change', { referralId, changes: { place: 'By the lock' } });
    expect(changed.personId).toBeNull();
    expect(await contacts()).toMatchObject([{ place: 'By the lock' }]);
    expect(await refusal('referrals.change', { referralId, changes: { reason: 'Cold' } })).toEqual([
      'referral-not-linked',
      'changes.reason',
    ]);
    expect((await open.call('people.list', {})).people).toEqual([]);
  });

  test('is told to an agency once the person is shared with it, each kind of information by itself', async () => {
    await as(worker);
    const referralId = await note();
    await as(coordinator);
    const personId = await addPerson();
    await open.call('referrals.link', { referralId, personId });
    const said = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const };
    const dates = { fromOn: '2018-01-01', untilOn: null, note: null };
    await open.call('sharing.decide', { ...said, ...dates, categories: ['identity', 'story'] });
    await as(worker);
    expect(await contacts()).toEqual([]);
    expect(await open.call('referrals.open', { referralId })).toMatchObject({
      personId,
      sighting: null,
      sightingWithheld: true,
    });
  });

  test('is taken back with what was written down and nothing of the person, in the history neither', async () => {
    const [referralId, personId] = [await note(), await addPerson()];
    await open.call('referrals.link', { referralId, personId });
    const { id } = await open.call('referrals.unlink', { referralId });
    expect(await contacts()).toMatchObject([{ id, ...seen }]);
    expect((await open.call('referrals.ofPerson', { personId })).referrals).toEqual([]);
    const { reference } = await open.call('people.open', { personId });
    await open.call('privacy.erase', { personId, reference, reasonCode: 'unlawful' });
    expect(await contacts()).toMatchObject([{ id, ...seen }]);
    const { raw, keys } = open.session;
    expect((await inPieces(verifyContent(raw, keys))).finding).toBeNull();
  });

  test('is not taken back once something was done about it, nor by an undo of the link alone', async () => {
    const [referralId, personId] = [await note(), await addPerson()];
    const { transactionId } = await open.call('referrals.link', { referralId, personId });
    await open.call('referrals.change', { referralId, changes: { reason: 'Known from last winter' } });
    expect(await refusal('referrals.unlink', { referralId })).toEqual(['link-has-followed', 'referralId']);
    expect((await open.refused('history.undo', { transactionId })).code).toBe('undo-overtaken');
    await open.call('referrals.change', { referralId, changes: { reason: null } });
    await open.call('referrals.accept', { referralId, acceptedOn: '2018-04-01' });
    expect(await refusal('referrals.unlink', { referralId })).toEqual(['link-has-followed', 'referralId']);
    expect((await open.refused('history.undo', { transactionId })).code).toBe('undo-overtaken');
  });

  test('an erasure takes what was written down before anybody knew the name with it', async () => {
    const [referralId, personId] = [await note(), await addPerson()];
    await open.call('referrals.link', { referralId, personId });
    const { reference } = await open.call('people.open', { personId });
    await open.call('privacy.erase', { personId, reference, reasonCode: 'unlawful' });
    const sealed = open.session.raw
      .prepare("SELECT count(*) FROM change WHERE entity = 'referral' AND rowId = ? AND length(sealed) > 0")
      .pluck();
    expect(sealed.get(referralId)).toBe(0);
    expect(await contacts()).toEqual([]);
    const { raw, keys } = open.session;
    expect((await inPieces(verifyContent(raw, keys))).finding).toBeNull();
  });
});

describe('who decides', () => {
  test('is the coordinator of the partnership alone', async () => {
    const personId = await addPerson();
    const { id: referralId } = await open.call('referrals.add', referralInput(personId));
    const { definitions } = await open.call('programme.definitions', {});
    const definitionId = definitions[0]?.id ?? '';
    await as(stranger);
    const days = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
    for (const [name, input] of [
      ['referrals.accept', { referralId, acceptedOn: '2018-04-01' }],
      ['referrals.decide', { referralId, ...decisionInput(definitionId) }],
      ['referrals.counts', days],
      ['referrals.unlink', { referralId }],
    ] as const)
      expect((await open.refused(name, input)).code).toBe('not-allowed');
  });
});
