import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { protectWorkbook } from '../collecting/office-crypto.ts';
import { answered, requestTo } from '../testing/collecting-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { fillRequest, insideRequest, type RequestSheet, remakeRequest } from '../testing/request-file.ts';
import { bigWorkbook } from '../testing/workbook.ts';

let open: TestHost;
let periodId: string;
let agencyId: string;
let ann: string;
let bo: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  agencyId = open.session.user.agencyId;
  ann = await person('Ann', 'A-1');
  bo = await person('Bo', 'B-1');
});
afterEach(() => open.discard());

const person = async (preferredName: string, reference: string): Promise<string> =>
  (await open.call('people.add', { preferredName, reference, joinedOn: '2018-01-05' })).id;
const record = (personId: string, factCode: string, valueCode: string) =>
  open.call('outcomes.record', {
    ...{ personId, periodId, factCode, fact: { state: 'recorded', valueCode, valueNumber: null } },
  });
const back = (fill: (sheet: RequestSheet) => void, given: Partial<InputOf<'collecting.ask'>> = {}) =>
  answered(open, { ...requestTo(open, agencyId, periodId), ...given }, fill);
type Place = Awaited<ReturnType<typeof back>>;
const look = (place: Place) => open.call('collecting.look', place);
const take = async (place: Place, given: Partial<InputOf<'collecting.takeIn'>> = {}) =>
  open.call('collecting.takeIn', {
    ...{ ...place, fileHash: (await look(place)).fileHash, chosen: [], knowsLate: false, ...given },
  });
const why = async (place: Place): Promise<unknown> => {
  const { code, field } = await open.refused('collecting.look', place);
  return [code, field];
};
const valuesOf = async (personId: string) => {
  const { rows } = await open.call('outcomes.grid', { periodId });
  const facts = rows.find((row) => row.personId === personId)?.facts ?? [];
  return Object.fromEntries(
    facts.map(({ code, state, valueCode, valueNumber }) => [code, valueCode ?? valueNumber ?? state]),
  );
};

describe('a workbook that came back', () => {
  test('is shown cell by cell with every problem, and then taken in with the agency as its source, once', async () => {
    const place = await back((sheet) => {
      sheet.set(0, 'housing-status', 'Hospital');
      sheet.set(0, 'offending-arrests', 2);
      sheet.set(0, 'eet-status', 'n/a');
      sheet.set(1, 'housing-status', 'In the old mill');
      sheet.set(1, 'offending-arrests', '400');
      sheet.set(1, 'wellbeing-score', { formula: 'SUM(1,20)', shows: '21' });
      sheet.set(1, 'substance-status', 'Declined');
      sheet.put(4, 1, 'Cal Dow');
      sheet.put(4, 3, 'Hospital');
    });
    const seen = await look(place);
    expect(seen).toMatchObject({
      ...{ agency: 'Midshire Council', periodCode: 'Y1Q4', isProtected: true, afterDue: null, returnedOn: null },
      counts: { take: 3, same: 0, empty: 9, conflict: 0, problem: 4, 'not-asked': 0 },
      leftOut: [{ line: 5, problem: 'row-added', written: 'Cal Dow' }],
      missing: [],
    });
    expect(seen.cells.map(({ name, factCode, fate, problem }) => [name, factCode, fate, problem])).toEqual([
      ['Ann', 'housing-status', 'take', null],
      ['Ann', 'offending-arrests', 'take', null],
      ['Ann', 'eet-status', 'problem', 'unclear'],
      ['Bo', 'housing-status', 'problem', 'unknown-word'],
      ['Bo', 'substance-status', 'take', null],
      ['Bo', 'offending-arrests', 'problem', 'out-of-range'],
      ['Bo', 'wellbeing-score', 'problem', 'formula'],
    ]);
    expect(await valuesOf(ann)).toEqual({});
    const done = await take(place);
    expect(done).toMatchObject({ taken: 3, kept: 0, people: 2 });
    expect(await valuesOf(ann)).toEqual({ 'housing-status': 'hospital', 'offending-arrests': 2 });
    expect(await valuesOf(bo)).toEqual({ 'substance-status': 'declined' });
    expect((await look(place)).counts).toMatchObject({ take: 0, same: 3, conflict: 0 });
    const again = { ...place, fileHash: seen.fileHash, chosen: [], knowsLate: false };
    expect((await open.refused('collecting.takeIn', again)).code).toBe('collecting-nothing-to-take');
    await open.call('history.undo', { transactionId: done.transactionId });
    expect([await valuesOf(ann), await valuesOf(bo)]).toEqual([{}, {}]);
    expect((await look(place)).counts.take).toBe(3);
    expect(await take(place)).toMatchObject({ taken: 3 });
  });

  test('asks about what was entered differently meanwhile, and keeps what was chosen', async () => {
    const place = await back((sheet) => {
      for (const at of [0, 1]) sheet.set(at, 'housing-status', 'Hospital');
    });
    await record(ann, 'housing-status', 'own-home');
    await record(bo, 'housing-status', 'sofa-surfing');
    const seen = await look(place);
    expect(seen.cells.map(({ fate, now, becomes }) => [fate, now, becomes])).toEqual([
      ['conflict', 'Own home', 'Hospital'],
      ['conflict', 'Sofa surfing with family or friends', 'Hospital'],
    ]);
    const [one, other] = seen.cells.map(({ rowKey, factCode }) => ({ rowKey, factCode }));
    if (one === undefined || other === undefined) throw new Error('nothing came back');
    const input = { ...place, fileHash: seen.fileHash, knowsLate: false };
    const half = [{ ...one, holds: 'answer' as const }];
    expect((await open.refused('collecting.takeIn', { ...input, chosen: half })).code).toBe(
      'collecting-conflict-undecided',
    );
    expect(await valuesOf(ann)).toEqual({ 'housing-status': 'own-home' });
    const chosen = [...half, { ...other, holds: 'register' as const }];
    expect(await open.call('collecting.takeIn', { ...input, chosen })).toMatchObject({ taken: 1, kept: 1 });
    expect([await valuesOf(ann), await valuesOf(bo)]).toEqual([
      { 'housing-status': 'hospital' },
      { 'housing-status': 'sofa-surfing' },
    ]);
    expect((await look(place)).counts).toMatchObject({ conflict: 0, take: 0, same: 2 });
  });

  test('with names sorted apart from their rows, or rows taken out, gives no answer to somebody else', async () => {
    const place = await back((sheet) => {
      sheet.put(2, 1, 'Bo');
      sheet.put(3, 1, 'Ann');
      sheet.set(0, 'housing-status', 'Hospital');
    });
    expect((await look(place)).leftOut.map(({ problem }) => problem)).toEqual(['name-changed', 'name-changed']);
    const short = await back((sheet) => {
      for (const column of [0, 1]) sheet.put(3, column, '');
    });
    expect((await look(short)).missing).toEqual(['Bo']);
  });

  test('answers nothing about a restricted record, and goes on without it', async () => {
    const place = await back((sheet) => {
      for (const at of [0, 1]) sheet.set(at, 'housing-status', 'Hospital');
    });
    await open.call('privacy.restrict', { personId: ann, ground: 'accuracy', because: 'It is disputed' });
    expect((await look(place)).cells.map(({ name, problem }) => [name, problem])).toEqual([
      ['Ann', 'record-closed'],
      ['Bo', null],
    ]);
    expect(await take(place)).toMatchObject({ taken: 1 });
    expect([await valuesOf(ann), await valuesOf(bo)]).toEqual([{}, { 'housing-status': 'hospital' }]);
  });

  test('late says so, and after a return asks whether that is known', async () => {
    const place = await back((sheet) => sheet.set(0, 'housing-status', 'Hospital'), { dueOn: '2018-04-04' });
    await open.call('returns.export', { periodId, rule: 'nhs-2018', folder: open.folder });
    open.clock.now += 3 * 86_400_000;
    const seen = await look(place);
    expect([seen.afterDue, seen.returnedOn]).toEqual(['2018-04-04', '2018-04-03']);
    const input = { ...place, fileHash: seen.fileHash, chosen: [] };
    expect(await open.refused('collecting.takeIn', { ...input, knowsLate: false })).toMatchObject({
      code: 'collecting-late-unsaid',
      field: 'knowsLate',
    });
    expect(await open.call('collecting.takeIn', { ...input, knowsLate: true })).toMatchObject({ taken: 1 });
  });
});

describe('what is known already', () => {
  test('leaves the register only where it is to go along, and left as it was it is no answer', async () => {
    await open.call('outcomes.record', {
      ...{ personId: ann, periodId, factCode: 'eet-status' },
      fact: { state: 'not-asked', valueCode: null, valueNumber: null },
    });
    await record(ann, 'housing-status', 'own-home');
    const shownIn = async (withKnown: boolean) => {
      let shown: unknown = null;
      const place = await back(
        (sheet) => {
          const at = (code: string) => (sheet.rows[0] ?? []).indexOf(code);
          shown = [sheet.rows[2]?.[at('eet-status')] ?? '', sheet.rows[2]?.[at('housing-status')] ?? null];
        },
        { withKnown },
      );
      return { place, shown };
    };
    // Housing is asked of Bo and not of Ann, of whom it is known.
    expect((await shownIn(false)).shown).toEqual(['', '(not asked)']);
    const along = await shownIn(true);
    expect(along.shown).toEqual(['Not asked', 'Own home']);
    const seen = await look(along.place);
    expect(seen.counts).toMatchObject({ same: 2, take: 0, conflict: 0 });
    const input = { ...along.place, fileHash: seen.fileHash, chosen: [], knowsLate: false };
    expect((await open.refused('collecting.takeIn', input)).code).toBe('collecting-nothing-to-take');
  });
});

describe('a file that is not what was sent', () => {
  test('is refused in clear words, and nothing is lost', async () => {
    const place = await back((sheet) => sheet.set(0, 'housing-status', 'Hospital'));
    expect(await why({ ...place, password: '' })).toEqual(['collecting-password-missing', 'password']);
    expect(await why({ ...place, password: 'river lantern' })).toEqual(['collecting-password-wrong', 'password']);
    expect(await why({ ...place, path: path.join(open.folder, 'nowhere.xlsx') })).toEqual(['import-missing', 'path']);
    const whole = readFileSync(place.path);
    const put = (bytes: Uint8Array): Place => {
      const file = path.join(open.folder, 'other.xlsx');
      writeFileSync(file, bytes);
      return { ...place, path: file };
    };
    const codeOf = async (bytes: Uint8Array): Promise<unknown> =>
      (await open.refused('collecting.look', put(bytes))).code;
    expect(await codeOf(whole.subarray(0, 3000))).toBe('import-damaged');
    expect(await codeOf(Buffer.from('Name,Housing\r\nAnn,Hospital\r\n'))).toBe('collecting-not-a-request');
    expect(await codeOf(protectWorkbook(bigWorkbook(300 * 1024 * 1024), place.password))).toBe('import-too-heavy');
    expect(await codeOf(protectWorkbook(zipSync({ 'readme.txt': strToU8('no') }), place.password))).toBe(
      'import-not-a-spreadsheet',
    );
    const macros = put(whole);
    remakeRequest(macros, (parts) => {
      parts['xl/vbaProject.bin'] = strToU8('programs');
    });
    expect(await why(macros)).toEqual(['collecting-macros', 'path']);
    expect(await valuesOf(ann)).toEqual({});
    // Without its password it can be read, and that is said.
    expect((await look(put(insideRequest(place)))).isProtected).toBe(false);
    expect(await take(place)).toMatchObject({ taken: 1 });
  });

  test('of 200 MB is refused before it is read', async () => {
    const file = path.join(open.folder, 'huge.xlsx');
    const handle = openSync(file, 'w');
    ftruncateSync(handle, 200 * 1024 * 1024);
    closeSync(handle);
    expect(await why({ path: file, password: 'x' })).toEqual(['import-too-large', 'path']);
  });

  test('of another register, another period, or changed since it was looked at, is refused', async () => {
    const place = await back((sheet) => sheet.set(0, 'housing-status', 'Hospital'));
    const { fileHash } = await look(place);
    await fillRequest(place, (sheet) => sheet.set(0, 'housing-status', 'Own home'));
    const input = { ...place, fileHash, chosen: [], knowsLate: false };
    expect((await open.refused('collecting.takeIn', input)).code).toBe('import-changed');
    await fillRequest(place, (sheet) => sheet.put(0, 2, 'Y2Q1'));
    expect(await why(place)).toEqual(['collecting-period-changed', 'path']);
    await fillRequest(place, (sheet) => sheet.put(0, 1, 'kanother'));
    expect(await why(place)).toEqual(['collecting-other-register', 'path']);
    await fillRequest(place, (sheet) => sheet.put(0, 0, 'Hello'));
    expect(await why(place)).toEqual(['collecting-not-a-request', 'path']);
    expect(await valuesOf(ann)).toEqual({});
  });
});
