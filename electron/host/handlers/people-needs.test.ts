import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';
import { turnedDownInput } from '../testing/referrals-examples.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

const refusal = async (name: string, input: object): Promise<[string, string | undefined]> => {
  const { code, field } = await open.refused(name, input);
  return [code, field];
};
const offers = async () => (await open.call('people.turnedDown', { personId })).offers;
const sentences = async () => (await offers()).map(({ sentence }) => sentence);
const record = (given: Partial<InputOf<'people.recordTurnedDown'>>) =>
  open.call('people.recordTurnedDown', turnedDownInput(personId, given));
const becauseOfDrugs = {
  reason: 'excluded-other-need',
  otherNeed: 'substance-misuse',
  otherNeedWords: 'drug use',
} as const;

describe('an offer that was turned down', () => {
  test('says who said no and why: several over time, the newest first', async () => {
    await record({ ...becauseOfDrugs, happenedOn: '2018-03-12' });
    await record({ saidNoBy: 'person', reason: 'person-choice', happenedOn: '2018-04-03' });
    await record({ reason: 'threshold-not-met', agencyId: open.session.user.agencyId, happenedOn: '2017-11-02' });
    expect(await sentences()).toEqual([
      'The person said no, 3 April',
      'The service said no, because of drug use, 12 March',
      'Midshire Council said no, because its threshold was not met, 2 November 2017',
    ]);
  });

  test('names the other need by its label where nobody put it in words', async () => {
    await record({ ...becauseOfDrugs, otherNeedWords: null });
    expect(await sentences()).toEqual(['The service said no, because of drugs or alcohol, 12 March']);
  });

  test('is told to an agency without the other need where that is not shared with it', async () => {
    const agencyId = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
    const worker = addWorker(open, 'Wen Li', ['caseworker'], agencyId);
    await record(becauseOfDrugs);
    const said = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const };
    const dates = { fromOn: '2018-01-01', untilOn: null, note: null };
    await open.call('sharing.decide', { ...said, ...dates, categories: ['identity', 'housing'] });
    open = await open.reopen({ userId: worker });
    expect(await sentences()).toEqual(['The service said no, because of another need, 12 March']);
    expect(JSON.stringify(await offers())).not.toContain('substance');
    const [offer] = await offers();
    const remove = { personId, turnedDownId: offer?.id ?? '' };
    expect(await refusal('people.removeTurnedDown', remove)).toEqual(['category-not-shared', 'turnedDownId']);
    const history = JSON.stringify(await open.call('history.ofPerson', { personId, before: null }));
    expect(history).toContain('A room in the hostel');
    expect(history).not.toContain('drug use');
    expect(await refusal('people.recordTurnedDown', turnedDownInput(personId, becauseOfDrugs))).toEqual([
      'category-not-shared',
      'otherNeed',
    ]);
  });

  test.each<[string, Partial<InputOf<'people.recordTurnedDown'>>, string, string]>([
    ['a person’s choice told of a service', { reason: 'person-choice' }, 'reason-not-theirs', 'reason'],
    ['another need that is not named', { reason: 'excluded-other-need' }, 'other-need-missing', 'otherNeed'],
    ['a reason that is not in the list', { reason: 'did-not-engage' }, 'unknown-code', 'reason'],
    ['a need that is not in the list', { needCode: 'luck' }, 'unknown-code', 'needCode'],
    ['a day in the future', { happenedOn: '2018-04-04' }, 'date-in-future', 'happenedOn'],
    ['a no before the offer', { offeredOn: '2018-03-13' }, 'turned-down-before-offered', 'happenedOn'],
    ['an offer before birth', { offeredOn: '1984-01-31' }, 'days-before-birth', 'offeredOn'],
    ['nothing that was offered', { offered: ' ' }, 'text-missing', 'offered'],
    ['an agency that is not there', { agencyId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'agencyId'],
  ])('is refused with %s', async (_what, given, code, field) => {
    expect(await refusal('people.recordTurnedDown', turnedDownInput(personId, given))).toEqual([code, field]);
    expect(await offers()).toEqual([]);
  });

  test('can be taken away and put back', async () => {
    const { id } = await record(becauseOfDrugs);
    const { transactionId } = await open.call('people.removeTurnedDown', { personId, turnedDownId: id });
    expect(await offers()).toEqual([]);
    await open.call('history.undo', { transactionId });
    expect(await sentences()).toEqual(['The service said no, because of drug use, 12 March']);
  });
});

describe('contact with services that did not help', () => {
  test('is apart from the needs, with its answer, words and since when', async () => {
    const before = (await open.call('people.open', { personId })).eligibility;
    const said = { personId, answer: 'yes' as const, words: 'Three services closed the file', since: '2016' };
    await open.call('people.recordIneffectiveContact', said);
    expect(await open.call('people.open', { personId })).toMatchObject({
      ineffectiveContact: 'yes',
      ineffectiveContactWords: 'Three services closed the file',
      ineffectiveContactSince: '2016',
      eligibility: before,
    });
    expect(await refusal('people.recordIneffectiveContact', { ...said, since: '2019' })).toEqual([
      'date-in-future',
      'since',
    ]);
    expect(await refusal('people.recordIneffectiveContact', { ...said, since: '1983' })).toEqual([
      'days-before-birth',
      'since',
    ]);
  });
});

describe('the versions of the definition', () => {
  const violence = {
    label: 'Violence and abuse',
    definition: 'Harm or fear of harm.',
    category: 'safety' as const,
    validFrom: '2018-01-01',
  };
  const sixNeeds = {
    label: 'Three or more of six needs',
    openness: 'closed' as const,
    needCodes: [
      'homelessness',
      'substance-misuse',
      'offending',
      'mental-ill-health',
      'worklessness',
      'violence-and-abuse',
    ],
    minimum: 3,
    source: 'Board of January 2019',
    validFrom: '2019-01-01',
  };
  const definitions = () => open.call('programme.definitions', {});
  const readings = async () =>
    Object.fromEntries((await open.call('people.eligibility', { personId })).versions.map((one) => [one.label, one]));

  test('each explain somebody line by line, and may come to different ends', async () => {
    await open.call('programme.addLocalNeed', violence);
    await open.call('programme.addDefinition', sixNeeds);
    await open.call('people.recordNeed', { personId, need: need('violence-and-abuse', { atRisk: true }) });
    const read = await readings();
    expect(read['Two or more of five needs']).toMatchObject({ outcome: 'meets' });
    expect(read['Two or more of five needs']?.reasons).toContain(
      'Violence and abuse: at risk, but a local need is not part of this definition.',
    );
    expect(read['Three or more of six needs']).toMatchObject({
      outcome: 'at-risk',
      summary: 'At risk of meeting the definition: 2 of 6 and 1 at risk, three or more are needed',
    });
    expect(read['Three or more of six needs']?.reasons).toEqual([
      'Housing: counted, because it is disclosed.',
      'Drugs or alcohol: not counted, nothing is recorded yet.',
      'Police and courts: counted, because it is suspected.',
      'Mental health: not counted, nothing is recorded yet.',
      'Work and money: not counted, nothing is recorded yet.',
      'Violence and abuse: at risk, and not counted as present.',
    ]);
  });

  test('follow each other: the one before ends the day before, and time in the cohort keeps its own', async () => {
    await open.call('programme.addLocalNeed', violence);
    await open.call('programme.addDefinition', sixNeeds);
    const closed = (await definitions()).definitions.filter(({ openness }) => openness === 'closed');
    expect(closed.map(({ label, validFrom, validTo }) => [label, validFrom, validTo])).toEqual([
      ['Three or more of six needs', '2019-01-01', null],
      ['Two or more of five needs', '2018-06-01', '2018-12-31'],
    ]);
    const { memberships } = await open.call('people.open', { personId });
    expect(memberships.map(({ definitionLabel }) => definitionLabel)).toEqual(['Two or more of five needs']);
  });

  test.each<[string, object, string, string]>([
    ['that begins with another', { validFrom: '2018-06-01' }, 'definition-overlaps', 'validFrom'],
    ['that nobody could meet', { minimum: 7 }, 'definition-unreachable', 'minimum'],
    ['of no needs', { needCodes: [] }, 'definition-needs-missing', 'needCodes'],
    ['of a need that is not there', { needCodes: ['luck'], minimum: 1 }, 'unknown-code', 'needCodes.0'],
    ['of half a need', { minimum: 1.5 }, 'definition-minimum', 'minimum'],
    ['of no number of needs', { minimum: 0 }, 'definition-minimum', 'minimum'],
    ['without a name', { label: '' }, 'text-missing', 'label'],
    ['from a day that does not exist', { validFrom: '2019-02-30' }, 'date-impossible', 'validFrom'],
  ])('are refused %s', async (_what, given, code, field) => {
    await open.call('programme.addLocalNeed', violence);
    const before = await definitions();
    expect(await refusal('programme.addDefinition', { ...sixNeeds, ...given })).toEqual([code, field]);
    expect(await definitions()).toEqual(before);
  });

  test('a local need is taken up from the proposals, is refused twice, and ends without losing what was recorded', async () => {
    expect((await definitions()).proposals.map(({ code }) => code)).toContain('violence-and-abuse');
    const { id: needId } = await open.call('programme.addLocalNeed', violence);
    expect((await definitions()).proposals.map(({ code }) => code)).not.toContain('violence-and-abuse');
    expect(await refusal('programme.addLocalNeed', violence)).toEqual(['need-code-taken', 'label']);
    expect(await refusal('programme.addLocalNeed', { ...violence, label: 'Housing' })).toEqual([
      'need-code-taken',
      'label',
    ]);
    await open.call('people.recordNeed', { personId, need: need('violence-and-abuse', { disclosed: 'yes' }) });
    expect(await refusal('programme.endLocalNeed', { needId, validTo: '2017-12-31' })).toEqual([
      'date-order',
      'validTo',
    ]);
    await open.call('programme.endLocalNeed', { needId, validTo: '2018-04-02' });
    expect((await open.call('people.open', { personId })).needs.map(({ code }) => code)).toContain(
      'violence-and-abuse',
    );
    const late = { personId, need: need('violence-and-abuse', { disclosed: 'no' }) };
    expect(await refusal('people.recordNeed', late)).toEqual(['unknown-code', 'need.code']);
    const again = { ...violence, validFrom: '2018-04-03' };
    expect(await refusal('programme.addLocalNeed', { ...again, category: 'story' })).toEqual([
      'need-category-stays',
      'category',
    ]);
    await open.call('programme.addLocalNeed', again);
    const core = (await definitions()).needs.find((one) => one.core)?.id ?? '';
    expect(await refusal('programme.endLocalNeed', { needId: core, validTo: '2018-12-31' })).toEqual([
      'need-is-core',
      'needId',
    ]);
  });

  test('leave a history, and a need is never undone from under what was recorded of it', async () => {
    const { transactionId } = await open.call('programme.addLocalNeed', violence);
    expect((await open.call('history.recent', { limit: 5 })).changes.map(({ entity }) => entity)).toContain(
      'need-definition',
    );
    expect((await open.refused('history.undo', { transactionId })).code).toBe('undo-not-offered');
    const added = await open.call('programme.addDefinition', sixNeeds);
    await open.call('history.undo', { transactionId: added.transactionId });
    expect((await definitions()).definitions.map(({ validTo }) => validTo)).toEqual([null, null]);
  });

  test('of a register that is not the coordinating agency’s are not its coordinators’ to change', async () => {
    const agencyId = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
    open = await open.reopen({ userId: addWorker(open, 'Wen Li', ['coordinator'], agencyId) });
    expect(await refusal('programme.addLocalNeed', violence)).toEqual(['not-allowed', undefined]);
    expect(await refusal('programme.addDefinition', sixNeeds)).toEqual(['not-allowed', undefined]);
    expect((await definitions()).definitions).toHaveLength(2);
  });
});
