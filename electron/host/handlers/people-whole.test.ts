import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let id: string;
beforeEach(async () => {
  open = await openTestHost();
  id = (await open.call('people.add', { ...asha, reference: 'W-1' })).id;
});
afterEach(() => open.discard());

type Change = Omit<InputOf<'people.change'>, 'personId'>;
const change = (input: Partial<Change>) => open.call('people.change', { personId: id, changes: {}, ...input });
const refused = async (input: object): Promise<unknown[]> => {
  const problem = await open.refused('people.change', { personId: id, changes: {}, ...input });
  return [problem.code, problem.field];
};
const person = () => open.call('people.open', { personId: id });
const nhs = { scheme: 'nhs-number' as const, value: '943 476 5919', issuerId: null };
const typed = { givenName: null, familyName: null, aliases: [], birthDate: null, identifiers: [] };
const candidates = async (input: object) =>
  (await open.call('people.candidates', { preferredName: '', ...typed, ...input })).candidates;

describe('the whole person', () => {
  test('is started with one field, and everything else says that it was not asked', async () => {
    const one = await open.call('people.open', {
      personId: (await open.call('people.add', { preferredName: 'Noor' })).id,
    });
    const states = Object.entries(one).filter(([field]) => field.endsWith('State'));
    expect(states.length).toBeGreaterThan(9);
    expect(states.filter(([, state]) => state !== 'not-asked')).toEqual([]);
  });

  test('holds each equality fact as a value or as the reason why there is none', async () => {
    const facts: Change['changes'] = {
      ...{ religion: 'muslim', religionState: 'recorded', disability: 'limited-a-lot', disabilityState: 'recorded' },
      ...{ maritalStatusState: 'declined', armedForces: 'served-regular', armedForcesState: 'recorded' },
      ...{ mainLanguage: 'british-sign-language', mainLanguageState: 'recorded', interpreter: 'yes' },
      ...{ childrenPresent: 'declined', childrenConcern: 'not-asked' },
    };
    await change({ changes: facts });
    expect(await person()).toMatchObject({ ...facts, maritalStatus: null });
    expect(await refused({ changes: { religion: 'female' } })).toEqual(['unknown-code', 'changes.religion']);
    expect(await refused({ changes: { disability: 'limited-a-lot', disabilityState: 'declined' } })).toEqual([
      'value-not-expected',
      'changes.disability',
    ]);
  });

  test('takes several ways of getting in touch, "no phone" among them, and no contradiction', async () => {
    const chosen = { state: 'recorded' as const, codes: ['no-phone', 'text', 'safe-times'] };
    await change({ choices: { 'contact-preference': chosen }, changes: { safeTimes: 'Weekdays before noon' } });
    expect((await person()).choices['contact-preference']).toEqual(chosen.codes);
    const both = { state: 'recorded', codes: ['phone', 'no-phone'] };
    expect(await refused({ choices: { 'contact-preference': both } })).toEqual([
      'contact-contrary',
      'choices.contact-preference',
    ]);
    const none = { state: 'recorded', codes: ['none-needed', 'breaks'] };
    expect(await refused({ choices: { adjustment: none } })).toEqual(['none-and-some', 'choices.adjustment']);
    await change({ choices: { 'contact-preference': { state: 'declined', codes: [] } } });
    expect(await person()).toMatchObject({ contactState: 'declined', choices: { 'contact-preference': [] } });
  });

  test('keeps names of every kind, and a restricted one from the search', async () => {
    await change({
      aliases: [
        { name: 'Zola', kind: 'nickname', isRestricted: false },
        { name: 'Quince', kind: 'former', isRestricted: true },
      ],
    });
    expect((await person()).aliases.map(({ name, kind }) => [name, kind])).toEqual([
      ['Zola', 'nickname'],
      ['Quince', 'former'],
    ]);
    const found = async (text: string) => (await open.call('people.search', { text, limit: 5 })).people.length;
    expect([await found('zola'), await found('quince')]).toEqual([1, 0]);
  });

  test('says where somebody can be found, when that was last known, and when it is over', async () => {
    const bench = {
      personId: id,
      words: 'The bench by the library',
      lastKnownOn: '2018-03-01',
      category: 'safety' as const,
    };
    const { id: whereaboutsId } = await open.call('people.recordWhereabouts', bench);
    await open.call('people.changeWhereabouts', { personId: id, whereaboutsId, now: 'still', on: '2018-04-01' });
    expect((await person()).whereabouts).toMatchObject([{ words: bench.words, lastKnownOn: '2018-04-01' }]);
    await open.call('people.changeWhereabouts', { personId: id, whereaboutsId, now: 'no-longer', on: '2018-04-03' });
    expect((await person()).whereabouts).toEqual([]);
    const tomorrow = await open.refused('people.recordWhereabouts', { ...bench, lastKnownOn: '2018-04-04' });
    expect([tomorrow.code, tomorrow.field]).toEqual(['last-known-in-future', 'lastKnownOn']);
  });
});

describe('numbers by which others know somebody', () => {
  test('are kept as their scheme writes them, and wrong ones are refused beside the field', async () => {
    await change({ identifiers: [nhs, { scheme: 'pnc-id', value: '04/46583u', issuerId: null }] });
    expect((await person()).identifiers.map(({ value }) => value)).toEqual(['9434765919', '2004/0046583U']);
    expect(await refused({ identifiers: [{ ...nhs, value: '943 476 5918' }] })).toEqual([
      'nhs-number-wrong',
      'identifiers.0.value',
    ]);
    expect(await refused({ identifiers: [nhs, nhs] })).toEqual(['identifier-twice', 'identifiers.1.value']);
    expect(await refused({ identifiers: [{ scheme: 'local-case', value: 'A1', issuerId: null }] })).toEqual([
      'issuer-missing',
      'identifiers.0.issuerId',
    ]);
  });

  test('that another record has are refused to whoever may see it, and tell nobody else of it', async () => {
    await change({ identifiers: [nhs] });
    const mine = await open.refused('people.add', { preferredName: 'Noor', identifiers: [nhs] });
    expect([mine.code, mine.field]).toEqual(['identifier-taken', 'identifiers.0.value']);
    const coordinator = open.session.user.id;
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    open = await open.reopen({ userId: addWorker(open, 'Wen Li', ['caseworker'], agencyId) });
    expect(await candidates({ preferredName: 'Asha', identifiers: [nhs] })).toEqual([]);
    const { id: theirs } = await open.call('people.add', { preferredName: 'Noor', identifiers: [nhs] });
    // The coordinator, who may see both, is shown that they may be one person.
    open = await open.reopen({ userId: coordinator });
    const { candidates: alike } = await open.call('people.alike', { personId: theirs });
    expect(alike.map(({ reference, reasons }) => [reference, ...reasons])).toEqual([['W-1', 'the same NHS number']]);
  });
});

describe('somebody who is in the register already', () => {
  test('is shown while typing: by sound, by a changed-over date, by another name, by a number', async () => {
    await change({ aliases: ['Zola'], changes: { birthDate: '1984-04-03' }, identifiers: [nhs] });
    const found = async (input: object) =>
      (await candidates(input)).map(({ reference, reasons }) => [reference, ...reasons]);
    expect(await found({ preferredName: 'Aisha', familyName: 'Okonjo Bell' })).toEqual([
      ['W-1', 'a name that sounds alike'],
    ]);
    expect(await found({ preferredName: 'Asha', familyName: 'Okonjo-Bell', birthDate: '1984-03-04' })).toEqual([
      ['W-1', 'the same name', 'a birth date with day and month changed over'],
    ]);
    expect(await found({ preferredName: 'Zola' })).toEqual([['W-1', 'the same name']]);
    expect(await found({ preferredName: 'Marigold', identifiers: [nhs] })).toEqual([['W-1', 'the same NHS number']]);
    expect(await found({ preferredName: 'Asha', familyName: 'Okonjo-Bell', birthDate: '1991-12-30' })).toEqual([]);
    expect(await found({})).toEqual([]);
  });
});
