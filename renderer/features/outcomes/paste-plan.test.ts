import { describe, expect, test } from 'vitest';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import type { FactDefinition } from './cell-entry.ts';
import type { Column } from './grid-columns.ts';
import { entriesOf, planPaste } from './paste-plan.ts';
import { likelyState, numberFrom, typedNumber } from './typed-value.ts';

const fact = (code: string, given: Partial<FactDefinition>): FactDefinition => ({
  ...{ code, label: code, columnLabel: code, measure: 'housing', valueType: 'count', list: null },
  ...{
    minimum: 0,
    maximum: 2000,
    required: true,
    category: 'housing',
    polarity: 'none',
    urgency: null,
    instrument: null,
  },
  ...given,
});
const housing = fact('housing-status', { valueType: 'code', list: 'housing-category' });
const arrests = fact('offending-arrests', { measure: 'offending' });
const prison = fact('offending-prison-nights', { measure: 'offending', maximum: 366 });
const score = fact('wellbeing-score', { valueType: 'score', minimum: 7, maximum: 35, instrument: 'swemwbs' });
const columns: Column[] = [
  ...[housing, arrests, prison, score].map(
    (definition): Column => ({ kind: 'fact', code: definition.code, definition }),
  ),
  { kind: 'nights', code: 'nights' },
];
const value = (code: string, label: string) => ({
  list: 'housing-category',
  code,
  label,
  definition: null,
  sealed: false,
});
const values = [
  value('hospital', 'Hospital'),
  value('hostel-or-supported', 'Hostel or supported housing'),
  value('social-tenancy', 'Social tenancy'),
];
const row = (name: string, given: Partial<GridRow> = {}): GridRow => ({
  ...{ personId: name, reference: name, preferredName: name, joinedOn: '2018-01-01', leftOn: null, periodId: 'q' },
  ...{ periodCode: 'Y1Q4', sinceJoining: 1, takenOn: null, facts: [], withheld: [], notShared: [], proposals: [] },
  ...{ nights: { inScope: 41, categories: [], notKnown: 41, toCome: 0, lastCode: null }, likelyHousing: null },
  ...given,
});
const rows = [row('Asha'), row('Tomos', { notShared: ['offending-arrests'] })];
const at = (top: number, left: number) => ({ top, bottom: top, left, right: left });
const plan = (block: string, from = at(0, 0)) => planPaste({ rows, columns, values }, block, from);
const codes = (block: string, from = at(0, 0)) => plan(block, from).problems.map(({ code }) => code);

describe('a pasted block', () => {
  test('is read as it was copied: whole labels, codes, one beginning, thousands and Windows line ends', () => {
    const { fits, problems } = plan('Hospital\t1,204\r\nsocial-tenancy\r\n');
    expect(problems).toEqual([]);
    expect(fits.map(({ fact: one }) => one?.valueCode ?? one?.valueNumber)).toEqual([
      'hospital',
      1204,
      'social-tenancy',
    ]);
    expect(plan('Host').fits).toMatchObject([{ fact: { valueCode: 'hostel-or-supported' } }]);
  });

  test('says of each cell that does not fit why', () => {
    expect(codes('Ho')).toEqual(['several-fit']);
    expect(codes('castle')).toEqual(['unknown-code']);
    expect(codes('Hospital', at(0, 1))).toEqual(['value-not-whole']);
    expect(codes('1.5', at(0, 1))).toEqual(['value-not-whole']);
    expect(codes('2001', at(0, 1))).toEqual(['value-out-of-range']);
    expect(codes('42', at(0, 2))).toEqual(['nights-beyond-scope']);
    expect(codes('41', at(0, 2))).toEqual([]);
    expect(codes('36', at(0, 3))).toEqual(['value-out-of-range']);
    expect(codes('3 4 2 5 3 4', at(0, 3))).toEqual(['answers-missing']);
    expect(codes('10', at(0, 4))).toEqual(['nights-follow']);
    // Somebody whose offending is not shown here.
    expect(codes('1\n1', at(0, 1))).toEqual(['category-not-shared']);
    // Larger than the grid.
    expect(codes('1\n1\n1', at(0, 2))).toEqual(['beyond-grid']);
  });

  test.each(['n/a', 'N/A', '-', '–', '?', 'none', 'nil', 'unknown'])(
    'with %s is explained and offered as a state; it is never a value and never zero',
    (text) => {
      for (const column of [0, 1, 2, 3]) {
        const found = plan(text, at(0, column));
        expect(found.fits).toEqual([]);
        expect(found.problems).toMatchObject([{ code: 'means-no-value', likely: likelyState(text) }]);
        expect(entriesOf(found, () => null)).toEqual([]);
        expect(entriesOf(found, () => 'not-known')).toMatchObject([
          { fact: { state: 'not-known', valueCode: null, valueNumber: null } },
        ]);
      }
    },
  );

  test('takes a state by its name', () => {
    expect(plan('Not known\tdeclined').fits).toMatchObject([
      { fact: { state: 'not-known' } },
      { fact: { state: 'declined', valueNumber: null } },
    ]);
  });
});

describe('a wellbeing score', () => {
  const read = (typed: string) => {
    const found = numberFrom(score, typed);
    return found.ok ? found.value : found.code;
  };
  test('is read from seven answers, from the raw total, or as it is', () => {
    expect(['3 4 2 5 3 4 4', '3425344', '3+4+2+5+3+4+4', '25', '22.35', '22,35'].map(read)).toEqual(
      Array(6).fill(22.35),
    );
    expect(['7', '35'].map(read)).toEqual([7, 35]);
  });

  test('is refused with six answers, an answer outside 1 to 5, or a score that the table does not hold', () => {
    expect(read('3 4 2 5 3 4')).toBe('answers-missing');
    expect(read('342534')).toBe('answers-missing');
    expect(read('3 4 2 5 3 4 6')).toBe('answers-out-of-range');
    expect(read('3 4 2 5 3 4 0')).toBe('answers-out-of-range');
    expect(read('3 4 2 5 3 4 4 1')).toBe('answers-out-of-range');
    expect(read('20.5')).toBe('score-not-in-table');
    expect(read('22.351')).toBe('score-not-in-table');
    for (const typed of ['6', '36', '-1', 'high']) expect(read(typed)).toBe('value-out-of-range');
  });
});

test('thousands may be parted by commas or spaces, and decimals by a comma', () => {
  expect(['1,234', '1 234', '12\u00a0345', '1,234,567', '1,234.5', '21,54'].map(typedNumber)).toEqual([
    1234, 1234, 12345, 1234567, 1234.5, 21.54,
  ]);
});
