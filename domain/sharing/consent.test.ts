import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personCategories } from '../access.ts';
import { Refusal } from '../refusal.ts';
import { standsAgainst } from './against.ts';
import { effectOfWithdrawal, kindsLeft, type SaidToAgency, saidOfKind } from './consent.ts';
import { type AnswerGiven, checkAnswer, checkWithdrawal } from './consent-rules.ts';

const answer = (given: Partial<SaidToAgency>): SaidToAgency => ({
  id: '1',
  agencyId: 'a',
  decision: 'agreed',
  categories: ['identity', 'housing'],
  decidedOn: '2018-02-01',
  withdrawals: [],
  ...given,
});

describe('what holds of one kind of information', () => {
  test('is the newest answer about it, and not one about another kind or another agency', () => {
    const all = [
      answer({}),
      answer({ id: '2', decision: 'declined', categories: ['housing'], decidedOn: '2018-03-01' }),
      answer({ id: '3', agencyId: 'b', decision: 'declined', decidedOn: '2018-04-01' }),
    ];
    expect(saidOfKind(all, 'a', 'identity', '2018-05-01')).toMatchObject({ said: 'agreed', since: '2018-02-01' });
    expect(saidOfKind(all, 'a', 'housing', '2018-05-01')).toMatchObject({ said: 'declined', since: '2018-03-01' });
    expect(saidOfKind(all, 'a', 'health', '2018-05-01').said).toBe('not-asked');
    expect(saidOfKind(all, 'b', 'housing', '2018-05-01').said).toBe('declined');
  });

  test('an agreement that came late makes nothing before it right', () => {
    expect(saidOfKind([answer({})], 'a', 'housing', '2018-01-31').said).toBe('not-asked');
    expect(saidOfKind([answer({})], 'a', 'housing', '2018-02-01').said).toBe('agreed');
  });

  test('is taken back from its day on, and only for the kinds that were', () => {
    const all = [answer({ withdrawals: [{ withdrawnOn: '2018-04-03', categories: ['housing'] }] })];
    expect(saidOfKind(all, 'a', 'housing', '2018-04-02').said).toBe('agreed');
    expect(saidOfKind(all, 'a', 'housing', '2018-04-03')).toMatchObject({ said: 'withdrawn', since: '2018-04-03' });
    expect(saidOfKind(all, 'a', 'identity', '2018-04-03').said).toBe('agreed');
    expect(all.map((one) => kindsLeft(one, '2018-04-03'))).toEqual([['identity']]);
  });

  test('a yes after a no holds, and so does a no after a yes, even on one day', () => {
    const [no, yes] = [answer({ id: '1', decision: 'declined' }), answer({ id: '2' })];
    expect(saidOfKind([yes, no], 'a', 'housing', '2018-02-01').said).toBe('agreed');
    expect(saidOfKind([no, { ...yes, id: '0' }], 'a', 'housing', '2018-02-01').said).toBe('declined');
  });

  test('never holds before it was said, whatever is taken back when', () => {
    const kinds = fc.subarray([...personCategories], { minLength: 1 });
    const day = fc.integer({ min: 10, max: 28 }).map((one) => `2018-02-${one}`);
    fc.assert(
      fc.property(
        kinds,
        day,
        kinds,
        day,
        fc.constantFrom(...personCategories),
        day,
        (had, on, taken, off, kind, at) => {
          const one = answer({
            categories: had,
            decidedOn: on,
            withdrawals: [{ withdrawnOn: off, categories: taken }],
          });
          const agreed = had.includes(kind) && on <= at && !(taken.includes(kind) && off <= at);
          expect(saidOfKind([one], 'a', kind, at).said === 'agreed').toBe(agreed);
        },
      ),
    );
  });
});

describe('taking an agreement back', () => {
  const cell = (category: 'identity' | 'housing' | 'health', basis: string | null, sees = true) => ({
    category,
    sees,
    said: { decision: 'shared' as const, basis },
  });

  test('ends what rests on it, and says what rests on another ground and goes on', () => {
    const cells = [cell('identity', 'public-task'), cell('housing', 'consent'), cell('health', 'consent', false)];
    expect(effectOfWithdrawal(cells, ['identity', 'housing', 'health'])).toEqual({
      ends: ['housing'],
      goesOn: [{ category: 'identity', basis: 'public-task' }],
    });
    expect(effectOfWithdrawal(cells, ['health'])).toEqual({ ends: [], goesOn: [] });
    const byItself = [{ category: 'story' as const, sees: true, said: null }];
    expect(effectOfWithdrawal(byItself, ['story'])).toEqual({ ends: [], goesOn: [{ category: 'story', basis: null }] });
  });
});

describe('what stands against telling', () => {
  const nothing = { said: [], restricted: false, objection: false, keptFrom: [] };
  const told = { agencyId: 'a', categories: ['housing'] as const, on: '2018-04-03' };

  test('is nothing where nothing is', () => {
    expect(standsAgainst(nothing, told)).toEqual([]);
  });

  test('is a no, an agreement that was taken back, a restriction, an objection, and what is to be kept from them', () => {
    expect(standsAgainst({ ...nothing, said: [answer({ decision: 'declined' })] }, told)).toEqual(['refusal']);
    const withdrawals = [{ withdrawnOn: '2018-04-03', categories: ['housing'] as const }];
    expect(standsAgainst({ ...nothing, said: [answer({ withdrawals })] }, told)).toEqual(['withdrawn']);
    expect(standsAgainst({ ...nothing, restricted: true, objection: true }, told)).toEqual([
      'restriction',
      'objection',
    ]);
    expect(standsAgainst({ ...nothing, keptFrom: ['housing'] }, told)).toEqual(['kept-from']);
    expect(standsAgainst({ ...nothing, keptFrom: ['health'] }, told)).toEqual([]);
  });

  test('what was taken back and so is kept from them is said once, and a no to one agency is none to another', () => {
    const withdrawals = [{ withdrawnOn: '2018-04-03', categories: ['housing'] as const }];
    const said = [answer({ withdrawals })];
    expect(standsAgainst({ ...nothing, said, keptFrom: ['housing'] }, told)).toEqual(['withdrawn']);
    expect(standsAgainst({ ...nothing, said }, { ...told, agencyId: 'b' })).toEqual([]);
    expect(standsAgainst({ ...nothing, said }, { ...told, agencyId: null })).toEqual([]);
  });
});

describe('an answer that cannot be so is refused, beside its field', () => {
  const given: AnswerGiven = {
    decision: 'agreed',
    how: 'spoken',
    decidedOn: '2018-04-02',
    reviewOn: '2018-10-02',
    capacity: 'presumed',
    capacityNote: null,
    advocate: 'not-needed',
    advocateName: null,
  };
  const refused = (work: () => void): unknown => {
    try {
      work();
      return null;
    } catch (error) {
      return error instanceof Refusal ? [error.code, error.field] : error;
    }
  };

  test.each([
    [{}, null],
    [{ decidedOn: '2018-04-04' }, ['date-in-future', 'decidedOn']],
    [{ reviewOn: '2018-04-02' }, ['review-too-early', 'reviewOn']],
    [{ capacity: 'lacks', capacityNote: 'Dr Amari' }, ['consent-without-capacity', 'decision']],
    [{ decision: 'declined', capacity: 'lacks', capacityNote: 'Dr Amari' }, null],
    [{ decision: 'best-interests' }, ['best-interests-with-capacity', 'decision']],
    [{ decision: 'best-interests', capacity: 'lacks' }, ['capacity-who', 'capacityNote']],
    [{ decision: 'best-interests', capacity: 'lacks', capacityNote: 'Dr Amari, with her sister' }, null],
    [{ capacity: 'assessed' }, ['capacity-who', 'capacityNote']],
    [{ how: 'through-advocate' }, ['advocate-who', 'advocateName']],
    [{ advocate: 'present', advocateName: 'Jo Marsh' }, null],
  ] as const)('%o', (changes, expected) => {
    expect(refused(() => checkAnswer({ ...given, ...changes } as AnswerGiven, '2018-04-03'))).toEqual(expected);
  });

  const back = { withdrawnOn: '2018-04-03', categories: ['housing'] as const, toldWhom: null, toldOn: null };
  test.each([
    [{}, null],
    [{ withdrawnOn: '2018-04-04' }, ['date-in-future', 'withdrawnOn']],
    [{ withdrawnOn: '2018-01-31' }, ['withdrawn-before-agreed', 'withdrawnOn']],
    [{ categories: ['health'] }, ['not-agreed-to', 'categories']],
    [{ toldWhom: 'Their key worker' }, ['told-when', 'toldOn']],
    [{ toldOn: '2018-04-03' }, ['told-whom', 'toldWhom']],
    [{ toldWhom: 'Their key worker', toldOn: '2018-04-02' }, ['told-before-withdrawn', 'toldOn']],
    [{ toldWhom: 'Their key worker', toldOn: '2018-04-05' }, ['date-in-future', 'toldOn']],
    [{ toldWhom: 'Their key worker', toldOn: '2018-04-03' }, null],
  ] as const)('taking back %o', (changes, expected) => {
    expect(refused(() => checkWithdrawal(answer({}), { ...back, ...changes }, '2018-04-03'))).toEqual(expected);
  });

  test('a no cannot be taken back, and nothing twice', () => {
    expect(refused(() => checkWithdrawal(answer({ decision: 'declined' }), back, '2018-04-03'))).toEqual([
      'nothing-agreed',
      'consentId',
    ]);
    const again = answer({ withdrawals: [{ withdrawnOn: '2018-04-01', categories: ['housing'] }] });
    expect(refused(() => checkWithdrawal(again, back, '2018-04-03'))).toEqual(['not-agreed-to', 'categories']);
  });
});
