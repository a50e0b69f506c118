import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { keptOf, suggested, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { workbook } from '../testing/workbook.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const place = (file: string) => ({ path: file, sheet: null, headingRow: null });
const saved = (content: string | Uint8Array, name = 'list.csv'): string => writeSpreadsheet(open.folder, name, content);
const csv = (...lines: string[]): string => saved(`${lines.join('\r\n')}\r\n`);
const look = (file: string) => open.call('imports.look', place(file));
const understand = async (file: string): Promise<InputOf<'imports.preview'>> => suggested(await look(file), file);
const preview = async (file: string, more: Partial<InputOf<'imports.preview'>> = {}) =>
  open.call('imports.preview', { ...(await understand(file)), ...more });
const takeIn = async (file: string, more: Partial<InputOf<'imports.takeIn'>> = {}) =>
  open.call('imports.takeIn', { ...(await understand(file)), add: [], leaveOut: [], leftOutFolder: null, ...more });
const find = async (text: string): Promise<OutputOf<'people.open'>> => {
  const [found] = (await open.call('people.search', { text, limit: 5 })).people;
  return open.call('people.open', { personId: found?.id ?? '' });
};
const changesNow = (): number => open.session.raw.prepare<[], number>('SELECT count(*) FROM change').pluck().get() ?? 0;
const differencesIn = ({ rows }: OutputOf<'imports.preview'>) =>
  rows.map(({ state, differences }) => [
    state,
    ...differences.map(({ label, before, after }) => `${label}: ${before ?? '-'} > ${after}`),
  ]);

const heading = 'Ref,Forename,Surname,DOB,Gender,Housing,Goal,Aliases,Date joined';
const first = () => csv(heading, 'R-1,Ann,Bell,25/03/1980,F,n/k,A door,Annie,03/01/2018', 'R-2,Cal,Dow,1984,M,Y,,,');

describe('a reference that is in the register already', () => {
  test('is here and unchanged where nothing differs, and a blank cell differs from nothing', async () => {
    await takeIn(first());
    const again = csv(heading, 'r-1,Ann,Bell,25/03/1980,,,,,', 'R-2,Cal,Dow,1984,?,unknown,,,');
    const found = await preview(again);
    expect(found.counts).toEqual({ rows: 2, add: 0, possibleDuplicates: 0, changed: 0, unchanged: 2, cannot: 0 });
    expect(found.rows[1]?.notes.map(({ code }) => code)).toEqual(['not-known-kept']);
    const before = changesNow();
    const input = { ...(await understand(again)), add: [], leaveOut: [], leftOutFolder: null };
    expect((await open.refused('imports.takeIn', input)).code).toBe('import-nothing-to-take');
    expect(changesNow()).toBe(before);
  });

  test('shows old and new field by field, and changes only what was chosen and only what differs', async () => {
    await takeIn(first());
    const file = csv(
      heading,
      'R-1,Ann,Bell-Carr,25/03/1981,F,Y,,Annie; Nan,03/01/2018',
      'R-2,Cal,Dow,1984,M,Y,His own key,,05/02/2018',
    );
    expect(differencesIn(await preview(file))).toEqual([
      [
        'changed',
        'Family name: Bell > Bell-Carr',
        'Birth date: 1980-03-25 > 1981-03-25',
        'Other names: - > Nan',
        'Housing: suspected: Not known > Yes',
      ],
      ['changed', 'What they want first: - > His own key', 'Joined the cohort on: - > 2018-02-05'],
    ]);
    const before = changesNow();
    const taken = await takeIn(file, { update: [2], leftOutFolder: open.folder });
    expect(taken).toMatchObject({ added: 0, changed: 1, unchanged: 0, leftOut: 1 });
    const ann = await find('bell-carr');
    expect([ann.reference, ann.birthDate, ann.goal, ann.sex]).toEqual(['R-1', '1981-03-25', 'A door', 'female']);
    expect(ann.aliases.map(({ name }) => name).sort()).toEqual(['Annie', 'Nan']);
    expect(ann.memberships).toHaveLength(1);
    // Four fields of the person, two of the new name's, and the note of the import: nothing else was written.
    const written = open.session.raw
      .prepare<[number], string>(
        "SELECT entity || ' ' || field FROM change WHERE seq > ? AND entity != 'import' ORDER BY 1",
      )
      .pluck()
      .all(before);
    expect(written).toEqual([
      ...['alias kind', 'alias name', 'alias person', 'need suspected', 'person birth-date', 'person family-name'],
    ]);
    const left = readFileSync(path.join(open.folder, taken.leftOutFile ?? ''), 'utf8');
    expect(left).toContain('Here already under this reference, and different.');
    await open.call('history.undo', { transactionId: taken.transactionId });
    expect((await find('bell')).birthDate).toBe('1980-03-25');
  });

  test('is not changed while use of the record is restricted', async () => {
    await takeIn(first());
    const { id: personId } = await find('bell');
    open.session.raw
      .prepare(
        "INSERT INTO restriction (id, personId, ground, because, fromOn) VALUES ('r', ?, 'accuracy', 'Being checked', '2018-04-01')",
      )
      .run(personId);
    const { rows } = await preview(csv(heading, 'R-1,Ann,Bell,25/03/1980,F,Y,,,'));
    expect(rows.map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['cannot', 'import-record-restricted'],
    ]);
  });

  test('says nothing of what the viewer is not shown, whether it differs or not', async () => {
    await takeIn(first());
    const { id: personId } = await find('bell');
    const agencyId = open.session.user.agencyId;
    const kept = { personId, agencyId, categories: ['story' as const, 'housing' as const], basis: 'consent' as const };
    const dates = { fromOn: '2018-01-01', untilOn: null, note: null };
    await open.call('sharing.decide', { ...kept, decision: 'not-shared', ...dates });
    const same = await preview(csv(heading, 'R-1,Ann,Bell,25/03/1980,F,n/k,A door,Annie,03/01/2018'));
    const other = await preview(csv(heading, 'R-1,Ann,Bell,25/03/1980,F,Y,Another,Annie,04/01/2018'));
    expect(other.rows.map(({ line: _line, ...row }) => ({ ...row, needs: [], joinedOn: null }))).toEqual(
      same.rows.map(({ line: _line, ...row }) => ({ ...row, needs: [], joinedOn: null })),
    );
    expect(same.rows[0]?.notes.map(({ code }) => code)).toEqual(['not-yours']);
  });
});

describe('what is asked and kept', () => {
  test('dates that can be read in two ways are refused row by row until somebody says which', async () => {
    const file = csv('Name,DOB,Date joined', 'Ann Bell,3/4/80,Apr 18');
    const { columns } = await look(file);
    expect(columns.map(({ dates }) => [dates.either, dates.monthAndTwo, dates.order])).toEqual([
      [null, null, null],
      ['3/4/80', null, null],
      [null, 'Apr 18', null],
    ]);
    const codes = async (dates: InputOf<'imports.preview'>['dates']) =>
      (await preview(file, { dates })).rows[0]?.problems.map(({ code }) => code);
    expect(await codes([])).toEqual(['import-date-order-unknown', 'import-date-ambiguous']);
    const said = (monthMeans: 'month-and-year' | 'month-and-day') =>
      codes([null, { order: 'day-first', monthMeans: null }, { order: null, monthMeans }]);
    expect(await said('month-and-day')).toEqual(['import-date-without-year']);
    expect(await said('month-and-year')).toEqual(['import-date-needs-day']);
  });

  test('two rows of headings, merged or not, are asked about and read together', async () => {
    const rows = [
      ['Person', null, 'Needs', null],
      ['Name', 'DOB', 'Housing', 'Mental health'],
      ['Ann Bell', '1980', 'Y', 'N'],
    ];
    const file = saved(workbook(rows), 'two.xlsx');
    const looked = await look(file);
    expect(looked.joinWith).toEqual({ headingRow: 2, example: 'Person: Name' });
    const joined = await open.call('imports.look', { path: file, sheet: null, headingRow: 2, headingRows: 2 });
    expect(joined.joinWith).toBeNull();
    expect(joined.columns.map(({ heading: said, suggested: field }) => [said, field])).toEqual([
      ['Person: Name', 'full-name'],
      ['Person: DOB', 'birth-date'],
      ['Needs: Housing', 'need:homelessness'],
      ['Needs: Mental health', 'need:mental-ill-health'],
    ]);
    const below = csv('Name,DOB,Needs,', ',,Housing,Mental health', 'Ann Bell,1980,Y,N');
    expect((await look(below)).joinWith).toEqual({ headingRow: 2, example: 'Needs: Housing' });
    expect((await look(csv('Name,DOB,Housing', 'Ann Bell,1980,Y'))).joinWith).toBeNull();
  });

  test('a column without a heading beside one that has one is pointed out', async () => {
    const { columns } = await look(csv('Name,Housing,', 'Ann Bell,Y,hostel'));
    expect(columns[2]?.why).toContain('merged');
  });

  test('percentages, "N/A" and "tbc" are explained and become nothing', async () => {
    const { rows } = await preview(csv('Name,Housing,Drugs,DOB', 'Ann Bell,85%,N/A,tbc', 'Cal Dow,Y,,1980'));
    expect(rows[0]?.notes.map(({ code }) => code)).toEqual(['percentage', 'not-known-as-empty']);
    expect(rows[0]?.needs).toEqual([]);
  });

  test('words that are not understood are asked about, and mean what was said', async () => {
    const file = csv(
      'Name,Gender,Housing',
      'Ann Bell,Wmn,Roofless',
      'Cal Dow,wmn,Roofless',
      'Eve Fry,M,Y',
      'Gus Hay,M,Y',
    );
    const found = await preview(file);
    expect(found.unknownWords.map(({ letter, said, rows }) => [letter, said, rows])).toEqual([
      ['B', 'Wmn', 2],
      ['C', 'Roofless', 2],
    ]);
    expect(found.unknownWords[0]?.options.map(({ code }) => code)).toContain('female');
    const meanings = [
      { column: 1, said: 'Wmn', code: 'female' },
      { column: 2, said: 'roofless', code: 'yes' },
    ];
    const after = await preview(file, { meanings });
    expect([after.unknownWords, after.rows.map(({ needs }) => needs.length)]).toEqual([[], [1, 1, 1, 1]]);
    await takeIn(file, { meanings });
    expect((await find('cal')).sex).toBe('female');
  });

  test('a mapping is kept by its headings, offered again, renamed and removed, and holds no cell', async () => {
    const file = csv('Client,When born,Secret', 'Ann Bell,3/4/80,the blue house');
    const looked = await look(file);
    const understood = { ...suggested(looked, file), mapping: ['full-name', 'birth-date', 'goal'] };
    const choices = keptOf(looked, understood);
    const { id } = await open.call('imports.keepMapping', { id: null, name: 'Monthly', choices });
    const stored = JSON.stringify(open.session.raw.prepare('SELECT * FROM importMapping').all());
    for (const cell of ['Ann Bell', '3/4/80', 'the blue house']) expect(stored).not.toContain(cell);
    const kept = (await look(csv('client,When Born,Secret', 'Cal Dow,5/6/81,x'))).kept;
    expect([kept?.name, kept?.choices.columns.map(({ field }) => field)]).toEqual(['Monthly', understood.mapping]);
    expect((await look(csv('Client,Secret,When born', 'Cal Dow,x,5/6/81'))).kept).toBeNull();
    const same = await open.refused('imports.keepMapping', { id: null, name: 'MONTHLY', choices });
    expect([same.code, same.field]).toEqual(['import-mapping-exists', 'name']);
    await open.call('imports.renameMapping', { id, name: 'Quarterly' });
    expect((await open.call('imports.mappings', {})).mappings).toMatchObject([{ name: 'Quarterly', columns: 3 }]);
    await open.call('imports.removeMapping', { id });
    expect((await look(file)).kept).toBeNull();
  });
});

describe('a dry run', () => {
  test('saves what would happen to every row, or the rows to mend, and writes nobody', async () => {
    await takeIn(first());
    const file = csv(
      heading,
      'R-1,Ann,Bell,25/03/1980,F,n/k,A door,Annie,03/01/2018',
      'R-3,,,1980,,,,,',
      'R-4,Eve,Fry,,,,,,',
    );
    const before = changesNow();
    const input = { ...(await understand(file)), add: [], leaveOut: [], folder: open.folder };
    const all = await open.call('imports.saveReport', { ...input, rows: 'all' });
    const text = readFileSync(path.join(open.folder, all.file), 'utf8');
    expect(text).toContain('2,"Here already, unchanged.",R-1');
    expect(text).toContain('3,Would be left out. Give a name. One name or a nickname is enough.,R-3');
    expect(text).toContain('4,Would be added.,R-4');
    const mend = await open.call('imports.saveReport', { ...input, rows: 'left-out' });
    expect([all.rows, mend.rows, changesNow()]).toEqual([3, 1, before]);
    const nowhere = { ...input, rows: 'all', folder: path.join(open.folder, 'nowhere') };
    expect((await open.refused('imports.saveReport', nowhere)).field).toBe('folder');
    const nothing = csv('Name', 'Gus Hay');
    const none = { ...(await understand(nothing)), add: [], leaveOut: [], folder: open.folder, rows: 'left-out' };
    expect((await open.refused('imports.saveReport', none)).code).toBe('import-nothing-left-out');
  });
});

describe('an import as a job', () => {
  const many = (count: number): string =>
    csv(
      heading,
      ...Array.from({ length: count }, (_, at) => `M-${at},First${at},Last${at},25/03/1980,F,Y,A door,,03/01/2018`),
    );

  const hasBegun = (): boolean =>
    open.events.some((event) => event.type === 'progress' && event.job === 'imports.takeIn');
  /** Asks the host other things until the import has told how far it is. */
  async function firstProgress(running: Promise<unknown>): Promise<void> {
    let isDone = false;
    running.then(
      () => (isDone = true),
      () => (isDone = true),
    );
    while (!hasBegun() && !isDone) {
      await open.call('imports.list', {});
      // As another call would come, by a turn of the event loop.
      await setImmediate();
    }
  }

  test('tells how far it is, answers others meanwhile, and shows none of it before all of it', async () => {
    const input = { ...(await understand(many(400))), add: [], leaveOut: [], leftOutFolder: null };
    const running = open.call('imports.takeIn', input);
    const seen = new Set<number>();
    let isDone = false;
    const done = running.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      seen.add((await open.call('people.search', { text: 'first', limit: 1 })).people.length);
      await setImmediate();
    }
    expect((await done).added).toBe(400);
    expect(seen.has(0)).toBe(true);
    const told = open.events.filter((event) => event.type === 'progress' && event.job === 'imports.takeIn');
    expect(told.length).toBeGreaterThan(3);
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM sqlite_temp_master').get()).toEqual({ n: 0 });
  });

  test('can be stopped, and then nothing was written and nothing is left', async () => {
    const file = many(400);
    const input = { ...(await understand(file)), add: [], leaveOut: [], leftOutFolder: open.folder };
    const before = changesNow();
    const running = open.refused('imports.takeIn', input);
    await firstProgress(running);
    await open.call('jobs.cancel', { job: 'imports.takeIn' });
    expect((await running).code).toBe('cancelled');
    expect([changesNow(), (await open.call('people.list', {})).people]).toEqual([before, []]);
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM sqlite_temp_master').get()).toEqual({ n: 0 });
    expect(readdirSync(open.folder).filter((name) => name.startsWith('not-taken'))).toEqual([]);
    expect((await takeIn(file)).added).toBe(400);
  });

  test('writes nothing where somebody was changed meanwhile', async () => {
    const input = { ...(await understand(many(200))), add: [], leaveOut: [], leftOutFolder: null };
    const running = open.refused('imports.takeIn', input);
    await firstProgress(running);
    await open.call('people.add', { preferredName: 'Tansy' });
    expect((await running).code).toBe('changed-meanwhile');
    expect((await open.call('people.list', {})).people).toHaveLength(1);
  });
});
