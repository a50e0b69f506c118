import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const person = (personId: string) => open.call('people.open', { personId });
const add = async (preferredName: string, given: object = {}): Promise<string> =>
  (await open.call('people.add', { preferredName, ...given })).id;
const search = async (text: string): Promise<string[]> =>
  (await open.call('people.search', { text, limit: 10 })).people.map((one) => one.preferredName);

describe('adding somebody', () => {
  test('with a name alone is enough: the rest is not asked yet, and not guessed', async () => {
    const found = await person(await add('  Tomos '));
    expect(found).toMatchObject({
      reference: 'C-0001',
      preferredName: 'Tomos',
      givenName: null,
      birthDate: null,
      birthDateEstimated: false,
      sex: null,
      sexState: 'not-asked',
      ethnicityState: 'not-asked',
      ineffectiveContact: 'not-asked',
      aliases: [],
      needs: [],
      memberships: [],
      evaluationConsent: null,
    });
  });

  test.each(['1984', '1984-02', '1984-02-29', '1900', '2018', '2018-04', '2018-04-03'])(
    'keeps the birth date %s as it is known',
    async (birthDate) => {
      expect((await person(await add('Tomos', { birthDate }))).birthDate).toBe(birthDate);
    },
  );

  test('reads the definition at once and says why', async () => {
    const { id } = await open.call('people.add', asha);
    expect((await person(id)).eligibility).toEqual({
      outcome: 'meets',
      present: ['homelessness', 'offending'],
      atRisk: [],
      reasons: [
        'Housing: counted, because it is disclosed.',
        'Drugs or alcohol: not counted, nothing is recorded yet.',
        'Police and courts: counted, because it is suspected.',
        'Mental health: not counted, nothing is recorded yet.',
        'Work and money: not counted, nothing is recorded yet.',
      ],
      summary: 'Meets the definition: 2 of 5, two or more are needed',
      definitionLabel: 'Two or more of five needs',
    });
  });

  test('is found again by three letters of any name, of an alias or of the reference', async () => {
    await open.call('people.add', { ...asha, aliases: ['Zola'] });
    for (const text of ['ash', 'oko', 'BEL', 'zol', 'ms-1', 'asha bell', 'okonjo-b']) {
      expect([text, await search(text)]).toEqual([text, ['Asha']]);
    }
    expect(await search('xyz')).toEqual([]);
  });

  test('gives the next reference after the highest, and is not led astray by long numbers or other words', async () => {
    for (const reference of ['C-0041', 'C-9223372036854775807', 'C-x', 'MS-9000', 'c-0007'])
      await add('X', { reference });
    const [first, second] = [await person(await add('Tomos')), await person(await add('Noor'))];
    expect([first.reference, second.reference]).toEqual(['C-0042', 'C-0043']);
  });
});

describe('changing somebody', () => {
  test('touches what was given and nothing else', async () => {
    const { id } = await open.call('people.add', asha);
    const before = await person(id);
    await open.call('people.change', { personId: id, changes: { pronouns: 'she/her', goal: ' A door\nI can lock ' } });
    expect(await person(id)).toEqual({ ...before, pronouns: 'she/her', goal: 'A door\nI can lock' });
    await open.call('people.change', { personId: id, changes: { pronouns: '  ', reference: '' } });
    expect(await person(id)).toMatchObject({ pronouns: null, reference: 'MS-1', goal: 'A door\nI can lock' });
  });

  test('keeps one’s own reference, in other capitals too', async () => {
    const { id } = await open.call('people.add', asha);
    await open.call('people.change', { personId: id, changes: { reference: 'ms-1' } });
    expect((await person(id)).reference).toBe('ms-1');
  });

  test('replaces the aliases, and the search follows', async () => {
    const id = await add('Asha', { aliases: ['Zola', 'Zola', 'Kestrel'] });
    const kept = (await person(id)).aliases.find((alias) => alias.name === 'Kestrel');
    await open.call('people.change', { personId: id, changes: {}, aliases: ['Kestrel', 'Marigold'] });
    const { aliases } = await person(id);
    expect(aliases.map((alias) => alias.name).sort()).toEqual(['Kestrel', 'Marigold']);
    expect(aliases).toContainEqual(kept);
    expect([await search('zola'), await search('marigold')]).toEqual([[], ['Asha']]);
    await open.call('people.change', { personId: id, changes: {}, aliases: [] });
    expect([(await person(id)).aliases, await search('marigold')]).toEqual([[], []]);
  });

  test('an equality value and its state never contradict each other', async () => {
    const id = await add('Asha', { sex: 'female', sexState: 'recorded' });
    await open.call('people.change', { personId: id, changes: { sexState: 'declined' } });
    expect(await person(id)).toMatchObject({ sex: null, sexState: 'declined' });
    await open.call('people.change', { personId: id, changes: { sex: 'male', sexState: 'recorded' } });
    await open.call('people.change', { personId: id, changes: { sexState: 'recorded' } });
    expect(await person(id)).toMatchObject({ sex: 'male', sexState: 'recorded' });
    const clear = await open.refused('people.change', { personId: id, changes: { sex: null } });
    expect([clear.code, clear.field]).toEqual(['value-missing', 'changes.sex']);
    expect(await person(id)).toMatchObject({ sex: 'male', sexState: 'recorded' });
  });
});

describe('needs', () => {
  test('are four separate facts with their days, and a later line replaces the one before', async () => {
    const id = await add('Asha');
    const told = need('substance-misuse', {
      suspected: 'no',
      disclosed: 'yes',
      disclosedOn: '2018-03-01',
      onsetOn: '2011',
      helpOffered: 'declined',
    });
    await open.call('people.recordNeed', { personId: id, need: told });
    expect((await person(id)).needs).toEqual([told]);
    expect((await person(id)).eligibility.outcome).toBe('does-not-meet');
    await open.call('people.recordNeed', { personId: id, need: need('substance-misuse', { atRisk: true }) });
    await open.call('people.recordNeed', { personId: id, need: need('offending', { suspected: 'yes' }) });
    const found = await person(id);
    expect(found.needs).toHaveLength(2);
    expect(found.eligibility).toMatchObject({
      outcome: 'at-risk',
      present: ['offending'],
      atRisk: ['substance-misuse'],
    });
  });
});

describe('membership', () => {
  test('keeps the definition it was decided under, ends with a destination, and can begin again', async () => {
    const { id } = await open.call('people.add', asha);
    const [first] = (await person(id)).memberships;
    expect(first).toMatchObject({ joinedOn: '2018-01-01', leftOn: null, definitionLabel: 'Two or more of five needs' });
    const leave = {
      personId: id,
      membershipId: first?.id ?? '',
      destination: 'moved-away',
      because: 'Nearer to family',
    };
    await open.call('people.leave', { ...leave, leftOn: '2018-02-01' });
    const cohortId = first?.cohortId ?? '';
    const tomorrow = await open.refused('people.join', { personId: id, cohortId, joinedOn: '2018-04-04' });
    expect([tomorrow.code, tomorrow.field]).toEqual(['date-in-future', 'joinedOn']);
    const early = await open.refused('people.join', { personId: id, cohortId, joinedOn: '2018-01-31' });
    expect([early.code, early.field]).toEqual(['already-member', 'joinedOn']);
    await open.call('people.join', { personId: id, cohortId, joinedOn: '2018-02-01' });
    expect((await person(id)).memberships.map((one) => [one.joinedOn, one.leftOn])).toEqual([
      ['2018-02-01', null],
      ['2018-01-01', '2018-02-01'],
    ]);
    // The first can be corrected, but not so far that the two overlap.
    const late = await open.refused('people.leave', { ...leave, leftOn: '2018-02-02' });
    expect([late.code, late.field]).toEqual(['already-member', 'leftOn']);
    await open.call('people.leave', { ...leave, leftOn: '2018-01-31' });
  });

  test('lists everyone with needs, eligibility and the newest membership', async () => {
    await open.call('people.add', asha);
    await add('Noor');
    const { people } = await open.call('people.list', {});
    expect(people).toMatchObject([
      {
        reference: 'MS-1',
        fullName: 'Asha Okonjo-Bell',
        needs: ['homelessness', 'offending'],
        eligibility: 'meets',
        joinedOn: '2018-01-01',
      },
      { preferredName: 'Noor', fullName: null, needs: [], eligibility: 'does-not-meet', joinedOn: null },
    ]);
  });
});

describe('agreement to appear in evaluation', () => {
  const answer = (personId: string, decision: 'agreed' | 'declined' | 'withdrawn', decidedOn: string) =>
    ({ personId, decision, decidedOn }) as const;

  test('is asked, given, withdrawn and given again', async () => {
    const id = await add('Asha');
    const now = async () => (await person(id)).evaluationConsent;
    expect(await now()).toBeNull();
    await open.call('people.recordConsent', answer(id, 'declined', '2018-01-05'));
    expect(await now()).toEqual({ decision: 'declined', decidedOn: '2018-01-05', withdrawnOn: null });
    expect((await open.refused('people.recordConsent', answer(id, 'withdrawn', '2018-01-06'))).code).toBe('not-found');
    await open.call('people.recordConsent', answer(id, 'agreed', '2018-02-01'));
    const early = await open.refused('people.recordConsent', answer(id, 'withdrawn', '2018-01-31'));
    expect([early.code, early.field]).toEqual(['date-order', 'decidedOn']);
    await open.call('people.recordConsent', answer(id, 'withdrawn', '2018-03-01'));
    expect(await now()).toEqual({ decision: 'agreed', decidedOn: '2018-02-01', withdrawnOn: '2018-03-01' });
    expect((await open.refused('people.recordConsent', answer(id, 'withdrawn', '2018-03-02'))).code).toBe('not-found');
    await open.call('people.recordConsent', answer(id, 'agreed', '2018-04-03'));
    expect(await now()).toEqual({ decision: 'agreed', decidedOn: '2018-04-03', withdrawnOn: null });
  });
});
