import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCell, readAliases, readAnswer, readFullName } from './cells.ts';
import { birthsAgree, type DateChoice, dateEvidence, isTransposed, nothingSaid, readDate } from './dates.ts';
import type { Lexicon } from './draft.ts';
import { importFields, laterFields } from './fields.ts';
import { findHeadingRow, headingWords, suggestMapping } from './headings.ts';
import { letterOf } from './letters.ts';
import { readers } from './readers.ts';
import { readRow } from './rows.ts';

const today = '2018-04-03';
const needs = [
  { code: 'homelessness', label: 'Housing', officialLabel: 'Homelessness' },
  { code: 'mental-ill-health', label: 'Mental health', officialLabel: 'Mental ill health' },
];
const lists: Readonly<Record<string, readonly { code: string; label: string }[]>> = {
  destination: [{ code: 'moved-away', label: 'Moved away' }],
  sex: [
    { code: 'female', label: 'Female' },
    { code: 'male', label: 'Male' },
  ],
  ethnicity: [{ code: 'white-british', label: 'White British' }],
  adjustment: [
    { code: 'quiet-room', label: 'A quiet room' },
    { code: 'none-needed', label: 'None needed' },
  ],
};
const lexicon: Lexicon = {
  today,
  needs,
  needMeans: 'suspected',
  lists: (name) => lists[name] ?? [],
  agencies: [{ id: 'a1', name: 'Lanternfield Housing' }],
};

const dayFirst: DateChoice = { order: 'day-first', monthMeans: null };
const monthFirst: DateChoice = { order: 'month-first', monthMeans: null };

describe('dates', () => {
  test.each([
    ['12/05/1979', '1979-05-12'],
    ['3/4/2018', '2018-04-03'],
    ['3.4.18', '2018-04-03'],
    ['03-04-2018', '2018-04-03'],
    ['2018-04-03', '2018-04-03'],
    ['2018-04-03 00:00:00', '2018-04-03'],
    ['2018-04-03T00:00:00Z', '2018-04-03'],
    ['12/05/1979 00:00', '1979-05-12'],
    ['12 May 2019', '2019-05-12'],
    ['12th May 2019', '2019-05-12'],
    ['12-May-19', '1919-05-12'],
    ['Tue 3 April 2018', '2018-04-03'],
    ['May 12, 2017', '2017-05-12'],
    ['April 2018', '2018-04'],
    ['Sept 1984', '1984-09'],
    ['04/2018', '2018-04'],
    ['1984', '1984'],
    ['43193', '2018-04-03'],
    ['43193.5', '2018-04-03'],
    ['29/02/2016', '2016-02-29'],
  ])('%s is %s', (typed, value) => {
    expect(readDate(typed, today, false, dayFirst)).toMatchObject({ kind: 'date', value });
  });

  test.each([
    ['04/13/2019', 'import-date-month-first'],
    ['Apr 18', 'import-date-ambiguous'],
    ["Apr-'18", 'import-date-ambiguous'],
    ['31/02/2018', 'date-impossible'],
    ['29/02/2018', 'date-impossible'],
    ['00/01/2018', 'date-impossible'],
    ['12 Foo 2018', 'date-impossible'],
    ['soon', 'date-impossible'],
    ['3/4', 'date-impossible'],
    ['99999', 'date-impossible'],
    ['1/2/3/4', 'date-impossible'],
  ])('%s cannot be read: %s', (typed, code) => {
    expect(readDate(typed, today, false)).toEqual({ kind: 'problem', code });
  });

  test('that can be read in two ways are not guessed: the column proves the order, or somebody is asked', () => {
    for (const typed of ['3/4/2018', '03-04-18', '3.4.2018'])
      expect(readDate(typed, today, false)).toEqual({ kind: 'problem', code: 'import-date-order-unknown' });
    expect(readDate('3/4/2018', today, false, monthFirst)).toMatchObject({ value: '2018-03-04' });
    expect(readDate('4/4/2018', today, false)).toMatchObject({ value: '2018-04-04' });
    expect(readDate('25/03/2018', today, false)).toMatchObject({ value: '2018-03-25' });
    expect(readDate('25/03/2018', today, false, monthFirst)).toMatchObject({ code: 'import-date-day-first' });
    expect(dateEvidence(['3/4/18', '25/12/2017', 'n/a'])).toMatchObject({ order: 'day-first', dayFirst: '25/12/2017' });
    expect(dateEvidence(['3/4/18', '12/25/2017'])).toMatchObject({ order: 'month-first', monthFirst: '12/25/2017' });
    expect(dateEvidence(['3/4/18', 'Apr 18', '2018-04-03', '43193', '4/4/18'])).toEqual({
      ...{ dayFirst: null, monthFirst: null, either: '3/4/18', monthAndTwo: 'Apr 18', order: null },
    });
    expect(dateEvidence(['25/12/2017', '12/25/2017']).order).toBeNull();
  });

  test('"Apr 18" is asked about: a month of a year, or a day without one', () => {
    const asked = (monthMeans: DateChoice['monthMeans']) =>
      readDate('Apr 18', today, true, { ...nothingSaid, monthMeans });
    expect(asked(null)).toEqual({ kind: 'problem', code: 'import-date-ambiguous' });
    expect(asked('month-and-day')).toEqual({ kind: 'problem', code: 'import-date-without-year' });
    expect(readDate('Apr 18', today, false, { ...nothingSaid, monthMeans: 'month-and-year' })).toMatchObject({
      value: '2018-04',
      note: 'two-digit-year',
    });
  });

  test('two digits of a birth year leave somebody grown up, and are pointed out', () => {
    expect(readDate('3/4/18', today, true, dayFirst)).toMatchObject({ value: '1918-04-03', note: 'two-digit-year' });
    expect(readDate('3/4/01', today, true, dayFirst)).toMatchObject({ value: '2001-04-03' });
    expect(readDate('c. 1984', today, true)).toMatchObject({ value: '1984', estimated: true });
    expect(readDate('12/5/1979?', today, true, dayFirst)).toMatchObject({ value: '1979-05-12', estimated: true });
  });

  test('every day that exists, in each way of writing it, is read as that day', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2018-04-02'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        const named = date.toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        const serial = String(Math.floor(date.getTime() / 86_400_000) + 25_569);
        for (const typed of [
          iso,
          `${dayOfMonth}/${month}/${year}`,
          `${Number(dayOfMonth)}.${Number(month)}.${year}`,
          named,
          serial,
        ])
          expect([typed, readDate(typed, today, true, dayFirst)]).toMatchObject([typed, { kind: 'date', value: iso }]);
        const american = `${Number(month)}/${Number(dayOfMonth)}/${year}`;
        expect(readDate(american, today, true, monthFirst)).toMatchObject({ kind: 'date', value: iso });
      }),
    );
  });

  test('never throw, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) =>
        ['date', 'problem'].includes(readDate(typed, today, true).kind),
      ),
    );
  });

  test('agree as far as both are known, and are seen with day and month changed over', () => {
    expect([birthsAgree('1984-02', '1984-02-03'), birthsAgree('1984', '1985-01-01')]).toEqual([true, false]);
    expect([isTransposed('1984-02-03', '1984-03-02'), isTransposed('1984-02-02', '1984-02-02')]).toEqual([true, false]);
  });
});

describe('answers', () => {
  test.each([
    ['Y', 'yes'],
    ['yes', 'yes'],
    ['x', 'yes'],
    ['TRUE', 'yes'],
    ['N', 'no'],
    ['0', 'no'],
    ['?', 'not-known'],
    ['TBC', 'not-known'],
    ['n/k', 'not-known'],
    ['Prefer not to say', 'declined'],
    ['not asked', 'not-asked'],
    ['At risk', 'at-risk'],
    ['', null],
    ['-', null],
    ['N/A', null],
    ['#N/A', null],
    ['–', null],
  ])('%j is %s', (cell, said) => {
    expect(readAnswer(cell)).toEqual({ said, more: false });
  });

  test('words behind a yes or a no are noticed, and other words are not guessed', () => {
    expect(readAnswer('Yes - alcohol')).toEqual({ said: 'yes', more: true });
    expect(readAnswer('No, not now')).toEqual({ said: 'no', more: true });
    for (const cell of ['sometimes', 'not yet', 'nope', 'yesterday', 'None known?'])
      expect(readAnswer(cell)).toBeUndefined();
  });

  test('nothing that says nothing ever becomes a no', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '-', 'n/a', '#N/A', '#REF!', '?', 'tbc', 'not known'), (cell) => {
        const row = readRow(['Ann', cell], 2, ['preferred-name', 'need:homelessness'], lexicon);
        expect(JSON.stringify(row.person.needs)).not.toContain('"no"');
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['Ann Bell', { preferredName: 'Ann', givenName: 'Ann', familyName: 'Bell' }],
    ['BELL, Ann Marie', { preferredName: 'Ann Marie', givenName: 'Ann Marie', familyName: 'BELL' }],
    ['Mr Cal Dow', { preferredName: 'Cal', givenName: 'Cal', familyName: 'Dow' }],
    ['John (Jock) Smith', { preferredName: 'Jock', givenName: 'John', familyName: 'Smith' }],
    ['Maria del Carmen Ruiz', { preferredName: 'Maria del Carmen Ruiz', givenName: null, familyName: null }],
    ['Sky', { preferredName: 'Sky', givenName: null, familyName: null }],
  ])('%s', (cell, name) => {
    expect(readFullName(cell)).toEqual(name);
  });

  test('others are parted', () => {
    expect(readAliases('aka Bee; Bry / B, Bee')).toEqual(['Bee', 'Bry', 'B']);
    expect(readAliases('none')).toEqual([]);
  });

  test('a single column goes before a whole name', () => {
    const { person } = readRow(['Ann Bell', 'Annie'], 2, ['full-name', 'preferred-name'], lexicon);
    expect(person).toMatchObject({ preferredName: 'Annie', givenName: 'Ann', familyName: 'Bell' });
  });
});

describe('headings', () => {
  test('are known by their words, without brackets, marks and capitals', () => {
    expect(headingWords('Mental Health need (Y/N)*')).toBe('mental health');
    const headings = [
      'Client Ref:',
      'D.O.B.',
      'SURNAME',
      'Forename(s)',
      'Housing need?',
      'Mental ill-health',
      'Key Worker',
      'Shoe size',
    ];
    const columns = headings.map(() => ['Y', '', 'n/k']);
    expect(suggestMapping(headings, columns, needs).map(({ field }) => field)).toEqual([
      'reference',
      'birth-date',
      'family-name',
      'given-name',
      'need:homelessness',
      'need:mental-ill-health',
      null,
      null,
    ]);
  });

  test('of two columns with one meaning the first counts; words are no need', () => {
    const [, second, third] = suggestMapping(['Name', 'Client', 'Housing'], [[], [], ['Hostel', 'Own flat']], needs);
    expect([second?.field, third?.field]).toEqual([null, null]);
    expect([second?.why, third?.why].every((why) => why?.endsWith('.'))).toBe(true);
  });

  test('are found below titles', () => {
    expect(
      findHeadingRow([['Our list'], [], ['', 'Needs', ''], ['Name', 'DOB', 'Housing'], ['Ann', '1980', 'Y']], needs),
    ).toBe(3);
    expect(findHeadingRow([[], ['', ' ']], needs)).toBeNull();
    expect(findHeadingRow([[], ['a', 'b']], needs)).toBe(1);
  });

  test('no heading stands for two things, and every field has its reader', () => {
    const all = [...importFields, ...laterFields].flatMap(({ headings }) => headings);
    expect(all).toEqual([...new Set(all)]);
    for (const { code } of importFields) expect([code, readers(code) !== undefined]).toEqual([code, true]);
    expect(['A', 'Z', 'AA', 'GR']).toEqual([0, 25, 26, 199].map(letterOf));
  });
});

describe('rows', () => {
  test('any cells under any mapping give a row, and a problem says its column', () => {
    const fields = [...importFields.map(({ code }) => code), 'need:homelessness', 'need:nonsense', null];
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('Y', '1/2/1980', '=1', '#N/A', 'Ann', 'F'),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 8 }),
        fc.array(fc.constantFrom(...fields), { maxLength: 8 }),
        (cells, mapping) => {
          const row = readRow(cells, 2, mapping, lexicon);
          const named = row.person.preferredName !== '' || row.problems.length > 0;
          expect(named).toBe(true);
          for (const { column } of [...row.problems, ...row.notes])
            expect(column === null || (column >= 0 && column < mapping.length)).toBe(true);
        },
      ),
    );
  });

  test('a defused cell is what it was', () => {
    expect(["'+44 7700", "'=1", "'tis", ' a\u00a0b '].map(cleanCell)).toEqual(['+44 7700', '=1', "'tis", 'a b']);
  });
});
