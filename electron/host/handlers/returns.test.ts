import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import type { ReturnRule } from '../../../domain/returns/operations.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let periodId: string;
let folder: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  folder = path.join(open.folder, 'returns');
  mkdirSync(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  return open.discard();
});

const preview = (rule: ReturnRule = 'nhs-2018') => open.call('returns.preview', { periodId, rule });
const exportTo = (to = folder, rule: ReturnRule = 'nhs-2018') =>
  open.call('returns.export', { periodId, rule, folder: to });
const refused = async (given: object): Promise<unknown> => {
  const problem = await open.refused('returns.export', { periodId, rule: 'nhs-2018', folder, ...given });
  return [problem.code, problem.field];
};
const cellsOf = async (rule: ReturnRule, table: string, row: string) => {
  const found = (await preview(rule)).tables.find((one) => one.code === table);
  return found?.rows.find((one) => one.code === row)?.cells ?? [];
};
const files = (): string[] => readdirSync(folder).sort();
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const ledger = async () => (await open.call('returns.list', {})).exports;
const agree = (personId: string) =>
  open.call('people.recordConsent', { personId, decision: 'agreed', decidedOn: '2018-01-02' });

describe('the figures', () => {
  test('follow the NHS rule for every size of the cohort from 0 to 13, and the public rule beside it', async () => {
    const nhs = ['0', '*', '*', '*', '*', '*', '*', '*', '10', '10', '10', '10', '10', '15'];
    for (const [size, shown] of nhs.entries()) {
      if (size > 0) await open.call('people.add', { preferredName: 'X', joinedOn: '2018-02-01' });
      const hidden = shown === '*';
      expect(await cellsOf('nhs-2018', 'people', 'any-time')).toEqual([{ shown, count: size, hidden }]);
      const [cell] = await cellsOf('public', 'people', 'any-time');
      expect(cell).toEqual({ shown: hidden ? '[c]' : shown, count: size, hidden });
      expect((await preview()).people).toBe(size);
    }
    // Nobody agreed, so everyone is not stated, and the percentage is of published figures.
    const [count, percent] = await cellsOf('nhs-2018', 'sex', 'not-stated');
    expect([count, percent]).toEqual([
      { shown: '15', count: 13, hidden: false },
      { shown: '100', count: null, hidden: false },
    ]);
  });

  test('count somebody with no night in the period nowhere, and somebody who came back once', async () => {
    const { id } = await open.call('people.add', asha);
    const [membership] = (await open.call('people.open', { personId: id })).memberships;
    const leave = {
      personId: id,
      membershipId: membership?.id ?? '',
      destination: 'moved-away',
      because: 'Nearer to family',
    };
    await open.call('people.leave', { ...leave, leftOn: '2018-01-01' });
    expect((await preview()).people).toBe(0);
    await open.call('people.leave', { ...leave, leftOn: '2018-01-09' });
    await open.call('people.join', { personId: id, cohortId: membership?.cohortId ?? '', joinedOn: '2018-02-01' });
    expect((await preview()).people).toBe(1);
    expect((await cellsOf('nhs-2018', 'people', 'last-day'))[0]?.count).toBe(1);
  });

  test('say nothing of a person beyond being there without their agreement, or once it was taken back', async () => {
    const needs = async (): Promise<unknown> =>
      (await cellsOf('nhs-2018', 'needs', 'homelessness')).map((cell) => cell.count)[0];
    const { id } = await open.call('people.add', asha);
    expect([await needs(), (await preview()).people]).toEqual([0, 1]);
    await agree(id);
    expect(await needs()).toBe(1);
    await open.call('people.recordConsent', { personId: id, decision: 'withdrawn', decidedOn: '2018-03-31' });
    expect([await needs(), (await preview()).people]).toEqual([0, 1]);
    // Agreement that is given after the period fills it in.
    await open.call('people.recordConsent', { personId: id, decision: 'agreed', decidedOn: '2018-04-02' });
    expect(await needs()).toBe(1);
  });

  test('hold fidelity as it stands', async () => {
    for (const [at, rating] of [5, 3, 3, 2, 2, 2, 2].entries()) {
      await open.call('fidelity.rate', { periodId, sectionKey: fidelitySectionKeys[at] ?? '', rating });
    }
    expect((await cellsOf('public', 'fidelity', 'average')).map((cell) => cell.shown)).toEqual(['2.71', 'Not set']);
  });
});

/** Everything about these people that no return may hold. */
async function distinctivePeople(): Promise<string[]> {
  const words: string[] = [];
  for (let at = 0; at < 9; at += 1) {
    const [name, family, alias, reference] = [`Zephyra${at}`, `Quillon${at}`, `Wrenna${at}`, `ZQ-${at}77`];
    const { id } = await open.call('people.add', {
      ...asha,
      reference,
      preferredName: name,
      familyName: family,
      aliases: [alias],
      birthDate: `1961-07-1${at}`,
      goal: `Vellichor${at}`,
      sex: 'female',
      sexState: 'recorded',
      joinedOn: `2018-01-1${at}`,
    });
    await agree(id);
    const fact = { state: 'recorded' as const, valueCode: 'refuge', valueNumber: null };
    await open.call('outcomes.record', { personId: id, periodId, factCode: 'housing-status', fact });
    words.push(id, name, family, alias, reference, `Vellichor${at}`, `1961-07-1${at}`, `2018-01-1${at}`);
  }
  await open.call('fidelity.describePeriod', { periodId, changes: { summary: 'Sussurrus of the forum' } });
  await open.call('fidelity.rate', { periodId, sectionKey: fidelitySectionKeys[0], rating: 5 });
  return [
    ...words,
    'Sussurrus',
    'Robin',
    'Midshire',
    open.folder,
    'efuge',
    open.session.user.id,
    open.session.registerId,
  ];
}

describe.each([['nhs-2018'], ['public']] as const)('the files under the %s rule', (rule) => {
  test('are marked, hold nobody, and are what the manifest and the reply say', async () => {
    const forbidden = await distinctivePeople();
    const reply = await exportTo(folder, rule);
    expect(reply.files.map((file) => file.name).sort()).toEqual(files());
    expect(files().filter((name) => name.endsWith('.csv')).length).toBeGreaterThan(10);
    for (const name of files()) {
      const text = read(name);
      expect(name).toMatch(new RegExp(`^mcn-return-Y1Q4-${rule}-not-for-release[-.]`));
      expect(text.split(/\r?\n/)[0]).toContain('NOT FOR RELEASE: no complementary protection');
      for (const word of forbidden) expect([name, word, text.includes(word)]).toEqual([name, word, false]);
      const sha256 = createHash('sha256').update(text).digest('hex');
      expect(reply.files).toContainEqual({ name, bytes: Buffer.byteLength(text), sha256 });
    }
    const manifestName = files().find((name) => name.endsWith('manifest.json')) ?? '';
    const manifest = JSON.parse(read(manifestName)) as { marking: string; hashes: object[]; demonstration: boolean };
    expect(manifest).toMatchObject({ marking: expect.stringContaining('NOT FOR RELEASE'), demonstration: false });
    // The head of the audit trail as it stood before the entry of the export itself.
    const before = open.session.raw.prepare('SELECT previousHash FROM audit ORDER BY seq DESC LIMIT 1').pluck().get();
    expect(manifest).toMatchObject({ auditHead: String(before).slice(0, 12) });
    expect(manifest.hashes).toEqual(reply.files.filter((file) => file.name !== manifestName));
  });

  test('show what the preview showed', async () => {
    await distinctivePeople();
    await exportTo(folder, rule);
    const whole = files().find((name) => name.endsWith('-not-for-release.json')) ?? '';
    const { tables } = JSON.parse(read(whole)) as { tables: { code: string; rows: { cells: unknown[] }[] }[] };
    const shown = await preview(rule);
    expect(tables.map((table) => [table.code, table.rows.map((row) => row.cells.map(String))])).toEqual(
      shown.tables.map((table) => [table.code, table.rows.map((row) => row.cells.map((cell) => cell.shown))]),
    );
  });
});

describe('saving', () => {
  test('leaves a line in the ledger, remembers the folder, and replaces the same return', async () => {
    await open.call('people.add', asha);
    const first = await exportTo();
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear Robin');
    await exportTo();
    expect(await ledger()).toMatchObject([
      { periodCode: 'Y1Q4', rule: 'nhs-2018', files: first.files.length },
      { periodCode: 'Y1Q4', rule: 'nhs-2018', files: first.files.length },
    ]);
    expect((await open.call('returns.list', {})).lastFolder).toBe(folder);
    expect(files()).toHaveLength(first.files.length + 1);
    expect(read('letter.txt')).toBe('Dear Robin');
  });

  test('into something that is no folder is refused beside the field and leaves nothing', async () => {
    const file = path.join(folder, 'letter.txt');
    writeFileSync(file, 'Dear Robin');
    for (const to of [
      path.join(folder, 'absent'),
      file,
      path.join(file, 'x'),
      `${folder}\u0000`,
      `${folder}/${'x'.repeat(300)}`,
    ]) {
      expect([to, await refused({ folder: to })]).toEqual([to, ['folder-missing', 'folder']]);
    }
    expect(await refused({ folder: '  ' })).toEqual(['text-missing', 'folder']);
    expect(await refused({ folder: 'x'.repeat(5000) })).toEqual(['text-too-long', 'folder']);
    expect(await refused({ rule: 'none' })).toEqual(['bad-input', 'rule']);
    expect(await refused({ periodId: '00000000-0000-7000-8000-000000000000' })).toEqual(['not-found', 'periodId']);
    expect([files(), await ledger()]).toEqual([['letter.txt'], []]);
  });

  test('that cannot finish puts everything back as it was', async () => {
    await open.call('people.add', asha);
    const { files: made } = await exportTo();
    const before = files().map((name) => [name, read(name)]);
    // A folder stands where the last file belongs, under the other rule.
    const other = made.map((file) => file.name.replace('nhs-2018', 'public')).sort();
    mkdirSync(path.join(folder, other.at(-1) ?? '', 'inside'), { recursive: true });
    expect(await refused({ rule: 'public' })).toEqual(['folder-read-only', 'folder']);
    expect(files().filter((name) => name.includes('public'))).toEqual([other.at(-1)]);
    expect(readdirSync(path.join(folder, other.at(-1) ?? ''))).toEqual(['inside']);
    // And now the register itself does not take the line in its ledger.
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await open.call('fidelity.rate', { periodId, sectionKey: fidelitySectionKeys[0], rating: 5 });
    const names = files();
    open.session.raw.exec("CREATE TRIGGER full BEFORE INSERT ON returnExport BEGIN SELECT raise(ABORT, 'x'); END");
    expect(await refused({})).toEqual(['internal', undefined]);
    expect(before.map(([name]) => [name, read(name ?? '')])).toEqual(before);
    expect(files()).toEqual(names);
    expect(await ledger()).toHaveLength(1);
  });
});
