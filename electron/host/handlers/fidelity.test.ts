import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let first: string;
let second: string;
beforeEach(async () => {
  open = await openTestHost();
  first = open.periods.Y1Q4 ?? '';
  second = open.periods.Y2Q1 ?? '';
});
afterEach(() => open.discard());

const [partnership, audit] = fidelitySectionKeys;
const boardPaper = [5, 3, 3, 2, 2, 2, 2];
const rateAll = async (periodId: string, ratings: readonly number[]): Promise<void> => {
  for (const [at, rating] of ratings.entries()) {
    await open.call('fidelity.rate', { periodId, sectionKey: fidelitySectionKeys[at] ?? '', rating });
  }
};
const opened = (periodId: string) => open.call('fidelity.open', { periodId });
const section = async (periodId: string, key: string) =>
  (await opened(periodId)).sections.find((one) => one.key === key);
const stored = (): unknown =>
  ['assessment', 'assessmentSection', 'aim', 'change'].map((table) =>
    open.session.raw.prepare(`SELECT * FROM ${table}`).all(),
  );

describe('ratings', () => {
  test('of the board paper give 2.71', async () => {
    await rateAll(first, boardPaper);
    const assessment = await opened(first);
    expect(assessment.average).toEqual({ mean: '2.71', rated: 7, of: 7, sentence: 'mean of 7 of 7 sections' });
    expect(assessment.sections.map((one) => one.rating)).toEqual(boardPaper);
    expect(assessment.sections.map((one) => one.statements.length)).toEqual([2, 3, 3, 2, 2, 2, 2]);
    expect(assessment).toMatchObject({ overallRag: 'not-set', status: null, issuedOn: null, periodCode: 'Y1Q4' });
  });

  test('six of seven say so, and one taken back is not a zero', async () => {
    await rateAll(first, boardPaper);
    await open.call('fidelity.rate', { periodId: first, sectionKey: partnership, rating: null });
    expect((await opened(first)).average).toEqual({
      mean: '2.33',
      rated: 6,
      of: 7,
      sentence: 'mean of 6 of 7 sections rated',
    });
  });

  test('none at all is no mean, and reading leaves nothing in the register', async () => {
    const before = stored();
    expect((await opened(first)).average).toEqual({ mean: null, rated: 0, of: 7, sentence: 'no section rated yet' });
    const { periods } = await open.call('fidelity.overview', {});
    expect(periods.map((one) => [one.periodCode, one.average.mean])).toEqual([
      ['Y1Q4', null],
      ['Y2Q1', null],
    ]);
    expect(stored()).toEqual(before);
  });

  test.each([0, 11, -1, 2.5, '5', 'five', true, [5], {}, Number.NaN, Number.POSITIVE_INFINITY, 1e300, undefined])(
    'a rating of %o is refused beside the field and nothing is kept',
    async (rating) => {
      await open.call('fidelity.rate', { periodId: first, sectionKey: audit, rating: 3 });
      const before = stored();
      const problem = await open.refused('fidelity.rate', { periodId: first, sectionKey: audit, rating });
      expect([problem.code, problem.field]).toEqual(['rating-not-whole', 'rating']);
      expect(stored()).toEqual(before);
    },
  );

  test('belong to a section and a period that exist', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const unknown = { periodId: first, sectionKey: 'constructor', rating: 3 };
    expect(await open.refused('fidelity.rate', unknown)).toMatchObject({ code: 'unknown-code', field: 'sectionKey' });
    const absent = { periodId: nobody, sectionKey: audit, rating: 3 };
    expect(await open.refused('fidelity.rate', absent)).toMatchObject({ code: 'not-found', field: 'periodId' });
  });

  test('stand beside those of the period before', async () => {
    await rateAll(first, boardPaper);
    await rateAll(second, [6]);
    const assessment = await opened(second);
    expect(assessment.sections.map((one) => one.previousRating)).toEqual(boardPaper);
    expect(assessment.previous).toMatchObject({ periodCode: 'Y1Q4', mean: '2.71' });
    expect((await opened(first)).previous).toBeNull();
    const { periods } = await open.call('fidelity.overview', {});
    expect(periods.map((one) => one.average.mean)).toEqual(['2.71', '6.00']);
  });
});

describe('aims', () => {
  const aim = { parentId: null, owner: null, dueOn: null };

  test('are nested, kept in order, changed, and removed with what hangs under them', async () => {
    const about = { periodId: first, sectionKey: audit };
    const { id: one } = await open.call('fidelity.addAim', { ...about, ...aim, wording: 'Meet weekly' });
    const { id: two } = await open.call('fidelity.addAim', {
      ...about,
      ...aim,
      wording: 'One form',
      owner: 'to be confirmed',
      dueOn: '2018-06-30',
    });
    const { id: child } = await open.call('fidelity.addAim', {
      ...about,
      ...aim,
      parentId: one,
      wording: 'Book a room',
    });
    await open.call('fidelity.addAim', { ...about, ...aim, parentId: child, wording: 'Ask Lanternfield Housing' });
    await open.call('fidelity.changeAim', { aimId: two, changes: { state: 'done', owner: null } });
    expect(
      (await section(first, audit))?.aims.map((each) => [each.wording, each.parentId, each.owner, each.state]),
    ).toEqual([
      ['Meet weekly', null, null, 'open'],
      ['One form', null, null, 'done'],
      ['Book a room', one, null, 'open'],
      ['Ask Lanternfield Housing', child, null, 'open'],
    ]);
    const { transactionId } = await open.call('fidelity.removeAim', { aimId: one });
    expect((await section(first, audit))?.aims.map((each) => each.wording)).toEqual(['One form']);
    await open.call('history.undo', { transactionId });
    expect((await section(first, audit))?.aims.map((each) => each.wording)).toEqual([
      'Meet weekly',
      'One form',
      'Book a room',
      'Ask Lanternfield Housing',
    ]);
  });

  test('hang under an aim of the same section only', async () => {
    const { id } = await open.call('fidelity.addAim', { periodId: first, sectionKey: audit, ...aim, wording: 'Meet' });
    for (const elsewhere of [
      { periodId: first, sectionKey: partnership },
      { periodId: second, sectionKey: audit },
    ]) {
      const problem = await open.refused('fidelity.addAim', { ...elsewhere, ...aim, parentId: id, wording: 'x' });
      expect([problem.code, problem.field]).toEqual(['not-found', 'parentId']);
    }
  });

  test('none agreed is a value, and cannot stand beside aims', async () => {
    const about = { periodId: first, sectionKey: audit };
    await open.call('fidelity.describeSection', { ...about, changes: { noneAgreed: true } });
    expect(await section(first, audit)).toMatchObject({ noneAgreed: true, aims: [] });
    expect(await section(first, partnership)).toMatchObject({ noneAgreed: false, aims: [] });
    await open.call('fidelity.addAim', { ...about, ...aim, wording: 'Meet weekly' });
    expect(await section(first, audit)).toMatchObject({ noneAgreed: false });
    const problem = await open.refused('fidelity.describeSection', { ...about, changes: { noneAgreed: true } });
    expect([problem.code, problem.field]).toEqual(['aims-present', 'changes.noneAgreed']);
    expect(await section(first, audit)).toMatchObject({ noneAgreed: false });
  });
});

describe('the report', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
  const summarise = (summary: string | null) =>
    open.call('fidelity.describePeriod', { periodId: first, changes: { summary } });

  test('keeps a summary of 201 words with its count, and is not issued with it', async () => {
    await rateAll(first, boardPaper);
    await summarise(words(201));
    expect(await opened(first)).toMatchObject({ summary: words(201), summaryWords: 201 });
    const problem = await open.refused('fidelity.issue', { periodId: first });
    expect([problem.code, problem.field]).toEqual(['summary-too-long', 'summary']);
    expect((await opened(first)).issuedOn).toBeNull();
    await summarise(words(200));
    await open.call('fidelity.issue', { periodId: first });
    expect(await opened(first)).toMatchObject({ issuedOn: '2018-04-03', summaryWords: 200 });
  });

  test('is not issued while nothing is rated', async () => {
    const before = stored();
    expect((await open.refused('fidelity.issue', { periodId: first })).code).toBe('nothing-rated');
    expect(stored()).toEqual(before);
  });

  test('takes status, RAG, vision and comments as they are written', async () => {
    await open.call('fidelity.describePeriod', {
      periodId: first,
      changes: { status: 'planning', overallRag: 'amber' },
    });
    const about = { periodId: first, sectionKey: audit };
    await open.call('fidelity.addAim', { ...about, parentId: null, wording: 'Meet', owner: null, dueOn: null });
    await open.call('fidelity.describeSection', { ...about, changes: { rag: 'red', vision: 'One plan\nfor each' } });
    await open.call('fidelity.describeSection', { ...about, changes: { comments: ' late ' } });
    expect(await opened(first)).toMatchObject({ status: 'planning', overallRag: 'amber' });
    expect(await section(first, audit)).toMatchObject({ rag: 'red', vision: 'One plan\nfor each', comments: 'late' });
    const unknown = { periodId: first, changes: { status: 'finished' } };
    expect(await open.refused('fidelity.describePeriod', unknown)).toMatchObject({
      code: 'unknown-code',
      field: 'changes.status',
    });
    const colour = { ...about, changes: { rag: 'blue' } };
    expect(await open.refused('fidelity.describeSection', colour)).toMatchObject({
      code: 'bad-input',
      field: 'changes.rag',
    });
  });

  test('once issued cannot be changed by any way, undo included, until it is reopened with a reason', async () => {
    const about = { periodId: first, sectionKey: audit };
    await open.call('fidelity.rate', { ...about, sectionKey: partnership, rating: 5 });
    const rated = await open.call('fidelity.rate', { ...about, rating: 3 });
    const aim = { ...about, parentId: null, wording: 'Meet', owner: null, dueOn: null };
    const added = await open.call('fidelity.addAim', aim);
    const other = await open.call('fidelity.addAim', { ...aim, wording: 'Write' });
    const removed = await open.call('fidelity.removeAim', { aimId: other.id });
    await open.call('fidelity.issue', { periodId: first });
    const before = stored();
    for (const [name, input] of [
      ['fidelity.rate', { ...about, rating: 4 }],
      ['fidelity.rate', { ...about, sectionKey: partnership, rating: 4 }],
      ['fidelity.describeSection', { ...about, changes: { rag: 'red' } }],
      ['fidelity.describePeriod', { periodId: first, changes: { summary: 'x' } }],
      ['fidelity.addAim', aim],
      ['fidelity.changeAim', { aimId: added.id, changes: { state: 'done' } }],
      ['fidelity.removeAim', { aimId: added.id }],
      ['fidelity.issue', { periodId: first }],
      ['history.undo', { transactionId: rated.transactionId }],
      ['history.undo', { transactionId: added.transactionId }],
      ['history.undo', { transactionId: removed.transactionId }],
    ] as const) {
      expect([name, (await open.refused(name, input)).code]).toEqual([name, 'assessment-issued']);
    }
    expect(stored()).toEqual(before);
    expect(await open.refused('fidelity.reopen', { periodId: first, because: ' ' })).toMatchObject({
      code: 'text-missing',
      field: 'because',
    });
    await open.call('fidelity.reopen', { periodId: first, because: 'A rating was left out' });
    await open.call('fidelity.rate', { ...about, rating: 4 });
    expect(await section(first, audit)).toMatchObject({ rating: 4 });
    expect((await open.refused('fidelity.reopen', { periodId: first, because: 'again' })).code).toBe('not-found');
  });

  test('is issued once, and neither issuing nor reopening is undone: a reason says why', async () => {
    await open.call('fidelity.rate', { periodId: first, sectionKey: audit, rating: 3 });
    expect(await open.call('fidelity.issue', { periodId: first })).toMatchObject({ number: 1 });
    expect((await open.refused('fidelity.issue', { periodId: first })).code).toBe('assessment-issued');
    const newest = () =>
      open.session.raw.prepare('SELECT transactionId FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
    expect((await open.refused('history.undo', { transactionId: newest() })).code).toBe('undo-not-offered');
    await open.call('fidelity.reopen', { periodId: first, because: 'A rating was left out' });
    expect((await open.refused('history.undo', { transactionId: newest() })).code).toBe('undo-not-offered');
    expect(await opened(first)).toMatchObject({ issuedOn: null, reopenedBecause: 'A rating was left out' });
  });
});

test('the RAG says how the aims went: without aims it stays not set, and goes back to it with the last of them', async () => {
  const describeIt = { periodId: first, sectionKey: audit };
  const colour = { ...describeIt, changes: { rag: 'green' as const } };
  const withoutAims = async () => {
    const problem = await open.refused('fidelity.describeSection', colour);
    expect([problem.code, problem.field]).toEqual(['rag-without-aims', 'changes.rag']);
  };
  await withoutAims();
  await open.call('fidelity.describeSection', { ...describeIt, changes: { noneAgreed: true } });
  await withoutAims();
  const aim = { ...describeIt, parentId: null, wording: 'Agree a picture of need', owner: null, dueOn: null };
  const one = await open.call('fidelity.addAim', aim);
  const other = await open.call('fidelity.addAim', { ...aim, wording: 'Share it' });
  await open.call('fidelity.describeSection', colour);
  expect(await section(first, audit)).toMatchObject({ noneAgreed: false, rag: 'green' });
  await open.call('fidelity.removeAim', { aimId: one.id });
  expect(await section(first, audit)).toMatchObject({ rag: 'green' });
  await open.call('fidelity.removeAim', { aimId: other.id });
  expect(await section(first, audit)).toMatchObject({ rag: 'not-set' });
});
