import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCategory } from '../../../domain/access.ts';
import { moveInput, timelineInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { answerTo, askingOf } from '../testing/sharing-examples.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
let first: string;
let agencyId: string;
let partner: string;
beforeEach(async () => {
  open = await openTestHost();
  first = open.session.user.id;
  personId = (await open.call('people.add', asha)).id;
  agencyId = (await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' })).id;
  partner = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
});
afterEach(() => open.discard());

const become = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};
const said = { basis: 'public-task', fromOn: '2018-01-01', untilOn: null, note: null } as const;
const share = (...categories: PersonCategory[]) =>
  open.call('sharing.decide', { personId, agencyId, categories, decision: 'shared', ...said });
const recent = async () => (await open.call('history.recent', { limit: 100 })).changes;
const theirPage = () => open.call('history.ofPerson', { personId, before: null });

describe('what was decided of sharing', () => {
  test('is not taken back by whoever is kept from something by it', async () => {
    await share('identity', 'contact', 'story');
    const until = { ...said, personId, agencyId, decision: 'shared', untilOn: '2018-05-01' } as const;
    const shortened = await open.call('sharing.decide', { ...until, categories: ['story'] });
    const kept = await open.call('sharing.decide', {
      ...{ personId, agencyId, categories: ['contact'], decision: 'not-shared', ...said },
    });
    await become(partner);
    for (const { transactionId } of [kept, shortened])
      expect(['not-allowed', 'category-not-shared']).toContain(
        (await open.refused('history.undo', { transactionId })).code,
      );
    const own = (await open.call('sharing.ofPerson', { personId })).agencies.find((one) => one.agencyId === agencyId);
    expect(own?.cells.find(({ category }) => category === 'contact')?.sees).toBe(false);
    await become(first);
    await open.call('history.undo', { transactionId: kept.transactionId });
  });

  test('comes back with the agreement that ended it, where its own writer takes that back', async () => {
    await share('identity', 'contact', 'story');
    await become(partner);
    const declined = { ...answerTo(agencyId), decision: 'declined', categories: ['contact'], reviewOn: null } as const;
    const { transactionId } = await open.call('sharing.recordConsent', {
      ...{ personId, ...declined, categories: [...declined.categories] },
    });
    await open.call('history.undo', { transactionId });
  });
});

describe('what only those who act for the partnership decide', () => {
  test('is not taken back by a coordinator of another agency', async () => {
    const elsewhere = addWorker(open, 'Wen Li', ['coordinator'], agencyId);
    const [definition] = (await open.call('cohorts.list', {})).definitions;
    const added = await open.call('cohorts.add', {
      ...{ name: 'A test cohort', purpose: null, definitionId: definition?.id ?? '', methodLabel: null },
      ...{ methodWords: null, plannedSize: null, validFrom: '2018-01-01', validTo: null },
    });
    await become(elsewhere);
    expect((await open.refused('history.undo', { transactionId: added.transactionId })).code).toBe('not-allowed');
  });
});

describe('the kind of a thing', () => {
  test('is not told among recent changes to whoever does not see that kind', async () => {
    await share('identity', 'contact');
    const release = { releaseOn: '2018-04-17', certainty: 'expected', establishment: 'HMP Fellside' } as const;
    await open.call('contacts.addRelease', { personId, ...release });
    await open.call('contacts.addMove', { personId, ...moveInput() });
    await open.call('people.change', { personId, changes: { contactPreference: 'Mornings' } });
    expect((await recent()).map(({ entity }) => entity)).toContain('move');
    await become(partner);
    const told = (await recent()).filter((change) => change.personId === personId).map(({ entity }) => entity);
    expect(told).toContain('person');
    for (const entity of ['custody-release', 'release-task', 'move']) expect(told).not.toContain(entity);
  });
});

describe('to whom something was told', () => {
  test('stands in no history and is found by no search of whoever does not see all that it was about', async () => {
    await share('identity', 'story');
    await open.call('sharing.disclose', {
      ...{ personId, agencyId: null, recipientWords: 'Zxqvost clinic', basis: 'public-task', condition: null },
      ...{ offenceCondition: null, gateway: null, confidentiality: null, agreementId: null, categories: ['health'] },
      ...{ what: 'The results', purpose: 'coordinate-help', purposeWords: null, whyNoLess: null, at: '2018-04-03' },
      ...{ how: 'phone', becauseAnyway: null },
    });
    await open.call('sharing.recordRequest', {
      ...{ personId, ...askingOf(agencyId), agencyId: null, otherParty: 'Zxqvost ward', askedFor: 'Zxqvost results' },
      categories: ['health'],
    });
    const found = async () => (await open.call('lists.everything', { text: 'zxqvost', limit: 20 })).passages;
    expect(JSON.stringify(await theirPage())).toContain('Zxqvost clinic');
    expect(JSON.stringify(await found())).toContain('Zxqvost');
    await become(partner);
    expect((await open.call('sharing.disclosures', { personId })).disclosures).toEqual([]);
    expect(JSON.stringify(await theirPage())).not.toMatch(/Zxqvost/);
    expect(await found()).toEqual([]);
  });
});

describe('a row that went from one kind of information to another', () => {
  test('tells of what it said before to whoever sees both', async () => {
    await share('identity', 'story');
    const before = timelineInput({ category: 'health', note: 'Zxqvost was prescribed' });
    const { id: timelineEntryId } = await open.call('contacts.addEntry', { personId, ...before });
    await open.call('contacts.changeEntry', { personId, timelineEntryId, ...timelineInput({ note: 'Said hello' }) });
    expect(JSON.stringify(await theirPage())).toContain('Zxqvost');
    await become(partner);
    expect(JSON.stringify(await open.call('contacts.timeline', { personId, kinds: [], after: null }))).toContain(
      'hello',
    );
    expect(JSON.stringify(await theirPage())).not.toContain('Zxqvost');
  });
});
