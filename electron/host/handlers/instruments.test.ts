import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { ndtaOf, ndtaScores, ownMeasure, scoresOf } from '../testing/instruments-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

type Recording = InputOf<'instruments.record'>;

let open: TestHost;
let personId: string;
let periodId: string;
beforeAll(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
});
beforeEach(async () => {
  personId = (await open.call('people.add', { ...asha, reference: '' })).id;
});
afterAll(() => open.discard());

const licensed = () => open.call('instruments.setLicence', { family: 'wemwbs', reference: ' LIC-2018-114 ' });
const short = (given: Partial<Recording> = {}): Recording => ({
  ...{ personId, resultId: null, instrument: 'swemwbs', doneOn: '2018-03-01', mode: 'self-completed' },
  ...{ completedBy: 'person', scores: [], sumAlone: 20, feedPeriodId: null },
  ...given,
});
const results = async () => (await open.call('instruments.ofPerson', { personId })).results;
const refused = async (input: Recording): Promise<unknown> => {
  const { code, field } = await open.refused('instruments.record', input);
  return [code, field];
};
const stored = () => open.session.raw.prepare('SELECT * FROM instrumentResult').all();
const wellbeing = async () =>
  (await open.call('outcomes.ofPerson', { personId })).periods
    .flatMap(({ facts }) => facts)
    .find(({ code }) => code === 'wellbeing-score');

test('a licensed measure is refused until the licence is recorded; one that needs none is not', async () => {
  expect(await refused(short())).toEqual(['instrument-licence-missing', 'instrument']);
  expect(await refused(short({ instrument: 'home-star', scores: scoresOf({ 'area-1': 4 }), sumAlone: null }))).toEqual([
    'instrument-licence-missing',
    'instrument',
  ]);
  await open.call('instruments.record', ndtaOf(personId));
  await licensed();
  const { licences } = await open.call('instruments.list', {});
  expect(licences).toEqual([
    { family: 'wemwbs', reference: 'LIC-2018-114' },
    { family: 'outcomes-star', reference: null },
  ]);
  await open.call('instruments.record', short());
  expect(await results()).toHaveLength(2);
});

describe('a result', () => {
  beforeEach(licensed);

  test('is read back with its total, newest first, each against the one before of the same measure', async () => {
    await open.call('instruments.record', short({ doneOn: '2018-03-01', sumAlone: 28 }));
    await open.call('instruments.record', short({ doneOn: '2018-01-08', sumAlone: 20 }));
    await open.call('instruments.record', ndtaOf(personId));
    const six = { 'item-1': 1, 'item-2': 1, 'item-3': 1, 'item-4': 1, 'item-5': 1, 'item-6': 1 };
    await open.call('instruments.record', short({ doneOn: '2018-03-20', scores: scoresOf(six), sumAlone: null }));
    const found = await results();
    expect(found.map(({ instrument, doneOn, total }) => [instrument, doneOn, total])).toEqual([
      ['swemwbs', '2018-03-20', null],
      ['swemwbs', '2018-03-01', 25.03],
      ['ndta', '2018-02-01', 12],
      ['swemwbs', '2018-01-08', 18.59],
    ]);
    expect(found[0]?.noTotalBecause).toBe('No total: six of seven items are scored, and all seven are needed.');
    expect(found[1]?.change).toEqual({
      ...{ difference: 6.44, since: '2018-01-08', verdict: 'beyond', better: true, otherMode: false },
    });
    expect(found[2]).toMatchObject({ scores: ndtaScores, change: null });
  });

  test('is corrected in place and taken back, and both can be undone', async () => {
    const { id } = await open.call('instruments.record', short());
    await open.call('instruments.record', short({ resultId: id, sumAlone: 21 }));
    expect((await results()).map(({ total }) => total)).toEqual([19.25]);
    const gone = await open.call('instruments.removeResult', { personId, resultId: id });
    expect(await results()).toEqual([]);
    await open.call('history.undo', { transactionId: gone.transactionId });
    expect((await results()).map(({ total }) => total)).toEqual([19.25]);
  });

  test.each<[Partial<Recording>, string, string]>([
    [{ instrument: 'swemwbs-2' }, 'instrument-unknown', 'instrument'],
    [{ sumAlone: 6 }, 'score-out-of-range', 'sumAlone'],
    [{ sumAlone: 36 }, 'score-out-of-range', 'sumAlone'],
    [{ sumAlone: 20.5 }, 'value-not-whole', 'sumAlone'],
    [{ sumAlone: null }, 'instrument-nothing-scored', 'scores'],
    [{ scores: scoresOf({ 'item-1': 6 }), sumAlone: null }, 'score-out-of-range', 'scores.item-1'],
    [{ scores: scoresOf({ 'item-8': 1 }), sumAlone: null }, 'unknown-code', 'scores'],
    [{ scores: [...scoresOf({ 'item-1': 1 }), ...scoresOf({ 'item-1': 2 })], sumAlone: null }, 'bad-input', 'scores'],
    [{ scores: scoresOf({ 'item-1': 1 }) }, 'instrument-sum-and-scores', 'sumAlone'],
    [
      { instrument: 'ndta', scores: scoresOf({ 'risk-to-others': 3 }), sumAlone: null },
      'score-not-allowed',
      'scores.risk-to-others',
    ],
    [{ instrument: 'ndta', scores: scoresOf({ housing: -1 }), sumAlone: null }, 'score-out-of-range', 'scores.housing'],
    [{ instrument: 'ndta', sumAlone: 30 }, 'instrument-areas-needed', 'sumAlone'],
    [{ doneOn: '2018-04-04' }, 'date-in-future', 'doneOn'],
    [{ doneOn: '2018-02-30' }, 'date-impossible', 'doneOn'],
    [{ mode: 'by-owl' }, 'unknown-code', 'mode'],
    [{ mode: 'worker-only' }, 'instrument-mode-disagrees', 'completedBy'],
    [{ completedBy: 'worker' }, 'instrument-mode-disagrees', 'completedBy'],
    [{ feedPeriodId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'feedPeriodId'],
    [{ resultId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'resultId'],
  ])('that cannot be is refused beside its field and loses nothing: %o', async (given, code, field) => {
    await open.call('instruments.record', short());
    const before = stored();
    expect(await refused(short(given))).toEqual([code, field]);
    expect(stored()).toEqual(before);
  });

  test('becomes the wellbeing score of its quarter only where that is asked', async () => {
    await open.call('instruments.record', short());
    expect(await wellbeing()).toBeUndefined();
    await open.call('instruments.record', short({ feedPeriodId: periodId }));
    expect(await wellbeing()).toMatchObject({ valueNumber: 18.59, source: 'person', mode: 'self-completed' });
  });

  test('that cannot stand as the score of a quarter is refused whole', async () => {
    const before = stored();
    const six = { 'item-1': 1 };
    const feeding = { feedPeriodId: periodId };
    expect(await refused(short({ ...feeding, doneOn: '2018-04-01' }))).toEqual([
      'result-outside-period',
      'feedPeriodId',
    ]);
    expect(await refused(short({ ...feeding, scores: scoresOf(six), sumAlone: null }))).toEqual([
      'instrument-has-no-total',
      'feedPeriodId',
    ]);
    expect(await refused(short({ ...feeding, instrument: 'wemwbs', sumAlone: 40 }))).toEqual([
      'instrument-feeds-nothing',
      'feedPeriodId',
    ]);
    expect(stored()).toEqual(before);
    expect(await wellbeing()).toBeUndefined();
  });

  test('stands in the person’s own history in words, without the wording of an item', async () => {
    await open.call('instruments.record', ndtaOf(personId));
    const history = JSON.stringify(await open.call('history.ofPerson', { personId, before: null }));
    expect(history).toContain('New Directions Team Assessment');
    expect(history).toContain('risk-to-others 2');
  });
});

describe('a measure of the partnership’s own', () => {
  test('is defined, scored, ended, and what was scored stays', async () => {
    const { id } = await open.call('instruments.define', ownMeasure);
    const own = { instrument: 'how-safe-it-feels', scores: scoresOf({ 'at-home': 7 }), sumAlone: null };
    await open.call('instruments.record', short(own));
    await open.call('instruments.end', { ownInstrumentId: id, validTo: '2018-03-01' });
    expect(await refused(short({ ...own, doneOn: '2018-03-02' }))).toEqual(['instrument-ended', 'doneOn']);
    expect((await results()).map(({ total }) => total)).toEqual([7]);
    const again = await open.refused('instruments.define', ownMeasure);
    expect([again.code, again.field]).toEqual(['instrument-code-taken', 'label']);
    const early = await open.refused('instruments.end', { ownInstrumentId: id, validTo: '2017-12-31' });
    expect([early.code, early.field]).toEqual(['date-order', 'validTo']);
  });

  test.each([
    [{ label: ' ' }, 'text-missing', 'label'],
    [{ areas: [] }, 'instrument-nothing-scored', 'areas'],
    [
      { areas: [{ label: 'A', lowest: 4, highest: 0, step: 1, weight: 1 }] },
      'instrument-range-order',
      'areas.0.highest',
    ],
    [{ areas: [{ label: 'A', lowest: 0, highest: 4, step: 0, weight: 1 }] }, 'score-out-of-range', 'areas.0.step'],
    [{ needed: 4 }, 'instrument-needed-range', 'needed'],
  ])('that cannot be is refused: %o', async (given, code, field) => {
    const problem = await open.refused('instruments.define', { ...ownMeasure, label: 'Another', ...given });
    expect([problem.code, problem.field]).toEqual([code, field]);
  });
});
