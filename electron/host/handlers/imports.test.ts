import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { suggested, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const place = (file: string) => ({ path: file, sheet: null, headingRow: null });
const saved = (content: string | Uint8Array, name = 'list.csv'): string => writeSpreadsheet(open.folder, name, content);
const csv = (...lines: string[]): string => saved(`${lines.join('\r\n')}\r\n`);

async function understand(file: string): Promise<InputOf<'imports.preview'>> {
  return suggested(await open.call('imports.look', place(file)), file);
}
const preview = async (file: string): Promise<OutputOf<'imports.preview'>> =>
  open.call('imports.preview', await understand(file));
const takeIn = async (file: string, more: Partial<InputOf<'imports.takeIn'>> = {}) =>
  open.call('imports.takeIn', { ...(await understand(file)), add: [], leaveOut: [], leftOutFolder: null, ...more });
const tables = ['person', 'personAlias', 'need', 'membership', 'spreadsheetImport', 'sharing', 'personSearch'];
const stored = (): unknown =>
  tables.map((table) => open.session.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
const said = ({ problems }: OutputOf<'imports.preview'>['rows'][number]) =>
  problems.map(({ code, letter }) => `${letter ?? ''} ${code}`);

const heading = 'Ref,Forename,Surname,DOB,Gender,Ethnicity,Housing,Mental health,Drugs / alcohol,Date joined,Aliases';
const list = () =>
  csv(
    heading,
    'MS-1,Bryony,Castellane,12/05/1979,F,White British,Y,n/k,,03/01/2018,Bee; Bry',
    'MS-2,Ilir,Hoxha,1984,M,,yes,Y,No,,',
    ',Wanda,,c. 1990,prefer not to say,?,at risk,,x,5 Feb 2018,',
  );

describe('taking in a spreadsheet', () => {
  test('writes everything that adding by hand would, in one step, and what was blank stays blank', async () => {
    const { added, leftOut, transactionId } = await takeIn(list());
    expect([added, leftOut]).toEqual([3, 0]);
    const { people } = await open.call('people.list', {});
    expect(people.map(({ reference, fullName, preferredName }) => [reference, fullName ?? preferredName])).toEqual([
      ['MS-1', 'Bryony Castellane'],
      ['MS-2', 'Ilir Hoxha'],
      ['C-0001', 'Wanda'],
    ]);
    const [first, second, third] = await Promise.all(
      people.map(({ id }) => open.call('people.open', { personId: id })),
    );
    expect(first).toMatchObject({
      birthDate: '1979-05-12',
      sex: 'female',
      sexState: 'recorded',
      ethnicity: 'white-british',
    });
    expect(first?.aliases.map(({ name }) => name).sort()).toEqual(['Bee', 'Bry']);
    expect(first?.memberships).toMatchObject([{ joinedOn: '2018-01-03', leftOn: null }]);
    const needs = (one: typeof first) =>
      one?.needs.map(({ code, suspected, disclosed, atRisk }) => [code, suspected, disclosed, atRisk]);
    expect(needs(first)).toEqual([
      ['homelessness', 'yes', null, false],
      ['mental-ill-health', 'not-known', null, false],
    ]);
    expect(needs(second)).toEqual([
      ['homelessness', 'yes', null, false],
      ['mental-ill-health', 'yes', null, false],
      ['substance-misuse', 'no', null, false],
    ]);
    expect(needs(third)).toEqual([
      ['homelessness', null, null, true],
      ['substance-misuse', 'yes', null, false],
    ]);
    expect(third).toMatchObject({
      birthDate: '1990',
      birthDateEstimated: true,
      sexState: 'declined',
      ethnicityState: 'not-known',
    });
    expect((await open.call('people.search', { text: 'bry', limit: 5 })).people).toHaveLength(1);
    const changes = open.session.raw.prepare(
      'SELECT count(DISTINCT transactionId) AS n FROM change WHERE transactionId = ?',
    );
    expect(changes.get(transactionId)).toEqual({ n: 1 });
  });

  test('is undone as one step, and the undo can be undone', async () => {
    const before = stored();
    const { transactionId } = await takeIn(list());
    const after = stored();
    const undone = await open.call('history.undo', { transactionId });
    expect(stored()).toEqual(before);
    await open.call('history.undo', { transactionId: undone.transactionId });
    expect((await open.call('people.list', {})).people).toHaveLength(3);
    expect(stored()).not.toEqual(before);
    expect(JSON.stringify(after)).toContain('Castellane');
  });

  test('is not undone once something rests on it', async () => {
    const { transactionId } = await takeIn(list());
    const [person] = (await open.call('people.list', {})).people;
    await open.call('people.change', { personId: person?.id ?? '', changes: { goal: 'A door' } });
    expect((await open.refused('history.undo', { transactionId })).code).toBe('undo-overtaken');
  });

  test('is noted with counts and the hash of the file, and never with its name or path', async () => {
    const file = writeSpreadsheet(open.folder, 'Bryony Castellane and others.csv', readFileSync(list()));
    await takeIn(file);
    const { imports } = await open.call('imports.list', {});
    const fileHash = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(imports).toMatchObject([{ who: 'Robin Ellery', kind: 'csv', rows: 3, added: 3, leftOut: 0, fileHash }]);
    const trail = JSON.stringify(open.session.raw.prepare('SELECT * FROM audit').all());
    expect(trail).toContain('"operation":"imports.takeIn","disclosed":"person"');
    expect(trail).not.toContain('Castellane');
    expect(JSON.stringify(open.session.raw.prepare('SELECT * FROM spreadsheetImport').all())).not.toContain(
      open.folder,
    );
  });

  test('of the same file again adds nobody', async () => {
    const file = list();
    await takeIn(file, { leaveOut: [4] });
    const before = stored();
    const { counts } = await preview(file);
    expect(counts).toEqual({ rows: 3, add: 1, possibleDuplicates: 0, changed: 0, unchanged: 2, cannot: 0 });
    expect(
      (
        await open.refused('imports.takeIn', {
          ...(await understand(file)),
          add: [],
          leaveOut: [4],
          leftOutFolder: null,
        })
      ).code,
    ).toBe('import-nothing-to-take');
    expect(stored()).toEqual(before);
  });

  test('refuses a file that has changed since it was looked at', async () => {
    const file = list();
    const understood = await understand(file);
    csv(heading, 'MS-9,Somebody,Else,,,,,,,,');
    const problem = await open.refused('imports.takeIn', { ...understood, add: [], leaveOut: [], leftOutFolder: null });
    expect([problem.code, problem.field]).toEqual(['import-changed', 'fileHash']);
  });

  test('is for coordinators alone', async () => {
    const file = list();
    for (const role of ['administrator', 'caseworker', 'information-governance', 'reader'] as const) {
      open = await open.reopen({ roles: [role] });
      expect((await open.refused('imports.look', place(file))).code).toBe('not-allowed');
      expect((await open.refused('imports.list', {})).code).toBe('not-allowed');
    }
  });
});

describe('possible duplicates', () => {
  test('are found by reference, by name and birth date, and by day and month changed over', async () => {
    await open.call('people.add', { preferredName: 'Bryony', familyName: 'Castellane', reference: 'MS-1' });
    const known = { preferredName: 'Ilir', givenName: 'Ilir', familyName: 'Hoxha' };
    await open.call('people.add', { ...known, birthDate: '1984-03-05', reference: 'X-1' });
    const file = csv(
      'Ref,Name,DOB',
      'ms-1,Somebody Else,',
      'A-2,"HOXHA, Ilir",03/05/1984',
      'A-3,Ilir Hoxha,05/03/1984',
      'A-4,Ilir Hoxha,17/09/1990',
      'A-5,bryony castellane,01/01/1980',
      'A-5,Nobody Yet,',
    );
    const { rows } = await preview(file);
    expect(
      rows.map(({ line, state, candidates }) => [line, state, candidates[0]?.likeness, candidates[0]?.reference]),
    ).toEqual([
      [2, 'changed', 'same-reference', 'MS-1'],
      [3, 'possible-duplicate', 'birth-changed-over', 'X-1'],
      [4, 'possible-duplicate', 'same-name-and-birth', 'X-1'],
      [5, 'add', undefined, undefined],
      [6, 'possible-duplicate', 'same-name', 'MS-1'],
      [7, 'possible-duplicate', 'same-reference', 'A-5'],
    ]);
    const shown = open.session.raw.prepare("SELECT personIds FROM audit WHERE operation = 'imports.preview'").get();
    expect(JSON.parse((shown as { personIds: string }).personIds)).toHaveLength(2);
    const { added } = await takeIn(file, { add: [2, 7] });
    expect(added).toBe(3);
    const { people } = await open.call('people.list', {});
    const references = people.map(({ reference, preferredName }) => `${preferredName} ${reference}`);
    expect(references).toContain('Somebody C-0001');
    expect(references).toContain('Nobody C-0002');
  });

  test('never name somebody of whom the viewer may not know', async () => {
    const { id } = await open.call('people.add', { preferredName: 'Tansy Quill', reference: 'T-1' });
    const agencyId = open.session.user.agencyId;
    const other = (await open.call('users.addAgency', { name: 'Northgate', kind: 'housing' })).id;
    open.session.raw.prepare('UPDATE person SET agencyId = ? WHERE id = ?').run(other, id);
    const kept = { personId: id, agencyId, categories: ['identity' as const], basis: 'public-task' as const };
    await open.call('sharing.decide', {
      ...kept,
      decision: 'not-shared',
      fromOn: '2018-01-01',
      untilOn: null,
      note: null,
    });
    const { rows } = await preview(csv('Ref,Name', 'A-1,Tansy Quill', 'T-1,Somebody Else'));
    expect(rows.map(({ state, candidates }) => [state, candidates])).toEqual([
      ['add', []],
      ['cannot', []],
    ]);
    expect(said(rows[1] as never)).toEqual(['A reference-taken']);
  });
});

describe('what is not taken in', () => {
  test('is saved as CSV with its reasons, can be mended and taken in again', async () => {
    const file = csv(
      'Ref,Name,DOB,Drugs,Phone',
      'R-1,Ann Bell,1980,Y,+44 7700',
      'R-2,Cal Dow,31/02/1980,N,=1+1',
      'R-3,Eve Fry,,maybe,',
    );
    const { leftOutFile, added } = await takeIn(file, { leftOutFolder: open.folder });
    expect(added).toBe(2);
    const text = readFileSync(path.join(open.folder, leftOutFile ?? ''), 'utf8');
    expect(text.startsWith('\uFEFFPERSONAL DATA')).toBe(true);
    expect(text).toContain("R-2,Cal Dow,31/02/1980,N,'=1+1");
    expect(text).toContain('R-3,Eve Fry,,maybe,');
    expect(text).not.toContain('Ann Bell');
    const mended = saved(text.replace('31/02/1980', '28/02/1980').replace("'=1+1", "'+44 7701"), 'mended.csv');
    const { counts } = await preview(mended);
    expect(counts).toMatchObject({ rows: 2, add: 1, unchanged: 1, cannot: 0 });
    await takeIn(mended);
    const [found] = (await open.call('people.search', { text: 'cal', limit: 5 })).people;
    const cal = await open.call('people.open', { personId: found?.id ?? '' });
    expect([cal.birthDate, cal.contactPreference]).toEqual(['1980-02-28', '+44 7701']);
  });

  test('keeps the register as it was when its file cannot be written', async () => {
    const file = csv('Ref,Name,DOB', 'R-1,Ann Bell,1980', 'R-2,Cal Dow,31/02/1980');
    const before = stored();
    const folder = path.join(open.folder, 'nowhere');
    const input = { ...(await understand(file)), add: [], leaveOut: [], leftOutFolder: folder };
    const problem = await open.refused('imports.takeIn', input);
    expect([problem.code, problem.field]).toEqual(['folder-missing', 'leftOutFolder']);
    expect(stored()).toEqual(before);
    expect(readdirSync(open.folder).filter((name) => name.startsWith('not-taken') || name.startsWith('.mcn'))).toEqual(
      [],
    );
  });
});

describe('rows that cannot be taken in', () => {
  test('say why, with the cell', async () => {
    const file = csv(
      'Ref,Name,DOB,Joined,Left,Destination',
      'A-1,,1980,,,',
      'A 2!,Ann Bell,,,,',
      'A-3,Cal Dow,31/02/1980,,,',
      'A-4,Eve Fry,04/13/2019,,,',
      'A-5,Gus Hay,01/01/2030,,,',
      'A-6,Ida Jones,,01/01/2030,,',
      'A-7,Kit Low,1980,March 2018,,',
      'A-8,Mo Nash,2001,01/01/1999,,',
      'A-9,Ola Park,,01/02/2018,01/01/2018,Moved away',
      'A-10,Quin Ray,,01/01/2018,01/02/2018,',
      'A-11,Sol Tan,,01/01/2018,01/02/2018,vanished',
      'A-12,Uma Vale,,,01/02/2018,Moved away',
      "A-13,=cmd|' /C calc'!A0,,,,",
      'A-14,Wyn Xu,Apr 18,,,',
      `A-15,${'x'.repeat(201)},,,,`,
      `A-16,${'x'.repeat(4201)},,,,`,
      'A-17,Yas\u202eZed,,,,',
    );
    const { rows, counts } = await preview(file);
    expect(rows.map((row) => said(row).join(', '))).toEqual([
      'B name-missing',
      'A reference-invalid',
      'C date-impossible',
      'C import-date-month-first',
      'C birth-date-in-future',
      'D date-in-future',
      'D import-date-needs-day',
      'D joined-before-birth',
      'E left-before-joined',
      'E import-destination-missing',
      'F import-destination-unknown',
      'E import-left-without-joining',
      'B import-formula',
      'C import-date-ambiguous',
      'B name-too-long',
      'B import-cell-too-long',
      'B control-characters',
    ]);
    expect(counts).toMatchObject({ rows: 17, add: 0, cannot: 17 });
    for (const { problems } of rows) for (const { sentence } of problems) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test('somebody younger than 18 is pointed out and not refused', async () => {
    const { rows } = await preview(csv('Name,DOB', 'Ann Bell,05/04/2000', 'Cal Dow,03/04/2000'));
    expect(rows.map(({ state, notes }) => [state, notes.map(({ code }) => code)])).toEqual([
      ['add', ['under-18']],
      ['add', []],
    ]);
  });
});
