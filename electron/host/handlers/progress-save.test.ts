import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { readXlsx } from '../imports/xlsx.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { toldFigures } from '../testing/progress-examples.ts';

let open: TestHost;
let folder: string;
beforeEach(async () => {
  open = await openTestHost();
  open.clock.now = Date.UTC(2018, 6, 5, 9, 0);
  folder = path.join(open.folder, 'out');
  mkdirSync(folder);
});
afterEach(() => open.discard());

type Input = InputOf<'progress.saveOutcomes'>;
const input = (more: Partial<Input> = {}): Input => ({
  ...{ factCode: 'wellbeing-score', calendar: 'meam', by: 'period', from: null, to: null, what: 'figures' },
  ...{ format: 'csv', pictures: [], folder, disclosure: toldFigures },
  ...more,
});

/** People with a wellbeing score at both quarters, all of them up from raw 20 to raw 25. */
async function scored(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await open.call('people.add', { preferredName: `Person ${at}`, joinedOn: '2018-01-01' });
    for (const [code, valueNumber] of [
      ['Y1Q4', 20],
      ['Y2Q1', 25],
    ] as const)
      await open.call('outcomes.record', {
        ...{ personId: id, periodId: open.periods[code] ?? '', factCode: 'wellbeing-score' },
        fact: { state: 'recorded', valueCode: null, valueNumber },
      });
    ids.push(id);
  }
  return ids;
}

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const told = async (personId: string) => (await open.call('sharing.disclosures', { personId })).disclosures;
const base = '2018-07-05 Mental wellbeing score';

describe('figures of a measure', () => {
  test('leave as plain tables, and for each person counted it is recorded who was told', async () => {
    const [id = ''] = await scored(10);
    const saved = await open.call('progress.saveOutcomes', input());
    expect(saved).toMatchObject({ people: 10 });
    expect(saved.files).toEqual([
      `${base}, about.csv`,
      `${base}, by quarter.csv`,
      `${base}, scores.csv`,
      `${base}, compared.csv`,
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(saved.files.toSorted());
    expect(read(`${base}, scores.csv`)).toContain('Y1Q4,10,18.59,18.59,18.59,18.59,10,18.59,18.59');
    expect(read(`${base}, compared.csv`)).toContain('Middle change,3.76\r\n');
    expect(await told(id)).toMatchObject([{ recipient: 'The evaluators', categories: ['health'], how: 'export' }]);
    const { files } = await open.call('progress.saved', {});
    expect(files).toMatchObject([
      { what: 'figures', factCode: 'wellbeing-score', recipient: 'The evaluators', by: 'Robin Ellery', people: 10 },
    ]);
    expect(files[0]?.files.map(({ name }) => name)).toEqual(saved.files);
  });

  test('of nine people hold no mean, median or interval, and the screen shows them with how many they are', async () => {
    await scored(9);
    const { format: _f, pictures: _p, folder: _o, disclosure: _d, what: _w, ...asked } = input();
    expect((await open.call('progress.figures', asked)).series[0]?.points[0]).toMatchObject({ n: 9, mean: 18.59 });
    await open.call('progress.saveOutcomes', input());
    expect(read(`${base}, scores.csv`)).toContain('Y1Q4,9,,,,,9,,\r\n');
    expect(read(`${base}, compared.csv`)).toContain('Middle change,\r\n');
    expect(read(`${base}, about.csv`)).toContain('fewer than 10 people are left out');
    for (const name of readdirSync(folder)) expect(read(name)).not.toMatch(/18\.59|22\.35|3\.76/);
  });

  test('as a workbook say the same, numbers as numbers, without an author, a place or a formula', async () => {
    await scored(10);
    const periodId = open.periods.Y2Q1 ?? '';
    await open.call('progress.note', { factCode: 'wellbeing-score', periodId, words: '=cmd|x!A1 is asked' });
    const { files } = await open.call('progress.saveOutcomes', input({ format: 'xlsx' }));
    expect(files).toEqual([`${base}.xlsx`]);
    const bytes = new Uint8Array(readFileSync(path.join(folder, `${base}.xlsx`)));
    const { sheets } = await readXlsx(bytes, null);
    expect(sheets).toEqual(['About', 'By quarter', 'Scores', 'Compared']);
    const { rows } = await readXlsx(bytes, 'Scores');
    expect(rows[1]?.slice(1, 5).map(String)).toEqual(['Y1Q4', '10', '18.59', '18.59']);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toContain(open.folder);
    expect(text).not.toMatch(/Robin|creator|lastModifiedBy/);
  });

  test('whose first letter would make a formula are defused in a plain table', async () => {
    await scored(1);
    const disclosure = { ...toldFigures, recipientWords: 'The evaluators' };
    open.session.raw.exec("UPDATE factDefinition SET label = '=1+1' WHERE code = 'wellbeing-score'");
    const { files } = await open.call('progress.saveOutcomes', input({ disclosure }));
    expect(files[0]).toBe('2018-07-05 1 1, about.csv');
    expect(read(files[0] ?? '')).toMatch(/^\ufeff'=1\+1: change/);
  });
});

test('each person’s change leaves by reference and without a name, as personal data that was told', async () => {
  const [id = ''] = await scored(2);
  const { files } = await open.call('progress.saveOutcomes', input({ what: 'people' }));
  expect(files).toEqual([`${base}, by person, about.csv`, `${base}, by person, people.csv`]);
  const table = read(files[1] ?? '');
  expect(table).toContain('C-0001,18.59,22.35,3.76,Beyond measurement error');
  expect(table).not.toContain('Person 0');
  expect(read(files[0] ?? '')).toContain('Pseudonymised personal data');
  expect((await told(id))[0]?.categories.toSorted()).toEqual(['health', 'identity']);
});

const png = (): string => {
  const part = (name: string, body: Uint8Array): Buffer => {
    const whole = Buffer.alloc(12 + body.length);
    whole.writeUInt32BE(body.length, 0);
    whole.write(name, 4, 'latin1');
    whole.set(body, 8);
    return whole;
  };
  return Buffer.concat([
    Buffer.of(137, 80, 78, 71, 13, 10, 26, 10),
    part('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    part('tEXt', Buffer.from('Author\0Robin Ellery')),
    part('IDAT', deflateSync(Buffer.of(0, 0))),
    part('IEND', new Uint8Array()),
  ]).toString('base64');
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1"/></svg>';

describe('charts', () => {
  test('leave as SVG and PNG, and a picture loses what says who made it', async () => {
    await scored(1);
    const pictures = [{ name: 'quarters' as const, svg, png: png() }];
    const { files } = await open.call('progress.saveOutcomes', input({ format: 'pictures', pictures }));
    expect(files).toEqual([`${base}, by quarter.svg`, `${base}, by quarter.png`]);
    expect(read(files[0] ?? '')).toBe(svg);
    expect(readFileSync(path.join(folder, files[1] ?? '')).toString('latin1')).not.toContain('Robin');
  });

  test.each([
    ['none', [], 'picture-missing'],
    ['a script', [{ name: 'flow', svg: svg.replace('<rect', '<script/><rect'), png: png() }], 'picture-unsafe'],
    ['no picture', [{ name: 'flow', svg, png: 'AAAA' }], 'picture-unsafe'],
    ['a name that is a path', [{ name: '../x', svg, png: png() }], 'picture-unsafe'],
  ])('of %s are refused, and nothing is written or recorded', async (_what, pictures, code) => {
    const [id = ''] = await scored(1);
    expect(await open.refused('progress.saveOutcomes', { ...input({ format: 'pictures' }), pictures })).toMatchObject({
      code,
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(await told(id)).toEqual([]);
    expect((await open.call('progress.saved', {})).files).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    [{ disclosure: { ...toldFigures, recipientWords: null } }, 'recipient-missing', 'disclosure.agencyId'],
    [{ disclosure: { ...toldFigures, basis: 'safeguarding' } }, 'basis-is-no-basis', 'disclosure.basis'],
    [{ disclosure: { ...toldFigures, condition: 'unheard-of' } }, 'unknown-code', 'disclosure.condition'],
    [{ factCode: 'unheard-of' }, 'measure-unknown', 'factCode'],
    [{ folder: '/nowhere/at/all' }, 'folder-missing', 'folder'],
    [{ what: 'everything' }, 'unknown-code', 'what'],
  ])('%o, with its field, and nobody is told of', async (given, code, field) => {
    const [id = ''] = await scored(1);
    expect(await open.refused('progress.saveOutcomes', { ...input(), ...given })).toMatchObject({ code, field });
    expect(readdirSync(folder)).toEqual([]);
    expect(await told(id)).toEqual([]);
  });

  test('figures that nobody stands in, and fidelity that nobody rated', async () => {
    expect(await open.refused('progress.saveOutcomes', input())).toMatchObject({ code: 'nothing-to-save' });
    const file = { format: 'csv', pictures: [], folder, disclosure: toldFigures };
    expect(await open.refused('progress.saveFidelity', file)).toMatchObject({ code: 'fidelity-nothing' });
  });
});

test('fidelity leaves as a table of periods, is about nobody, and to whom it went is written down', async () => {
  const sections = (await open.call('fidelity.open', { periodId: open.periods.Y1Q4 ?? '' })).sections;
  for (const [at, rating] of [5, 3, 3, 2, 2, 2, 2].entries())
    await open.call('fidelity.rate', {
      periodId: open.periods.Y1Q4 ?? '',
      sectionKey: sections[at]?.key ?? '',
      rating,
    });
  const saved = await open.call('progress.saveFidelity', {
    ...{ format: 'csv', pictures: [], folder, disclosure: toldFigures },
  });
  expect(saved).toMatchObject({
    people: 0,
    files: ['2018-07-05 MEAM fidelity, about.csv', '2018-07-05 MEAM fidelity, fidelity.csv'],
  });
  const table = read('2018-07-05 MEAM fidelity, fidelity.csv');
  expect(table).toContain('Section,Y1Q4\r\n');
  expect(table).toContain('Mean of those rated,2.71\r\nSections rated,7 of 7\r\n');
  expect((await open.call('progress.saved', {})).files).toMatchObject([
    { what: 'fidelity', factCode: null, people: 0 },
  ]);
});
