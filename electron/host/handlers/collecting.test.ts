import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { answered, askedOf, requestTo } from '../testing/collecting-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { need } from '../testing/person-input.ts';
import { rowsInRequest } from '../testing/request-file.ts';
import { publicTask } from '../testing/sharing-examples.ts';

let open: TestHost;
let periodId: string;
let housing: string;
let probation: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  const add = async (name: string, kind: 'housing' | 'probation') => {
    await open.call('users.addAgency', { name, kind });
    const { agencies } = await open.call('users.list', {});
    return agencies.find((agency) => agency.name === name)?.id ?? '';
  };
  housing = await add('Lanternfield Housing', 'housing');
  probation = await add('Northgate Probation', 'probation');
});
afterEach(() => open.discard());

type Kinds = InputOf<'sharing.decide'>['categories'];

const person = async (name: string, reference: string): Promise<string> => {
  const { id } = await open.call('people.add', {
    ...{ preferredName: name, familyName: `${name}son`, birthDate: '1979-05-12', reference, joinedOn: '2018-01-05' },
    needs: [need('homelessness', { disclosed: 'yes' }), need('mental-ill-health', { disclosed: 'yes' })],
  });
  return id;
};

const share = (personId: string, agencyId: string, ...categories: Kinds) =>
  open.call('sharing.decide', {
    ...{ personId, agencyId, categories, decision: 'shared', fromOn: '2018-01-05', untilOn: null, note: null },
    ...publicTask,
  });

const record = (personId: string, factCode: string, fact: InputOf<'outcomes.record'>['fact']) =>
  open.call('outcomes.record', { personId, periodId, factCode, fact });
const coded = (valueCode: string) => ({ state: 'recorded' as const, valueCode, valueNumber: null });
const factsOf = async (personId: string) => {
  const { rows } = await open.call('outcomes.grid', { periodId });
  return new Map(rows.find((row) => row.personId === personId)?.facts.map((fact) => [fact.code, fact]));
};
const board = () => open.call('collecting.board', { periodId });
const whom = (agencyId: string, given: Partial<InputOf<'collecting.whom'>> = {}) =>
  open.call('collecting.whom', { periodId, agencyId, scope: 'could-supply', withKnown: false, ...given });

describe('the board', () => {
  test('counts each state apart, by measure, person and agency, and says what figures rest on', async () => {
    const [ann, bo] = [await person('Ann', 'A-1'), await person('Bo', 'B-1')];
    await share(ann, housing, 'identity', 'housing');
    for (const code of ['housing-status', 'eet-status'] as const)
      await record(ann, code, coded(code === 'eet-status' ? 'learning' : 'sofa-surfing'));
    await record(ann, 'offending-arrests', { state: 'declined', valueCode: null, valueNumber: null });
    await record(bo, 'housing-status', { state: 'not-supplied', valueCode: null, valueNumber: null });
    await record(bo, 'offending-arrests', { state: 'recorded', valueCode: null, valueNumber: 0 });
    const seen = await board();
    expect(seen.values).toBe(16);
    expect(seen.states).toEqual({
      ...{ recorded: 3, declined: 1, 'not-supplied': 1, blank: 11 },
      ...{ 'not-known': 0, 'not-asked': 0, 'not-applicable': 0 },
    });
    expect(seen.sentence).toBe(
      '12 of 16 values for Y1Q4 could still be filled, 11 of them not yet entered at all. 0 of 2 people have every required value.',
    );
    expect(seen.byMeasure.find(({ measure }) => measure === 'eet')).toMatchObject({
      values: 2,
      people: 2,
      complete: 1,
    });
    expect(seen.byPerson.map(({ name, gaps }) => [name, gaps.length])).toEqual([
      ['Bo', 7],
      ['Ann', 5],
    ]);
    const figure = seen.figures.find(({ factCode }) => factCode === 'housing-status');
    expect(figure).toMatchObject({
      inScope: 2,
      available: { n: 1, counts: { 'sofa-surfing': 1 }, total: null },
      completeInMeasure: { n: 1 },
      completeInAll: { n: 0, counts: {} },
    });
    const arrests = seen.figures.find(({ factCode }) => factCode === 'offending-arrests');
    expect(arrests?.available).toEqual({ n: 1, counts: {}, total: 0 });
    // Nothing that housing may see is missing of Ann, and of Bo it may know nothing; the coordinating agency holds both.
    expect(seen.byAgency.map(({ agency, gaps }) => [agency, gaps])).toEqual([['Midshire Council', 12]]);
  });

  test('shows nothing where nobody was in the cohort', async () => {
    const seen = await board();
    expect(seen).toMatchObject({ values: 0, people: 0, byPerson: [], byAgency: [] });
    expect(seen.sentence).toContain('Nobody was in the cohort');
    expect(
      (await open.refused('collecting.whom', { periodId, agencyId: housing, scope: 'may-see', withKnown: false })).code,
    ).toBe('collecting-nothing-to-ask');
  });
});

describe('a request', () => {
  test('holds people and cells that the agency may see, and no reference, id or value of the register', async () => {
    const [ann, , cy] = [await person('Ann', 'A-1'), await person('Bo', 'B-1'), await person('Cy', 'C-1')];
    await share(ann, housing, 'identity', 'housing', 'health');
    await share(cy, probation, 'identity', 'offending');
    await record(ann, 'substance-status', coded('reducing'));
    expect(await whom(housing)).toMatchObject({
      people: [{ personId: ann, cells: 1 }],
      kinds: ['identity', 'housing'],
      cells: 1,
    });
    const request = { ...requestTo(open, housing, periodId), scope: 'may-see' as const };
    const asked = await open.call('collecting.ask', request);
    expect(asked).toMatchObject({ people: 1, cells: 4 });
    const place = { path: path.join(asked.folder, asked.file), password: asked.password ?? '' };
    const bytes = readFileSync(place.path);
    expect(bytes.subarray(0, 4).toString('hex')).toBe('d0cf11e0');
    expect(bytes.includes('Ann')).toBe(false);
    const rows = await rowsInRequest(place);
    expect(rows).toHaveLength(3);
    expect(rows[0]?.slice(3)).toEqual(['housing-status', 'substance-help', 'wellbeing-score', 'wellbeing-support']);
    expect(rows[2]?.slice(1, 3)).toEqual(['Ann Annson', '1979-05-12']);
    expect(JSON.stringify(rows)).not.toContain('A-1');
    expect(JSON.stringify(rows)).not.toContain(ann);
    const kept = ['collectingRequest', 'collectingRow', 'collectingCell', 'audit'].flatMap((table) =>
      open.session.raw.prepare(`SELECT * FROM ${table}`).all(),
    );
    expect(asked.password?.split(' ')).toHaveLength(6);
    expect(JSON.stringify(kept)).not.toContain(asked.password);
  });

  test('is written down for each person, of the kinds that were asked about them and no others', async () => {
    const [ann, cy] = [await person('Ann', 'A-1'), await person('Cy', 'C-1')];
    await share(ann, probation, 'identity', 'offending');
    await share(cy, probation, 'identity', 'offending', 'housing');
    await record(ann, 'housing-status', coded('hospital'));
    await open.call('collecting.ask', { ...requestTo(open, probation, periodId), scope: 'may-see' });
    const told = async (personId: string) =>
      (await open.call('sharing.disclosures', { personId })).disclosures.map(({ agencyId, categories, how }) => ({
        ...{ agencyId, categories, how },
      }));
    expect(await told(ann)).toEqual([{ agencyId: probation, categories: ['identity', 'offending'], how: 'export' }]);
    expect(await told(cy)).toEqual([
      { agencyId: probation, categories: ['identity', 'housing', 'offending'], how: 'export' },
    ]);
    const { requests } = await open.call('collecting.requests', { periodId });
    expect(requests).toMatchObject([{ agency: 'Northgate Probation', people: 2, cells: 5, answered: 0 }]);
    expect((await board()).byAgency.find(({ agencyId }) => agencyId === probation)?.waitingSince).not.toBeNull();
    await open.call('collecting.close', { askedId: requests[0]?.id ?? '' });
    expect((await open.refused('collecting.close', { askedId: requests[0]?.id })).code).toBe('collecting-closed');
  });

  test('never asks about a restricted record, and shows a refuge as temporary accommodation', async () => {
    const ann = await person('Ann', 'A-1');
    await share(ann, housing, 'identity', 'housing', 'health');
    await record(ann, 'housing-status', coded('refuge'));
    const request = { ...requestTo(open, housing, periodId), scope: 'may-see' as const, withKnown: true };
    const place = await answered(open, request, () => undefined);
    const rows = await rowsInRequest(place);
    expect(rows[2]?.[3]).toBe('Temporary accommodation');
    const whole = Buffer.from(JSON.stringify(rows));
    expect(whole.includes('efuge')).toBe(false);
    await open.call('privacy.restrict', { personId: ann, ground: 'accuracy', because: 'It is disputed' });
    expect((await whom(housing)).people).toEqual([]);
    expect((await open.refused('collecting.ask', request)).code).toBe('collecting-nothing-to-ask');
  });

  test('on paper has the same questions with boxes, and no key or reference', async () => {
    const ann = await person('Ann <b>', 'A-1');
    await share(ann, housing, 'identity', 'housing');
    const paper = await open.call('collecting.ask', {
      ...{ ...requestTo(open, housing, periodId), form: 'pdf', sheetForEach: true, dueOn: '2018-05-01' },
    });
    expect(paper.password).toBeNull();
    const html = readFileSync(path.join(paper.folder, paper.file), 'utf8');
    expect(html).toContain('Ann &lt;b&gt;');
    expect(html).toContain('Please answer by 1 May 2018');
    expect(html).toContain('Sofa surfing with family or friends');
    expect(html).toContain('Not supplied by partner');
    expect(html).not.toMatch(/Refuge|A-1|<script/);
    const rowKey = open.session.raw.prepare('SELECT rowKey FROM collectingRow').pluck().get() as string;
    expect(html).not.toContain(rowKey);
    const { disclosures } = await open.call('sharing.disclosures', { personId: ann });
    expect(disclosures.map(({ how }) => how)).toEqual(['paper']);
  });

  test.each([
    ['another recipient', { disclosure: askedOf('00000000-0000-7000-8000-000000000000') }, 'collecting-recipient'],
    ['a day that has gone', { dueOn: '2018-04-02' }, 'collecting-due-past'],
    ['a folder that is not there', { folder: '/nowhere/at/all' }, 'folder-missing'],
    ['no ground', { disclosure: { ...askedOf(''), basis: 'safeguarding' } }, 'bad-input'],
    ['no period', { periodId: '00000000-0000-7000-8000-000000000000' }, 'not-found'],
    ['no such agency', { agencyId: '00000000-0000-7000-8000-000000000000' }, 'collecting-agency-inactive'],
  ])('with %s is refused, and leaves no file and no record', async (_what, given, code) => {
    const ann = await person('Ann', 'A-1');
    await share(ann, housing, 'identity', 'housing');
    const before = readdirSync(open.folder);
    expect((await open.refused('collecting.ask', { ...requestTo(open, housing, periodId), ...given })).code).toBe(code);
    expect(readdirSync(open.folder)).toEqual(before);
    expect((await open.call('collecting.requests', { periodId })).requests).toEqual([]);
    expect((await open.call('sharing.disclosures', { personId: ann })).disclosures).toEqual([]);
  });

  test('rests on an agreement only where each person gave it', async () => {
    const ann = await person('Ann', 'A-1');
    await share(ann, housing, 'identity', 'housing');
    const disclosure = { ...askedOf(housing), basis: 'consent' as const };
    const request = { ...requestTo(open, housing, periodId), disclosure };
    expect(await open.refused('collecting.ask', request)).toMatchObject({
      code: 'consent-not-recorded',
      field: 'disclosure.basis',
    });
    expect(readdirSync(open.folder).filter((name) => name.endsWith('.xlsx'))).toEqual([]);
    expect(existsSync(open.file)).toBe(true);
  });
});

describe('what an agency supplied', () => {
  test('is named as its source as long as the value stands', async () => {
    const ann = await person('Ann', 'A-1');
    await share(ann, housing, 'identity', 'housing');
    const place = await answered(open, requestTo(open, housing, periodId), (sheet) =>
      sheet.set(0, 'housing-status', 'Night shelter'),
    );
    const { fileHash } = await open.call('collecting.look', place);
    const done = await open.call('collecting.takeIn', { ...place, fileHash, chosen: [], knowsLate: false });
    expect(done).toMatchObject({ taken: 1, kept: 0, people: 1 });
    expect((await factsOf(ann)).get('housing-status')).toMatchObject({
      valueCode: 'night-shelter',
      source: 'partner-agency',
    });
    const sources = async () => (await open.call('collecting.sources', { periodId })).sources;
    expect(await sources()).toMatchObject([
      { personId: ann, factCode: 'housing-status', agency: 'Lanternfield Housing', askedOn: '2018-04-03' },
    ]);
    await record(ann, 'housing-status', coded('hospital'));
    expect(await sources()).toEqual([]);
  });
});
