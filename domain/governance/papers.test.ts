import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personCategories, roles } from '../access.ts';
import { asHtml, escapeHtml } from './as-html.ts';
import { asMarkdown } from './as-markdown.ts';
import { type Block, forTheOfficer, type Paper, paper } from './document.ts';
import { dpia } from './dpia.ts';
import { limits, limitsPaper } from './limits.ts';
import { lostLaptop } from './lost-laptop.ts';
import type { PackInput } from './pack-input.ts';
import { processingRecord } from './processing-record.ts';
import { categoryLabels, londonMoment, momentInWords, roleLabels } from './words.ts';

const usual: PackInput = {
  register: {
    name: 'Eastvale',
    areaName: 'Midshire',
    madeOn: '2018-01-08',
    coordinatingAgency: 'Midshire Council',
    demonstration: false,
  },
  version: '0.9.1',
  madeAt: '2018-04-03T09:00:00.000Z',
  madeBy: 'Robin Ellery',
  agencies: [
    { name: 'Lanternfield Housing', users: 407 },
    { name: 'Midshire Council', users: 409 },
  ],
  roles: roles.map((role, at) => ({ role, users: 411 + at })),
  governors: [{ name: 'Ines Oke', agency: 'Midshire Council' }],
  people: { everyone: 431, inCohort: 433, left: 439 },
  held: personCategories.map((category, at) => ({ category, what: `What is held of ${category}`, records: 441 + at })),
  sharing: [{ basis: 'Public task', shared: 457, notShared: 461 }],
  agreements: [
    { title: 'Midshire agreement', parties: ['Midshire Council'], standing: 'review-due', controllers: 'joint' },
  ],
  disclosures: { recorded: 593, against: 599 },
  emergency: { openings: 463, reviewed: 467 },
  retention: [
    { category: 'health', monthsAfterLeaving: 479, monthsAfterActivity: 487, source: 'Agreed', confirmed: false },
  ],
  backups: { kept: 491, verified: 499, underOlderKeys: 509, places: 503, newestAt: '2018-04-02T17:00:00.000Z' },
  cipher: [{ name: 'Page size, in bytes', value: '509' }],
  slots: {
    users: 521,
    recovery: 523,
    recoveryInTwoParts: true,
    costs: [{ memoryKiB: 541 * 1024, passes: 547, parallelism: 557, slots: 563 }],
  },
  keys: { generation: 569, madeOn: '2018-01-08' },
  lockSignals: ['after 571 minutes'],
  sealed: { state: 'ready', holders: [{ name: 'Jo Marsh', agency: 'Lanternfield Housing' }] },
  audit: { entries: 577, head: 'abcdefabcdef' },
  openings: [
    { at: '2018-04-03T07:30:00.000Z', by: 'Robin Ellery', thisComputer: true },
    { at: '2018-03-28T16:05:00.000Z', by: 'Jo Marsh', thisComputer: false },
  ],
  returns: 587,
};

const noticed = '2018-04-02T18:00:00.000Z';
const papersOf = (input: PackInput): Paper[] => [
  dpia(input),
  processingRecord(input),
  limitsPaper(),
  lostLaptop(input, noticed),
];
const all = (input: PackInput): string => papersOf(input).map(asMarkdown).join('\n');

/** Numbers that stand in the words themselves: articles and sections of Acts, years of Acts, names of algorithms, times. */
const fixed = [
  ...['6', '9', '10', '30', '33', '34', '62', '115', '4', '1998', '2018', '2020', '2025'],
  ...['160', '256', '512', '72', '2', '1'],
];

describe('the papers', () => {
  test('fit their schema, and each has a title, a lead and no empty section', () => {
    for (const one of papersOf(usual)) {
      expect(paper.parse(one)).toEqual(one);
      for (const { blocks } of one.sections) expect(blocks.length).toBeGreaterThan(0);
    }
  });

  test('leave nothing behind that was to be filled in', () => {
    const empty: PackInput = {
      ...usual,
      register: { ...usual.register, coordinatingAgency: null },
      agencies: [],
      roles: [],
      governors: [],
      people: { everyone: 0, inCohort: 0, left: 0 },
      held: [],
      sharing: [],
      agreements: [],
      retention: [],
      backups: { kept: 0, verified: 0, underOlderKeys: 0, places: 0, newestAt: null },
      slots: { users: 1, recovery: 1, recoveryInTwoParts: false, costs: [] },
      lockSignals: [],
      sealed: { state: 'never-made', holders: [] },
      openings: [],
    };
    for (const input of [usual, empty, { ...usual, sealed: { state: 'nobody-holds-it', holders: [] } as const }])
      expect(all(input)).not.toMatch(
        /undefined|\bnull\b|NaN|\{\{|\$\{|T[O]DO|TBC|X{3}|lorem|\[object|Invalid Date|, ,|\(\)/,
      );
  });

  test('have every figure from the configuration, and none of their own', () => {
    const numbersIn = (words: string): string[] => words.match(/\d+/g) ?? [];
    const given = new Set([...numbersIn(JSON.stringify(usual)), '541', ...fixed]);
    // Moments and days are turned into words of London's time; they have their own test.
    const words = all(usual).replaceAll(/\d{1,2} (January|March|April) 2018( at \d\d:\d\d)?/g, '');
    const own = numbersIn(words).filter((number) => !given.has(number));
    // Hours left of seventy-two, counted from what was given.
    expect(own).toEqual(['57']);
  });

  test('say something else when any figure of the configuration is another', () => {
    const before = all(usual);
    const figures = (value: unknown, at: string[] = []): string[][] =>
      typeof value === 'number'
        ? [at]
        : value !== null && typeof value === 'object'
          ? Object.entries(value).flatMap(([key, inner]) => figures(inner, [...at, key]))
          : [];
    const places = figures(usual);
    expect(places.length).toBeGreaterThan(35);
    for (const at of places) {
      const changed = JSON.parse(JSON.stringify(usual)) as Record<string, unknown>;
      let inner = changed;
      for (const key of at.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
      inner[at.at(-1) ?? ''] = 1024 * 7919;
      expect([at.join('.'), all(changed as unknown as PackInput) !== before]).toEqual([at.join('.'), true]);
    }
  });

  test('mark what the officer decides, and promise no legal advice', () => {
    for (const one of [dpia(usual), processingRecord(usual), lostLaptop(usual, noticed)])
      expect(asMarkdown(one)).toContain(forTheOfficer);
    expect(asMarkdown(dpia(usual))).toContain('not legal advice');
  });

  test('speak of the scale of a cohort and not of its number where the paper travels', () => {
    const small = { ...usual, people: { everyone: 4, inCohort: 4, left: 0 } };
    expect(asMarkdown(dpia(small))).toContain('fewer than ten people');
    expect(asMarkdown(dpia(small))).not.toContain('431');
    expect(asMarkdown(lostLaptop(small, noticed))).toContain('4 people: 4 in the cohort, 0 no longer in it');
  });

  test('name every role and category in plain words', () => {
    const words = all(usual);
    for (const role of roles) expect(words).toContain(roleLabels[role]);
    for (const category of personCategories) expect(words).toContain(categoryLabels[category]);
  });
});

describe('a paper as a file', () => {
  const wordsOf = (one: Block): string[] => {
    if (one.kind === 'text' || one.kind === 'decide') return [one.text];
    if (one.kind === 'list') return one.items;
    if (one.kind === 'write') return one.lines;
    return one.kind === 'table' ? [...one.head, ...one.rows.flat()] : [];
  };

  test('holds every word of it, as HTML', () => {
    for (const one of papersOf(usual)) {
      const html = asHtml(one);
      for (const { heading, blocks } of one.sections)
        for (const words of [heading, ...blocks.flatMap(wordsOf)]) expect(html).toContain(escapeHtml(words));
    }
  });

  test('is plain text whatever somebody called an agency', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('<', '>', '&', '"', '|', '*', '`', 'a', '\n') }),
        (name) => {
          const input = { ...usual, agencies: [{ name: `${name}<script>x</script>`, users: 1 }] };
          expect(asHtml(dpia(input))).not.toContain('<script');
          const row = asMarkdown(dpia(input))
            .split('\n')
            .find((line) => line.includes('\\<script'));
          // Two cells: three bars that no backslash takes the meaning of.
          expect(row?.match(/(?<!\\)\|/g)).toHaveLength(3);
        },
      ),
    );
  });

  test('loads nothing from anywhere', () => {
    for (const one of papersOf(usual)) {
      const html = asHtml(one).replace('http://www.w3.org/2000/svg', '');
      expect(html).not.toMatch(/https?:|<script|<link|@import|url\((?!#tip)/);
    }
  });
});

describe('the lost laptop sheet', () => {
  const sheet = (madeAt: string): string => asMarkdown(lostLaptop({ ...usual, madeAt }, noticed));

  test('counts seventy-two hours from when it was noticed, in London’s time', () => {
    const words = sheet('2018-04-03T09:00:00.000Z');
    expect(words).toContain('| Noticed | Monday 2 April 2018 at 19:00 |');
    expect(words).toContain('| A day later | Tuesday 3 April 2018 at 19:00 |');
    expect(words).toContain('| 72 hours later | Thursday 5 April 2018 at 19:00 |');
    expect(words).toContain('57 full hours of them were left');
  });

  test.each([
    ['2018-04-05T18:00:00.000Z', '0 full hours of them were left'],
    ['2018-04-05T16:30:00.000Z', '1 full hour of them was left'],
    ['2018-04-05T18:00:00.001Z', 'They had passed'],
  ])('made at %s says: %s', (madeAt, said) => expect(sheet(madeAt)).toContain(said));

  test('says when it was last opened, on which computer and by whom', () => {
    const words = sheet('2018-04-03T09:00:00.000Z');
    expect(words).toContain('| Tuesday 3 April 2018 at 08:30 | Robin Ellery | On this computer |');
    expect(words).toContain('| Wednesday 28 March 2018 at 17:05 | Jo Marsh | On another computer (2) |');
  });

  test('runs over the night on which the clocks go forward without losing an hour', () => {
    const words = asMarkdown(lostLaptop(usual, '2018-03-24T12:00:00.000Z'));
    expect(words).toContain('Saturday 24 March 2018 at 12:00');
    expect(words).toContain('Tuesday 27 March 2018 at 13:00');
  });
});

describe('a moment in London', () => {
  test('is read back as it was given, except where clocks never showed it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const on = new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10);
        const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const shown = momentInWords(londonMoment(on, at));
        const skipped = at.startsWith('01:') && on.slice(5, 7) === '03';
        if (!skipped) expect(shown).toContain(`at ${at}`);
      }),
    );
  });

  test.each([
    ['2018-07-01', '12:00', '2018-07-01T11:00:00.000Z'],
    ['2018-12-01', '12:00', '2018-12-01T12:00:00.000Z'],
    ['2018-10-28', '01:30', '2018-10-28T00:30:00.000Z'],
    ['2018-03-25', '01:30', '2018-03-25T01:30:00.000Z'],
  ])('%s %s is %s', (on, at, instant) => expect(new Date(londonMoment(on, at)).toISOString()).toBe(instant));
});

test('every limit says who holds it and what it does not hold', () => {
  expect(new Set(limits.map((one) => one.heldBy))).toEqual(new Set(['cryptography', 'program', 'people']));
  for (const one of limits) expect([one.limit, one.how !== '' && one.remains !== '']).toEqual([one.limit, true]);
});
