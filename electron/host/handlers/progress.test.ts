import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let people = 0;
beforeEach(async () => {
  open = await openTestHost();
  people = 0;
  // All of both quarters is over.
  open.clock.now = Date.UTC(2018, 6, 5, 9, 0);
});
afterEach(() => open.discard());

type Fact = NonNullable<InputOf<'outcomes.record'>['fact']>;
const coded = (valueCode: string): Fact => ({ state: 'recorded', valueCode, valueNumber: null });
const scored = (valueNumber: number): Fact => ({ state: 'recorded', valueCode: null, valueNumber });
const without = (state: Fact['state']): Fact => ({ state, valueCode: null, valueNumber: null });

const add = async (joinedOn = '2018-01-01'): Promise<string> => {
  people += 1;
  const { id } = await open.call('people.add', { preferredName: `Person ${people}`, joinedOn });
  return id;
};
const leave = async (personId: string, leftOn: string): Promise<void> => {
  const membershipId = open.session.raw
    .prepare<[string], string>('SELECT id FROM membership WHERE personId = ?')
    .pluck()
    .get(personId);
  const end = { leftOn, destination: 'moved-away', because: 'Moved to be near family' };
  await open.call('people.leave', { personId, membershipId: membershipId ?? '', ...end });
};
const record = (personId: string, code: 'Y1Q4' | 'Y2Q1', factCode: string, fact: Fact) =>
  open.call('outcomes.record', { personId, periodId: open.periods[code] ?? '', factCode, fact });
const asked = (factCode: string, more: Partial<InputOf<'progress.figures'>> = {}) => ({
  ...{ factCode, calendar: 'meam', by: 'period' as const, from: null, to: null },
  ...more,
});
const figures = (factCode: string, more: Partial<InputOf<'progress.figures'>> = {}) =>
  open.call('progress.figures', asked(factCode, more));

describe('flows between quarters', () => {
  test('each value state, who joined, and what is blank stand apart, and refuge shows as temporary accommodation', async () => {
    const [one, two, three, four] = [await add(), await add(), await add(), await add('2018-05-01')];
    await record(one, 'Y1Q4', 'housing-status', coded('rough-sleeping'));
    await record(one, 'Y2Q1', 'housing-status', coded('refuge'));
    await record(two, 'Y1Q4', 'housing-status', without('declined'));
    await record(two, 'Y2Q1', 'housing-status', coded('not-known'));
    await record(three, 'Y1Q4', 'housing-status', coded('rough-sleeping'));
    await record(four, 'Y2Q1', 'housing-status', coded('social-tenancy'));
    const found = await figures('housing-status');
    expect(found.comparison?.flow).toEqual([
      { from: 'v:rough-sleeping', to: 'v:temporary-accommodation', count: 1 },
      { from: 'v:rough-sleeping', to: 'blank', count: 1 },
      { from: 's:declined', to: 's:not-known', count: 1 },
      { from: 'joined', to: 'v:social-tenancy', count: 1 },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/refuge/i);
    expect(found.distribution).toEqual([
      {
        step: 0,
        inScope: 3,
        recorded: 2,
        cells: [
          { key: 's:declined', count: 1 },
          { key: 'v:rough-sleeping', count: 2 },
        ],
      },
      {
        step: 1,
        inScope: 4,
        recorded: 2,
        cells: [
          { key: 'blank', count: 1 },
          { key: 's:not-known', count: 1 },
          { key: 'v:social-tenancy', count: 1 },
          { key: 'v:temporary-accommodation', count: 1 },
        ],
      },
    ]);
    expect(found.comparison?.pairs).toBe(1);
    expect(found.comparison?.shares.every(({ verdict }) => verdict === 'too-few')).toBe(true);
    expect(found.reading).toBe(
      'In Y2Q1 there is a value for 2 of 4 people in the cohort. For 2 people there is no value, each for its own reason.',
    );
  });

  test('a refuge that an older version kept in the clear is counted as temporary accommodation as well', async () => {
    const one = await add();
    await record(one, 'Y1Q4', 'housing-status', coded('temporary-accommodation'));
    open.session.raw.prepare("UPDATE fact SET valueCode = 'refuge' WHERE personId = ?").run(one);
    const found = await figures('housing-status');
    expect(found.distribution[0]?.cells).toEqual([{ key: 'v:temporary-accommodation', count: 1 }]);
    expect(JSON.stringify(found)).not.toMatch(/refuge/i);
  });

  test('somebody in two cohorts counts once, and nobody before they joined', async () => {
    const one = await add('2018-02-01');
    await record(one, 'Y1Q4', 'housing-status', coded('hospital'));
    const { id: cohortId } = open.session.raw.prepare('SELECT id, definitionId FROM cohort').get() as { id: string };
    open.session.raw.exec(`INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn)
      SELECT 'second', '${one}', '${cohortId}', definitionId, 'meets', '2018-03-01' FROM cohort LIMIT 1`);
    expect((await figures('housing-status')).distribution.map(({ inScope }) => inScope)).toEqual([1, 1]);
  });

  test('a quarter that nobody was in, and one that is all missing, are shown as they are', async () => {
    const one = await add('2018-04-15');
    const empty = await figures('housing-status');
    expect(empty.distribution.map(({ inScope, recorded }) => [inScope, recorded])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(empty.comparison).toBeNull();
    expect(empty.reading).toBe('Nothing was recorded for anybody yet, so there is no change to show.');
    await record(one, 'Y2Q1', 'housing-status', without('not-asked'));
    const asWell = await figures('housing-status', { from: 0, to: 1 });
    expect(asWell.comparison).toMatchObject({ pairs: 0, flow: [{ from: 'joined', to: 's:not-asked', count: 1 }] });
    expect(asWell.comparison?.reading).toBe(
      'Nobody has a value in both Y1Q4 and Y2Q1, so there is nothing to compare.',
    );
  });
});

describe('scores', () => {
  const scores = async (pairs: readonly (readonly [number, number])[]): Promise<void> => {
    for (const [before, after] of pairs) {
      const id = await add();
      await record(id, 'Y1Q4', 'wellbeing-score', scored(before));
      await record(id, 'Y2Q1', 'wellbeing-score', scored(after));
    }
  };

  test('are compared as metric scores, a raw total converted, with the middle change and those beyond error', async () => {
    // Raw 20 is 18.59 and raw 25 is 22.35: 3.76 apart, beyond 2.87. 20.73 to 21.54 is 0.81: within error.
    await scores([
      [20, 25],
      [18.59, 22.35],
      [20.73, 21.54],
      [20.73, 22.35],
      [19.25, 24.11],
      [16.88, 21.54],
    ]);
    const { comparison, series } = await figures('wellbeing-score');
    expect(comparison?.paired).toMatchObject([
      {
        ...{ instrument: 'swemwbs', pairs: 6, rose: 6, fell: 0, same: 0, verdict: 'better' },
        beyond: { real: { up: 4, down: 0 }, likely: { up: 0, down: 0 }, possible: { up: 1, down: 0 } },
        before: { n: 6, mean: 19.13 },
        availableBefore: { n: 6, mean: 19.13 },
      },
    ]);
    expect(series[0]?.points[0]).toMatchObject({ n: 6, complete: { n: 6 } });
    // Asked for by name, the same two quarters say the same.
    await record(await add(), 'Y2Q1', 'wellbeing-score', scored(20));
    const usual = await figures('wellbeing-score');
    expect(usual.series[0]?.points[1]).toMatchObject({ n: 7, complete: { n: 6 } });
    expect(await figures('wellbeing-score', { from: 0, to: 1 })).toEqual(usual);
  });

  test('of five and fewer it cannot be told what the group did, of none there is nothing', async () => {
    expect((await figures('wellbeing-score')).comparison).toBeNull();
    await scores([[20, 25]]);
    const one = (await figures('wellbeing-score')).comparison;
    expect(one?.paired).toMatchObject([{ pairs: 1, verdict: 'too-few', low: null, high: null, middle: 3.76 }]);
    expect(one?.reading).toMatch(/^Of 1 person with a value in both .* With so few it cannot be told/);
  });

  test('that are all equal have not changed', async () => {
    await scores(Array.from({ length: 7 }, () => [21.54, 21.54] as const));
    expect((await figures('wellbeing-score')).comparison?.paired).toMatchObject([
      { same: 7, middle: 0, low: 0, high: 0, verdict: 'cannot-tell' },
    ]);
  });

  test('of two instruments, and numbers that are no score, are never joined and are said to be left out', async () => {
    await scores([
      [20, 25],
      [20, 25],
      [20, 25],
    ]);
    open.session.raw.exec(`UPDATE fact SET instrument = 'wemwbs', valueNumber = 52 WHERE id =
      (SELECT id FROM fact WHERE code = 'wellbeing-score' AND periodId = '${open.periods.Y2Q1}' LIMIT 1)`);
    open.session.raw.exec(`UPDATE fact SET valueNumber = 36 WHERE id =
      (SELECT id FROM fact WHERE code = 'wellbeing-score' AND instrument = 'swemwbs' AND periodId = '${open.periods.Y2Q1}' LIMIT 1)`);
    const { comparison, series } = await figures('wellbeing-score');
    expect(comparison).toMatchObject({ otherInstrument: 1, notAScore: 1, pairs: 1 });
    expect(comparison?.reading).toMatch(/two instruments are never joined.*no score of the instrument/);
    expect(series.map(({ instrument, points }) => [instrument, points.map(({ step, n }) => [step, n])])).toEqual([
      [
        'swemwbs',
        [
          [0, 3],
          [1, 1],
        ],
      ],
      ['wemwbs', [[1, 1]]],
    ]);
    const { people: each } = await open.call('progress.people', asked('wellbeing-score'));
    expect(each.map(({ words }) => words).toSorted()).toEqual([
      'Beyond measurement error',
      'The number is no score of the instrument.',
      'Two different instruments: they are never joined in one trend.',
    ]);
  });

  test('are told for each person by name, and only beyond error as better or worse', async () => {
    await scores([
      [20, 25],
      [25, 20],
      [20.73, 21.54],
    ]);
    const { people: each, reading } = await open.call('progress.people', asked('wellbeing-score'));
    expect(each.map(({ before, after, change, size, verdict }) => [before, after, change, size, verdict])).toEqual([
      ['18.59', '22.35', 3.76, 'real', 'better'],
      ['22.35', '18.59', -3.76, 'real', 'worse'],
      ['20.73', '21.54', 0.81, 'within', 'cannot-tell'],
    ]);
    expect(reading).toBe('Of 3 people with a value in both Y1Q4 and Y2Q1, 2 changed beyond measurement error.');
  });
});

describe('by quarter since joining', () => {
  test('a period is another quarter for each person, and whoever has not got there yet is not said to have left', async () => {
    const [early, late, gone] = [await add(), await add('2018-03-31'), await add('2018-03-31')];
    // Somebody may have joined before the first period of the register.
    open.session.raw.prepare("UPDATE membership SET joinedOn = '2017-11-20' WHERE personId = ?").run(early);
    await record(gone, 'Y1Q4', 'housing-status', coded('hospital'));
    await leave(gone, '2018-04-20');
    await record(early, 'Y1Q4', 'housing-status', coded('rough-sleeping'));
    await record(early, 'Y2Q1', 'housing-status', coded('social-tenancy'));
    await record(late, 'Y1Q4', 'housing-status', coded('hospital'));
    await record(late, 'Y2Q1', 'housing-status', coded('hospital'));
    const found = await figures('housing-status', { by: 'since-joining' });
    expect(found.steps.map(({ step, label }) => [step, label])).toEqual([
      [0, 'Quarter of joining'],
      [1, 'Quarter 1 after joining'],
      [2, 'Quarter 2 after joining'],
    ]);
    expect(found.comparison).toMatchObject({ from: 0, to: 2 });
    expect(found.comparison?.flow).toEqual([
      { from: 'v:hospital', to: 'left', count: 1 },
      { from: 'v:hospital', to: 'not-reached', count: 1 },
      { from: 'joined', to: 'v:social-tenancy', count: 1 },
    ]);
    expect(found.labels.joined).toBe('No period then');
  });
});

describe('notes that recording changed', () => {
  test('travel with the figure and mute a trend that crosses them, for the group and for each person', async () => {
    for (let at = 0; at < 6; at += 1) {
      const id = await add();
      await record(id, 'Y1Q4', 'wellbeing-score', scored(20));
      await record(id, 'Y2Q1', 'wellbeing-score', scored(25));
    }
    const periodId = open.periods.Y2Q1 ?? '';
    const note = { factCode: 'wellbeing-score', periodId, words: 'Asked by phone from now on' };
    const { noteId } = await open.call('progress.note', note);
    const muted = await figures('wellbeing-score');
    expect(muted).toMatchObject({ muted: true, notes: [{ periodCode: 'Y2Q1', words: 'Asked by phone from now on' }] });
    expect(muted.comparison?.paired[0]?.verdict).toBe('muted');
    expect(muted.comparison?.reading).toMatch(/Recording practice changed in between/);
    const { people: each } = await open.call('progress.people', asked('wellbeing-score'));
    expect(new Set(each.map(({ verdict }) => verdict))).toEqual(new Set(['muted']));
    expect((await figures('wellbeing-score', { by: 'since-joining' })).muted).toBe(true);
    expect(await open.refused('progress.note', note)).toMatchObject({ code: 'note-taken', field: 'periodId' });
    await open.call('progress.removeNote', { noteId });
    expect(await figures('wellbeing-score')).toMatchObject({ muted: false, notes: [] });
  });

  test('a note of the first of the two quarters lies before both, and mutes nothing', async () => {
    const one = await add();
    await record(one, 'Y1Q4', 'wellbeing-score', scored(20));
    await record(one, 'Y2Q1', 'wellbeing-score', scored(25));
    const periodId = open.periods.Y1Q4 ?? '';
    await open.call('progress.note', { factCode: 'wellbeing-score', periodId, words: 'By phone' });
    expect((await figures('wellbeing-score')).muted).toBe(false);
  });

  test.each([
    [{ words: '  ' }, 'note-missing', 'words'],
    [{ words: 'x'.repeat(501) }, 'text-too-long', 'words'],
    [{ factCode: 'unheard-of' }, 'measure-unknown', 'factCode'],
    [{ periodId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'periodId'],
  ])('%o is refused with its field', async (given, code, field) => {
    const usual = { factCode: 'wellbeing-score', periodId: open.periods.Y2Q1, words: 'By phone' };
    expect(await open.refused('progress.note', { ...usual, ...given })).toMatchObject({ code, field });
  });
});

test.each([
  [{ factCode: 'unheard-of' }, 'measure-unknown', 'factCode'],
  [{ calendar: 'lunar' }, 'calendar-unknown', 'calendar'],
  [{ from: 7 }, 'steps-unknown', 'from'],
  [{ to: 7 }, 'steps-unknown', 'to'],
  [{ from: 1, to: 0 }, 'steps-same', 'to'],
  [{ from: 0, to: 0 }, 'steps-same', 'to'],
  [{ from: 0.5 }, 'steps-unknown', 'from'],
  [{ by: 'moon' }, 'unknown-code', 'by'],
])('figures of %o are refused with their field', async (given, code, field) => {
  expect(await open.refused('progress.figures', { ...asked('housing-status'), ...given })).toMatchObject({
    code,
    field,
  });
});
