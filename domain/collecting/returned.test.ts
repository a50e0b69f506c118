import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactValue } from '../outcomes/values.ts';
import { offeredWords, type Question, readAnswer, writtenAs } from './answers.ts';
import { type AskedCell, type AskedRequest, readReturned } from './returned.ts';
import { notAskedWords, requestMarking, tableOf } from './workbook.ts';

const housing: Question = {
  ...{ code: 'housing-status', label: 'Housing', columnLabel: 'Housing', measure: 'housing', valueType: 'code' },
  ...{ minimum: null, maximum: null },
  values: [
    { code: 'rough-sleeping', label: 'Rough sleeping' },
    { code: 'hospital', label: 'Hospital' },
    { code: 'not-known', label: 'Not known' },
  ],
};
const arrests: Question = {
  ...{ code: 'offending-arrests', label: 'Arrests', columnLabel: 'Arrests', measure: 'offending', valueType: 'count' },
  ...{ minimum: 0, maximum: 100, values: [] },
};
const coded = (valueCode: string): FactValue => ({ state: 'recorded', valueCode, valueNumber: null });
const number = (valueNumber: number): FactValue => ({ state: 'recorded', valueCode: null, valueNumber });
const state = (of: FactValue['state']): FactValue => ({ state: of, valueCode: null, valueNumber: null });
const cell = (given: Partial<AskedCell> = {}): AskedCell => ({
  ...{ sent: null, now: null, decided: null, open: true, ...given },
});

const asked = (cells: Readonly<Record<string, AskedCell>>): AskedRequest => ({
  periodCode: 'Y1Q4',
  questions: [housing, arrests],
  people: [{ rowKey: 'k1', name: 'Ann Bell', cells: new Map(Object.entries(cells)) }],
});
const head = [
  [requestMarking, 'kcode', 'Y1Q4', 'housing-status', 'offending-arrests'],
  ['Row', 'Person', 'Born', 'Housing', 'Arrests (0 to 100)'],
];
const both = { 'housing-status': cell(), 'offending-arrests': cell() };
const never = () => false;
const fates = (request: AskedRequest, ...rows: string[][]) =>
  readReturned([...head, ...rows], request, never).cells.map(({ factCode, fate, problem }) => [
    factCode,
    fate,
    problem,
  ]);

describe('a cell', () => {
  test.each<[Question, string, ReturnType<typeof readAnswer>]>([
    [housing, '', { kind: 'nothing' }],
    [housing, '  hospital ', { kind: 'value', value: coded('hospital') }],
    // A word that is both a value and a state is the state: states are counted apart.
    [housing, 'Not known', { kind: 'value', value: state('not-known') }],
    [housing, 'DECLINED', { kind: 'value', value: state('declined') }],
    [housing, 'n/a', { kind: 'problem', problem: 'unclear' }],
    [housing, '-', { kind: 'problem', problem: 'unclear' }],
    [housing, 'Refuge', { kind: 'problem', problem: 'unknown-word' }],
    [housing, '=1+1', { kind: 'problem', problem: 'formula' }],
    [housing, 'x'.repeat(300), { kind: 'problem', problem: 'too-long' }],
    [arrests, '0', { kind: 'value', value: number(0) }],
    [arrests, '3,0', { kind: 'value', value: number(3) }],
    [arrests, '2.5', { kind: 'problem', problem: 'not-whole' }],
    [arrests, '101', { kind: 'problem', problem: 'out-of-range' }],
    [arrests, '-1', { kind: 'problem', problem: 'out-of-range' }],
    [arrests, 'two', { kind: 'problem', problem: 'not-a-number' }],
    [arrests, '1e5', { kind: 'problem', problem: 'not-a-number' }],
    [arrests, '2018-03-04', { kind: 'problem', problem: 'not-a-number' }],
    [arrests, 'none', { kind: 'problem', problem: 'unclear' }],
  ])('of a question reads as it was meant, or says why not', (question, written, read) => {
    expect(readAnswer(question, written, false)).toEqual(read);
  });

  test('that is offered is read as itself, and each value is written so that it is read again', () => {
    for (const word of offeredWords(housing)) expect(readAnswer(housing, word, false).kind).toBe('value');
    expect(offeredWords(housing).filter((word) => word === 'Not known')).toHaveLength(1);
    const values = [coded('hospital'), state('declined'), state('not-supplied')];
    for (const value of values)
      expect(readAnswer(housing, writtenAs(housing, value), false)).toEqual({ kind: 'value', value });
    expect(readAnswer(housing, 'Hospital', true)).toEqual({ kind: 'problem', problem: 'formula' });
  });

  test('of anything at all is a value that fits, nothing, or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (written) => {
        for (const question of [housing, arrests]) {
          const read = readAnswer(question, written, false);
          if (read.kind !== 'value' || read.value.state !== 'recorded') continue;
          if (question === arrests) expect(Number.isInteger(read.value.valueNumber)).toBe(true);
          else expect(question.values.map(({ code }) => code)).toContain(read.value.valueCode);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what came back', () => {
  test('is taken where the register still holds what was sent, and blank is no answer', () => {
    expect(fates(asked(both), ['k1', 'Ann Bell', '', 'Hospital', ''])).toEqual([
      ['housing-status', 'take', null],
      ['offending-arrests', 'empty', null],
    ]);
  });

  test('is a conflict where something else was entered meanwhile, and nothing where it is the same', () => {
    const row = ['k1', 'Ann Bell', '', 'Hospital', '3'];
    const cells = {
      'housing-status': cell({ now: coded('rough-sleeping') }),
      'offending-arrests': cell({ now: number(3) }),
    };
    expect(fates(asked(cells), row)).toEqual([
      ['housing-status', 'conflict', null],
      ['offending-arrests', 'same', null],
    ]);
    // Read before, and decided then: a second reading asks nothing again.
    const again = { ...cells, 'housing-status': cell({ now: coded('rough-sleeping'), decided: coded('hospital') }) };
    expect(fates(asked(again), row)[0]).toEqual(['housing-status', 'same', null]);
  });

  test('that was sent along and left as it was is no answer, whatever was entered since', () => {
    const cells = { 'housing-status': cell({ sent: coded('hospital'), now: coded('rough-sleeping') }) };
    expect(fates(asked(cells), ['k1', 'Ann Bell', '', 'Hospital', notAskedWords])).toEqual([
      ['housing-status', 'same', null],
    ]);
  });

  test('says of a cell that was not asked, and of a record that is closed, that it is not taken', () => {
    const cells = { 'housing-status': cell({ open: false }) };
    expect(fates(asked(cells), ['k1', 'Ann Bell', '', 'Hospital', '3'])).toEqual([
      ['housing-status', 'problem', 'record-closed'],
      ['offending-arrests', 'not-asked', null],
    ]);
  });

  test('leaves out rows that were added, stand twice or carry another name, and says which did not come back', () => {
    const read = (...rows: string[][]) => readReturned([...head, ...rows], asked(both), never);
    const [good, other] = [
      ['k1', 'ann  BELL', '', 'Hospital', ''],
      ['k9', 'Cal Dow', '', 'Hospital', ''],
    ];
    expect(read(good, other).leftOut).toEqual([{ line: 4, problem: 'row-added', written: 'Cal Dow' }]);
    expect(read(good, good).cells).toEqual([]);
    expect(read(good, good).leftOut.map(({ problem }) => problem)).toEqual(['row-twice', 'row-twice']);
    expect(read(['k1', 'Cal Dow', '', 'Hospital', '']).leftOut).toEqual([
      { line: 3, problem: 'name-changed', written: 'Cal Dow' },
    ]);
    expect(read(other).missing).toEqual(['k1']);
  });

  test('knows a column by its code wherever it was moved, and leaves out one that is gone or stands twice', () => {
    const moved = [[requestMarking, 'kcode', 'Y1Q4', 'offending-arrests', 'housing-status'], head[1] ?? []];
    const row = ['k1', 'Ann Bell', '', '3', 'Hospital'];
    expect(readReturned([...moved, row], asked(both), never).cells.map(({ fate }) => fate)).toEqual(['take', 'take']);
    const twice = [[requestMarking, 'kcode', 'Y1Q4', 'housing-status', 'housing-status'], head[1] ?? []];
    expect(readReturned([...twice, row], asked(both), never).missingQuestions).toEqual([
      'housing-status',
      'offending-arrests',
    ]);
  });

  test('of any table that was written is read as nothing new', () => {
    const value = fc.constantFrom(null, coded('hospital'), coded('rough-sleeping'), state('declined'));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { maxLength: 6 }), (people) => {
        const rows = people.map(([sent, isAsked], at) => ({
          ...{ rowKey: `k${at}`, name: `N ${at}`, born: '' },
          sent: new Map(isAsked ? [['housing-status', sent]] : []),
        }));
        const table = tableOf({ code: 'kcode', periodCode: 'Y1Q4', questions: [housing], rows });
        const request = {
          ...{ periodCode: 'Y1Q4', questions: [housing] },
          people: rows.map(({ rowKey, name, sent }) => ({
            ...{ rowKey, name },
            cells: new Map([...sent].map(([code, was]) => [code, cell({ sent: was, now: was })])),
          })),
        };
        const found = readReturned(table, request, never);
        expect(found.cells.every(({ fate }) => fate === 'same' || fate === 'empty')).toBe(true);
        expect([found.leftOut, found.missing, found.missingQuestions]).toEqual([[], [], []]);
      }),
      { numRuns: 100 },
    );
  });
});
