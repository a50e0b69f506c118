import { expect, test } from 'vitest';
import { entryFrom, type FactDefinition, offersFor } from './cell-entry.ts';
import { boundsWords, cellWords, measureSpans } from './fact-words.ts';
import { typedNumber } from './typed-value.ts';

const housing: FactDefinition = {
  code: 'housing-status',
  label: 'Housing on the last day',
  columnLabel: 'Housing',
  measure: 'housing',
  valueType: 'code',
  list: 'housing-status',
  minimum: null,
  maximum: null,
  required: true,
  category: 'housing',
  polarity: 'none',
  instrument: null,
  urgency: null,
};
const arrests: FactDefinition = {
  ...housing,
  code: 'arrests',
  label: 'Arrests',
  columnLabel: 'Arrests',
  measure: 'offending',
  valueType: 'count',
  list: null,
  minimum: 0,
};
const score: FactDefinition = {
  ...arrests,
  code: 'wellbeing-score',
  label: 'Wellbeing',
  columnLabel: 'Wellbeing',
  measure: 'wellbeing',
  valueType: 'score',
  minimum: 7,
  maximum: 35,
};
const values = [
  { list: 'housing-status', code: 'rough-sleeping', label: 'Rough sleeping', definition: null, sealed: false },
  { list: 'housing-status', code: 'hostel', label: 'Hostel or supported housing', definition: null, sealed: false },
  { list: 'housing-status', code: 'social-tenancy', label: 'Social tenancy', definition: null, sealed: false },
  { list: 'housing-status', code: 'prison', label: 'Prison or custody', definition: null, sealed: false },
  { list: 'other', code: 'hospital', label: 'Hospital', definition: null, sealed: false },
];
const labels = (typed: string, definition = housing) => offersFor(definition, values, typed).map((one) => one.label);

test('typing finds values by the beginning of any word, best first, and only from its own list', () => {
  expect(labels('ho')).toEqual(['Hostel or supported housing']);
  expect(labels('tenancy')).toEqual(['Social tenancy']);
  expect(labels('s')).toEqual([
    'Social tenancy',
    'Rough sleeping',
    'Hostel or supported housing',
    'Agency has not sent it',
  ]);
});

test('a slash offers only the reasons, also for numbers', () => {
  expect(labels('/')).toEqual(['Not known', 'Declined', 'Not asked', 'Not applicable', 'Agency has not sent it']);
  expect(labels('/d', arrests)).toEqual(['Declined']);
  expect(labels('', arrests)).toEqual([]);
});

test('typed text becomes a fact, or the sentence the host would say', () => {
  const blank = { valueCode: null, valueNumber: null };
  expect(entryFrom(housing, values, 'pris')).toEqual({
    ok: true,
    fact: { ...blank, state: 'recorded', valueCode: 'prison' },
  });
  expect(entryFrom(housing, values, '/not k')).toEqual({ ok: true, fact: { ...blank, state: 'not-known' } });
  expect(entryFrom(housing, values, 'castle')).toEqual({ ok: false, code: 'unknown-code' });
  expect(entryFrom(arrests, values, '2')).toEqual({ ok: true, fact: { ...blank, state: 'recorded', valueNumber: 2 } });
  expect(entryFrom(arrests, values, '2.5')).toEqual({ ok: false, code: 'value-not-whole' });
  expect(entryFrom(arrests, values, 'two')).toEqual({ ok: false, code: 'value-not-whole' });
  expect(entryFrom(score, values, '36')).toEqual({ ok: false, code: 'value-out-of-range' });
  expect(entryFrom(score, values, '21,54')).toMatchObject({ ok: true, fact: { valueNumber: 21.54 } });
  expect(entryFrom(score, values, '  ')).toEqual({ ok: true, fact: null });
});

test('only plain numbers are numbers', () => {
  expect(['1e3', '0x10', '', '1 2', 'NaN', '1,2,3'].map(typedNumber)).toEqual([null, null, null, null, null, null]);
  expect(['07', '-1', '3.20'].map(typedNumber)).toEqual([7, -1, 3.2]);
});

test('cells say the value, the reason or nothing', () => {
  const recorded = { state: 'recorded', valueCode: null, valueNumber: null } as const;
  expect(cellWords(housing, values, undefined)).toEqual({ kind: 'gap', text: '' });
  expect(cellWords(housing, values, { ...recorded, valueCode: 'prison' }).text).toBe('Prison or custody');
  expect(cellWords(housing, values, { ...recorded, valueCode: 'withdrawn-code' }).text).toBe('withdrawn-code');
  expect(cellWords(housing, values, { ...recorded, state: 'not-supplied' })).toEqual({
    kind: 'reason',
    text: 'not sent',
  });
  expect(cellWords(arrests, values, { ...recorded, valueNumber: 0 })).toEqual({ kind: 'value', text: '0' });
  expect(cellWords(score, values, { ...recorded, valueNumber: 21.5 }).text).toBe('21.5');
  expect(cellWords(score, values, { ...recorded, valueNumber: 19.25 }).text).toBe('19.25');
});

test('heads say the bounds and join the facts of one measure', () => {
  expect([housing, arrests, score].map(boundsWords)).toEqual([null, null, '7 to 35']);
  expect(
    measureSpans([housing, { ...housing, code: 'nights' }, arrests]).map(({ label, columns }) => [label, columns]),
  ).toEqual([
    ['Housing', 2],
    ['Police and courts', 1],
  ]);
});
