import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { addColleague } from '../testing/colleague.ts';
import { pastedStatements } from '../testing/fidelity-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let periodId: string;
let coordinator: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  coordinator = open.session.user.id;
});
afterEach(() => open.discard());

const sectionKey = fidelitySectionKeys[1];
const rate = (rating: number) => open.call('fidelity.rateMyself', { periodId, sectionKey, rating });
const become = async (userId: string) => {
  open = await open.reopen({ userId });
};
const colleague = (name: string, ...roles: Role[]): string => addColleague(open, name, roles);
const section = async () =>
  (await open.call('fidelity.open', { periodId })).sections.find(({ key }) => key === sectionKey);
const stored = (): unknown =>
  ['assessment', 'fidelityRater', 'fidelityRating', 'fidelityDissent', 'change'].map((table) =>
    open.session.raw.prepare(`SELECT * FROM ${table}`).all(),
  );
/** Somebody without an account, whose ratings the coordinator writes down. */
const raterWith = async (name: string, rating: number): Promise<string> => {
  const { raterId } = await open.call('fidelity.addRater', { periodId, kind: 'agency', agencyId: null, name });
  await open.call('fidelity.rateFor', { raterId, sectionKey, rating });
  return raterId;
};

describe('who rates', () => {
  test.each(['evaluator', 'reader', 'administrator', 'information-governance'] as const)(
    'a rating by somebody who is only %s is refused and nothing is kept',
    async (role) => {
      await rate(3);
      await become(colleague('Wen Li', role));
      const before = stored();
      const problem = await open.refused('fidelity.rateMyself', { periodId, sectionKey, rating: 4 });
      expect(problem.code).toBe('not-allowed');
      expect(stored()).toEqual(before);
    },
  );

  test('an expert by experience rates as such, and is shown nothing of what others gave', async () => {
    await rate(2);
    await become(colleague('Maureen Tate', 'expert-by-experience'));
    await rate(7);
    const own = await open.call('fidelity.ownRating', { periodId });
    expect(own).toMatchObject({ kind: 'lived-experience', periodCode: 'Y1Q4', issuedOn: null });
    expect(own.sections.map((one) => one.rating)).toEqual([null, 7, null, null, null, null, null]);
    for (const name of ['fidelity.open', 'fidelity.raters'])
      expect((await open.refused(name, { periodId })).code).toBe('not-allowed');
    await become(coordinator);
    const { raters } = await open.call('fidelity.raters', { periodId });
    expect(raters.map(({ kind, who, hasAccount, ratings }) => [kind, who, hasAccount, ratings[sectionKey]])).toEqual([
      ['agency', 'Robin Ellery, Midshire Council', true, 2],
      ['lived-experience', 'Maureen Tate, Midshire Council', true, 7],
    ]);
    expect(await section()).toMatchObject({
      rating: null,
      raters: 2,
      spread: { lowest: 2, highest: 7, ratings: [2, 7] },
    });
  });

  test.each([0, 11, 4.5, '4', undefined])('a rating of %o is refused beside the field', async (rating) => {
    const before = stored();
    const problem = await open.refused('fidelity.rateMyself', { periodId, sectionKey, rating });
    expect([problem.code, problem.field]).toEqual(['rating-not-whole', 'rating']);
    expect(stored()).toEqual(before);
  });

  test('a rating is given again or taken back by its rater, and by nobody else', async () => {
    await rate(2);
    await rate(4);
    expect(await section()).toMatchObject({ raters: 1, spread: { ratings: [4] } });
    const { raters } = await open.call('fidelity.raters', { periodId });
    const raterId = raters[0]?.id ?? '';
    for (const [name, input] of [
      ['fidelity.rateFor', { raterId, sectionKey, rating: 9 }],
      ['fidelity.removeRater', { raterId }],
    ] as const)
      expect(await open.refused(name, input)).toMatchObject({ code: 'rater-rates-alone', field: 'raterId' });
    await open.call('fidelity.rateMyself', { periodId, sectionKey, rating: null });
    expect(await section()).toMatchObject({ raters: 0, spread: null });
  });

  test('somebody without an account is named, once, and what they said is written down', async () => {
    expect(
      await open.refused('fidelity.addRater', { periodId, kind: 'agency', agencyId: null, name: ' ' }),
    ).toMatchObject({ code: 'rater-unnamed', field: 'name' });
    await raterWith('Night shelter', 6);
    expect(
      await open.refused('fidelity.addRater', { periodId, kind: 'agency', agencyId: null, name: 'Night shelter' }),
    ).toMatchObject({ code: 'rater-twice' });
    const absent = '00000000-0000-7000-8000-000000000000';
    expect(
      await open.refused('fidelity.addRater', { periodId, kind: 'agency', agencyId: absent, name: null }),
    ).toMatchObject({ code: 'not-found', field: 'agencyId' });
    expect(await open.refused('fidelity.rateFor', { raterId: absent, sectionKey, rating: 4 })).toMatchObject({
      code: 'not-found',
      field: 'raterId',
    });
  });
});

describe('the spread', () => {
  const asReader = async () => {
    const reader = colleague('Soraya Haddad', 'reader');
    await become(reader);
    return await section();
  };

  test('of four raters is the coordinator’s alone, and so is the dissent', async () => {
    for (const [at, rating] of [2, 3, 5, 6].entries()) await raterWith(`Agency ${at}`, rating);
    await open.call('fidelity.addDissent', {
      periodId,
      sectionKey,
      raterId: null,
      would: 2,
      because: 'Nobody asked us',
    });
    expect(await section()).toMatchObject({
      raters: 4,
      spread: { raters: 4, lowest: 2, highest: 6, ratings: [2, 3, 5, 6] },
      dissents: [{ would: 2, because: 'Nobody asked us' }],
    });
    expect(await asReader()).toMatchObject({ raters: 4, spread: null, dissents: [], dissentsKept: 1 });
  });

  test('of five raters is shown to others, without whose the ratings or the dissent are', async () => {
    const ids: string[] = [];
    for (const [at, rating] of [2, 3, 5, 6, 6].entries()) ids.push(await raterWith(`Agency ${at}`, rating));
    const raterId = ids[0] ?? '';
    await open.call('fidelity.addDissent', { periodId, sectionKey, raterId, would: 2, because: 'Nobody asked us' });
    expect(await section()).toMatchObject({ dissents: [{ who: 'Agency 0' }] });
    const seen = await asReader();
    expect(seen).toMatchObject({
      spread: { ratings: [2, 3, 5, 6, 6] },
      dissents: [{ who: null, because: 'Nobody asked us' }],
    });
    expect(JSON.stringify(seen)).not.toContain('Agency 0');
  });

  test('stands beside the agreed rating, which stays a rating of its own', async () => {
    await raterWith('Night shelter', 2);
    await open.call('fidelity.rate', { periodId, sectionKey, rating: 4 });
    expect(await section()).toMatchObject({ rating: 4, spread: { lowest: 2, highest: 2 } });
  });
});

describe('dissent', () => {
  test('without a reason is refused and nothing is kept', async () => {
    const before = stored();
    for (const because of ['', '   ', undefined])
      expect(
        await open.refused('fidelity.addDissent', { periodId, sectionKey, raterId: null, would: 2, because }),
      ).toMatchObject({ code: 'dissent-reason-missing', field: 'because' });
    expect(stored()).toEqual(before);
  });

  test('of a rater who goes stays with its reason, and no longer says whose it is', async () => {
    const raterId = await raterWith('Night shelter', 2);
    await open.call('fidelity.addDissent', { periodId, sectionKey, raterId, would: null, because: 'Nobody asked us' });
    await open.call('fidelity.removeRater', { raterId });
    expect(await section()).toMatchObject({ raters: 0, dissents: [{ who: null, because: 'Nobody asked us' }] });
  });

  test('belongs to a rater of the same period, and is removed and brought back', async () => {
    const other = await open.call('fidelity.addRater', {
      periodId: open.periods.Y2Q1 ?? '',
      kind: 'agency',
      agencyId: null,
      name: 'Elsewhere',
    });
    const dissent = { periodId, sectionKey, would: null, because: 'Nobody asked us' };
    expect(await open.refused('fidelity.addDissent', { ...dissent, raterId: other.raterId })).toMatchObject({
      code: 'not-found',
      field: 'raterId',
    });
    const { id } = await open.call('fidelity.addDissent', { ...dissent, raterId: null });
    const { transactionId } = await open.call('fidelity.removeDissent', { dissentId: id });
    expect((await section())?.dissents).toEqual([]);
    await open.call('history.undo', { transactionId });
    expect((await section())?.dissents).toHaveLength(1);
  });
});

test('once issued no rating, rater or dissent changes', async () => {
  const raterId = await raterWith('Night shelter', 2);
  const dissent = { periodId, sectionKey, raterId: null, would: 2, because: 'Nobody asked us' };
  const { id: dissentId, transactionId } = await open.call('fidelity.addDissent', dissent);
  await open.call('fidelity.rate', { periodId, sectionKey, rating: 4 });
  await open.call('fidelity.issue', { periodId });
  const before = stored();
  for (const [name, input] of [
    ['fidelity.rateMyself', { periodId, sectionKey, rating: 3 }],
    ['fidelity.rateFor', { raterId, sectionKey, rating: 3 }],
    ['fidelity.addRater', { periodId, kind: 'agency', agencyId: null, name: 'Late' }],
    ['fidelity.removeRater', { raterId }],
    ['fidelity.addDissent', dissent],
    ['fidelity.removeDissent', { dissentId }],
    ['history.undo', { transactionId }],
  ] as const)
    expect([name, (await open.refused(name, input)).code]).toEqual([name, 'assessment-issued']);
  expect(stored()).toEqual(before);
});

describe('wording', () => {
  const adopt = (pasted: string) =>
    open.call('fidelity.adoptStatements', { fromOn: '2018-04-01', source: 'Our MEAM contact', pasted });

  test('that was pasted holds from its day on, the newest of them, and what was before keeps its own', async () => {
    await adopt(pastedStatements);
    const later = open.periods.Y2Q1 ?? '';
    const before = await open.call('fidelity.open', { periodId });
    const after = await open.call('fidelity.open', { periodId: later });
    expect([before.wordingSource, after.wordingSource]).toEqual([null, 'Our MEAM contact']);
    expect(before.sections[0]?.statements[0]).not.toContain('Statement 1');
    expect(after.sections.map((one) => one.statements.length)).toEqual([2, 3, 3, 2, 2, 2, 2]);
    await adopt(pastedStatements.replace('Statement 1 as', 'The first as'));
    expect((await open.call('fidelity.open', { periodId: later })).sections[0]?.statements[0]).toBe(
      'The first as supplied',
    );
    const { sets } = await open.call('fidelity.statements', {});
    expect(sets.map((set) => set.source)).toEqual(['Our MEAM contact', 'Our MEAM contact', null]);
  });

  test.each([
    ['statements-wrong-number', pastedStatements.split('\n').slice(1).join('\n')],
    ['statement-empty', pastedStatements.replace('\n', '\n\n')],
    ['statement-too-long', pastedStatements.replace('Statement 3', 'x'.repeat(700))],
  ])('%s is refused, and nothing is kept', async (code, pasted) => {
    const before = open.session.raw.prepare('SELECT * FROM statementSet').all();
    const input = { fromOn: '2018-04-01', source: 'x', pasted };
    expect(await open.refused('fidelity.adoptStatements', input)).toMatchObject({ code, field: 'pasted' });
    expect(open.session.raw.prepare('SELECT * FROM statementSet').all()).toEqual(before);
  });

  test('of what 1, 5 and 10 look like here stands beside the scale', async () => {
    const points = { one: 'Three lists', five: 'One list', ten: '' };
    await open.call('fidelity.describeScale', { sectionKey, ...points });
    expect((await section())?.scale).toEqual({ one: 'Three lists', five: 'One list', ten: null });
    await open.call('fidelity.describeScale', { sectionKey, ...points, one: 'No list' });
    expect((await section())?.scale.one).toBe('No list');
  });
});

describe('an aim and an action of the system', () => {
  const aim = () => ({ periodId, sectionKey, parentId: null, wording: 'One form', owner: null, dueOn: null });

  test('are linked, and the action stands beside the aim', async () => {
    const action = { personId: null, wording: 'Ask for one form', ownerUserId: null, ownerWords: null, agencyId: null };
    const { id: actionId } = await open.call('plans.addAction', {
      ...action,
      dueOn: '2018-04-30',
      category: null,
      isOutreach: false,
    });
    const { id } = await open.call('fidelity.addAim', { ...aim(), actionId });
    expect((await section())?.aims).toMatchObject([
      { action: { id: actionId, wording: 'Ask for one form', state: 'open' } },
    ]);
    await open.call('fidelity.changeAim', { aimId: id, changes: { actionId: null } });
    expect((await section())?.aims).toMatchObject([{ action: null }]);
  });

  test('one that does not exist, and one about a person, are refused alike', async () => {
    const { id: personId } = await open.call('people.add', { preferredName: 'Noor' });
    const action = { personId, wording: 'Ring Noor', ownerUserId: null, ownerWords: null, agencyId: null };
    const { id: about } = await open.call('plans.addAction', {
      ...action,
      dueOn: null,
      category: 'story',
      isOutreach: false,
    });
    const problems = [];
    for (const actionId of [about, '00000000-0000-7000-8000-000000000000'])
      problems.push(await open.refused('fidelity.addAim', { ...aim(), actionId }));
    expect(problems[0]).toMatchObject({ code: 'not-found', field: 'actionId' });
    expect(problems[1]).toEqual(problems[0]);
    expect((await section())?.aims).toEqual([]);
  });
});

test('no comments is a value, and cannot stand beside comments', async () => {
  const about = { periodId, sectionKey };
  await open.call('fidelity.describeSection', { ...about, changes: { noComments: true } });
  expect(await section()).toMatchObject({ noComments: true, comments: null });
  await open.call('fidelity.describeSection', { ...about, changes: { comments: 'Late' } });
  expect(await section()).toMatchObject({ noComments: false, comments: 'Late' });
  expect(await open.refused('fidelity.describeSection', { ...about, changes: { noComments: true } })).toMatchObject({
    code: 'comments-present',
    field: 'changes.noComments',
  });
});
