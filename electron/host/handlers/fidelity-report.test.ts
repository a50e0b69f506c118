import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { placeholdersIn } from '../../../domain/fidelity/pointers.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
let periodId: string;
let folder: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-report-'));
});
afterEach(async () => {
  await open.discard();
  rmSync(folder, { recursive: true, force: true });
});

const [partnership, audit] = fidelitySectionKeys;

/** The golden case of the board paper, with words that may and may not leave. */
async function writeQuarter(summary = 'A beginning.'): Promise<void> {
  for (const [at, rating] of [5, 3, 3, 2, 2, 2, 2].entries())
    await open.call('fidelity.rate', { periodId, sectionKey: fidelitySectionKeys[at] ?? '', rating });
  const about = { periodId, sectionKey: partnership };
  const aim = { ...about, wording: 'Hold the first board', owner: 'Zofia Nowak', dueOn: '2018-03-30' };
  const { id } = await open.call('fidelity.addAim', { ...aim, parentId: null });
  await open.call('fidelity.addAim', { ...aim, wording: 'Book a room', owner: null, parentId: id });
  await open.call('fidelity.describeSection', { ...about, changes: { vision: 'Everybody comes.', rag: 'amber' } });
  const none = { noneAgreed: true, noComments: true };
  await open.call('fidelity.describeSection', { periodId, sectionKey: audit, changes: none });
  await open.call('fidelity.describePeriod', { periodId, changes: { status: 'planning', summary } });
}

const issue = async () => (await open.call('fidelity.issue', { periodId })).issueId;
const save = (issueId: string | null, changes: object = {}) => ({
  ...{ periodId, issueId, variant: 'public' as const, format: 'docx' as const, folder, kept: [], leftOut: [] },
  ...changes,
});
const partsOf = (name: string) => unzipSync(readFileSync(path.join(folder, name)));
/** The text of a Word document, a paragraph on each line. */
const textOf = (name: string): string =>
  strFromU8(partsOf(name)['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');

describe('the Word document', () => {
  test('has the text of the report in the order of the source, and names nobody in its own properties', async () => {
    await writeQuarter();
    const { name } = await open.call('fidelity.saveReport', save(await issue()));
    expect(name).toBe('Y1Q4-progress-report-public.docx');
    const lines = textOf(name)
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.slice(0, 9)).toEqual([
      ...['Midshire: Y1Q4', 'Status:', 'Planning', 'Average fidelity score:', '2.71'],
      ...['Overall RAG status for this quarter:', 'Not set', 'Summary: (200 words)', 'A beginning.'],
    ]);
    const at = lines.indexOf('Vision and aims for Q4: Midshire');
    expect(lines.slice(at, at + 10)).toEqual([
      ...[
        'Vision and aims for Q4: Midshire',
        'Section',
        '12-month vision',
        'Aims for the quarter',
        'Comments',
        'Qtr RAG',
      ],
      ...['Partnership and coproduction', 'Everybody comes.', 'Hold the first board (due 30 March 2018; open)'],
      'Book a room (due 30 March 2018; open)',
    ]);
    expect(lines).toContain('Amber');
    expect(lines.filter((line) => line === 'None agreed this quarter')).toHaveLength(2);
    const parts = partsOf(name);
    const whole = Object.entries(parts)
      .map(([part, bytes]) => `${part} ${strFromU8(bytes)}`)
      .join('\n');
    for (const word of ['Robin', 'Ellery', 'Zofia', 'Un-named', 'creator', 'lastModifiedBy', folder, open.folder])
      expect([word, whole.includes(word)]).toEqual([word, false]);
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(/dcterms|revision|description/);
    expect(Object.keys(parts).filter((part) => /comment|people|custom/.test(part))).toEqual(['docProps/custom.xml']);
    expect(placeholdersIn(lines.join('\n'))).toEqual([]);
  });

  test('that is restricted has owners, what the raters gave, and who may read it on its first page', async () => {
    await writeQuarter();
    for (const at of [0, 1, 2, 3, 4]) {
      const rater = { periodId, kind: 'agency' as const, agencyId: null, name: `Agency ${at}` };
      const { raterId } = await open.call('fidelity.addRater', rater);
      await open.call('fidelity.rateFor', { raterId, sectionKey: partnership, rating: 3 + at });
      if (at < 4) await open.call('fidelity.rateFor', { raterId, sectionKey: audit, rating: 9 });
    }
    const dissent = { periodId, raterId: null, would: 2, because: 'The list is old' };
    await open.call('fidelity.addDissent', { ...dissent, sectionKey: partnership });
    await open.call('fidelity.addDissent', { ...dissent, sectionKey: audit, because: 'Only four of us' });
    const { name } = await open.call('fidelity.saveReport', save(await issue(), { variant: 'restricted' }));
    const text = textOf(name);
    for (const words of [
      'Restricted: for the partnership',
      'Zofia Nowak',
      '5 raters, from 3 to 7',
      'Dissent, for 2: The list is old',
    ])
      expect(text).toContain(words);
    // Of four raters nothing leaves, whoever saves the report.
    expect(text).toContain('4 raters; with fewer than 5');
    expect(text).not.toContain('Only four of us');
    expect(text).not.toContain('Agency 0');
  });
});

describe('what leaves', () => {
  test('is written down with its hash, and not where the folder is missing', async () => {
    await writeQuarter();
    const issueId = await issue();
    const missing = path.join(folder, 'nowhere');
    expect(await open.refused('fidelity.saveReport', save(issueId, { folder: missing }))).toMatchObject({
      field: 'folder',
    });
    expect((await open.call('fidelity.issues', { periodId })).reports).toEqual([]);
    await open.call('fidelity.saveReport', save(issueId));
    const { issues, reports } = await open.call('fidelity.issues', { periodId });
    expect(issues).toMatchObject([{ number: 1, issuedOn: '2018-04-03', who: 'Robin Ellery' }]);
    expect(reports).toMatchObject([{ number: 1, variant: 'public', format: 'docx', who: 'Robin Ellery' }]);
    const kept = open.session.raw.prepare('SELECT sha256 FROM fidelityReport').pluck().get();
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is no public draft; a restricted one says on its first page that it is a draft', async () => {
    await writeQuarter();
    expect((await open.refused('fidelity.saveReport', save(null))).code).toBe('draft-not-public');
    const { name } = await open.call('fidelity.saveReport', save(null, { variant: 'restricted' }));
    expect(name).toBe('Y1Q4-progress-report-restricted-draft.docx');
    expect(textOf(name)).toContain('Draft: not issued');
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('has no passage that could point to somebody unless a person decided so', async () => {
    await open.call('people.add', { preferredName: 'Thandeka' });
    await writeQuarter('All partners came.\nThandeka moved in.\nTwo people wait.');
    const issueId = await issue();
    const report = { periodId, issueId, variant: 'public' as const };
    const { passages } = await open.call('fidelity.report', { ...report, leftOut: [] });
    expect(passages.map(({ key, found }) => [key, found.map(({ kind }) => kind)])).toEqual([
      ['summary:1', ['name']],
      ['summary:2', ['few']],
    ]);
    for (const kept of [[], ['summary:2']])
      expect(await open.refused('fidelity.saveReport', save(issueId, { kept }))).toMatchObject({
        code: 'report-undecided',
      });
    expect(readdirSync(folder)).toEqual([]);
    const decided = { kept: ['summary:2'], leftOut: ['summary:1'] };
    const { name } = await open.call('fidelity.saveReport', save(issueId, decided));
    expect(textOf(name)).toContain('Two people wait.');
    expect(textOf(name)).not.toContain('Thandeka');
    expect(textOf(name)).toContain('Left out of the public report.');
  });

  test('has no placeholder', async () => {
    await writeQuarter('Led by [name of lead].');
    const issueId = await issue();
    const { placeholders } = await open.call('fidelity.report', { periodId, issueId, variant: 'public', leftOut: [] });
    expect(placeholders).toEqual([{ place: 'Summary', words: '[name of lead]' }]);
    for (const variant of ['public', 'restricted'])
      expect((await open.refused('fidelity.saveReport', save(issueId, { variant }))).code).toBe('report-placeholder');
  });

  test('is no PDF where the window cannot make one, and nothing is written', async () => {
    await writeQuarter();
    const problem = await open.refused('fidelity.saveReport', save(await issue(), { format: 'pdf' }));
    expect(problem).toMatchObject({ code: 'report-pdf-unavailable', field: 'format' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what was issued', () => {
  test('stays as it was issued when the assessment is reopened and changed, and both can be looked at', async () => {
    await writeQuarter();
    const firstId = await issue();
    await open.call('fidelity.reopen', { periodId, because: 'One rating was wrong' });
    await open.call('fidelity.rate', { periodId, sectionKey: partnership, rating: 9 });
    await open.call('fidelity.describePeriod', { periodId, changes: { summary: 'Another.' } });
    const copy = await open.call('fidelity.openIssue', { issueId: firstId });
    expect(copy).toMatchObject({
      number: 1,
      assessment: { average: { mean: '2.71' }, summary: 'A beginning.', issuedOn: '2018-04-03' },
    });
    expect(await open.call('fidelity.open', { periodId })).toMatchObject({
      average: { mean: '3.29' },
      summary: 'Another.',
    });
    const { name } = await open.call('fidelity.saveReport', save(firstId));
    expect(textOf(name)).toContain('2.71');
    expect(await open.call('fidelity.issue', { periodId })).toMatchObject({ number: 2 });
    const { issues } = await open.call('fidelity.issues', { periodId });
    expect(issues.map(({ number }) => number)).toEqual([2, 1]);
    expect(await open.call('fidelity.openIssue', { issueId: firstId })).toEqual(copy);
  });

  test('cannot be written over or removed, not even behind the application’s back', async () => {
    await writeQuarter();
    await issue();
    expect(() => open.session.raw.prepare("UPDATE fidelityIssue SET content = '{}'").run()).toThrow(
      /stays as it was issued/,
    );
    expect(() => open.session.raw.prepare('DELETE FROM fidelityIssue').run()).toThrow(/is kept/);
  });

  test('by a version that kept no copies is copied before it can be changed', async () => {
    await writeQuarter();
    open.session.raw.prepare("UPDATE assessment SET issuedOn = '2018-04-01'").run();
    await open.call('fidelity.reopen', { periodId, because: 'One rating was wrong' });
    const { issues } = await open.call('fidelity.issues', { periodId });
    expect(issues).toMatchObject([{ number: 1, issuedOn: '2018-04-01', who: null }]);
    const { assessment } = await open.call('fidelity.openIssue', { issueId: issues[0]?.id ?? '' });
    expect(assessment).toMatchObject({ average: { mean: '2.71' }, issuedOn: '2018-04-01' });
  });
});
