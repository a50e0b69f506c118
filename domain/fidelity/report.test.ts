import { describe, expect, test } from 'vitest';
import { nameWords } from '../privacy/passages.ts';
import { averageFidelity, fidelitySectionKeys } from './fidelity.ts';
import { freeText, placeholdersIn, pointersIn } from './pointers.ts';
import { progressReport, type ReportOptions, reportFileName } from './report.ts';
import { reportHtml } from './report-html.ts';
import type { Assessment, FidelitySection } from './shapes.ts';

const ratings = [5, 3, 3, 2, 2, 2, 2];

const section = (key: string, at: number): FidelitySection => ({
  ...{ key, label: `Section ${at + 1}`, description: '', statements: [`Statement of ${at + 1}`] },
  scale: { one: null, five: null, ten: null },
  ...{ rating: ratings[at] ?? null, previousRating: null, raters: 0, spread: null, dissents: [], dissentsKept: 0 },
  ...{ rag: 'not-set' as const, vision: null, comments: null, noneAgreed: true, noComments: false, aims: [] },
});

const aim = { parentId: null, owner: 'Robin Ellery', dueOn: '2018-03-30', state: 'open' as const, action: null };

const assessment = (changes: Partial<Assessment> = {}, first: Partial<FidelitySection> = {}): Assessment => ({
  ...{ periodId: 'p', periodCode: 'Y1Q4', periodLabel: 'January to March 2018', previous: null },
  average: averageFidelity(ratings),
  ...{ status: 'planning', statusLabel: 'Planning', overallRag: 'not-set' as const },
  ...{ summary: 'A beginning.\nMore is to come.', summaryWords: 6, issuedOn: '2018-04-27', reopenedBecause: null },
  ...{ wordingSource: null, reading: '' },
  sections: fidelitySectionKeys.map((key, at) => ({ ...section(key, at), ...(at === 0 ? first : {}) })),
  ...changes,
});

const options = (changes: Partial<ReportOptions> = {}): ReportOptions => ({
  ...{ areaName: 'Midshire', variant: 'public', number: 1, leftOut: new Set<string>(), isDemonstration: false },
  ...changes,
});

describe('the report', () => {
  test('has the layout of the source: status table, summary, statements, then the table of visions and aims', () => {
    const report = progressReport(assessment(), options());
    expect(report.title).toBe('Midshire: Y1Q4');
    expect(report.status.map(({ label, value }) => [label, value])).toEqual([
      ['Status:', 'Planning'],
      ['Average fidelity score:', '2.71'],
      ['Overall RAG status for this quarter:', 'Not set'],
    ]);
    expect(report.visionHeading).toBe('Vision and aims for Q4: Midshire');
    expect(report.statements.map((row) => row.rating)).toEqual(ratings.map(String));
    const html = reportHtml(report);
    const order = ['Midshire: Y1Q4', 'Status:', 'Summary: (200 words)', 'Fidelity statements:', '1-10 rating'];
    const after = ['Vision and aims for Q4', '12-month vision', 'Aims for the quarter', 'Comments', 'Qtr RAG'];
    const places = [...order, ...after].map((words) => html.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    // The title stands in the head too.
    expect(places.slice(1)).toEqual(places.slice(1).toSorted((a, b) => a - b));
    expect(html).not.toMatch(/<script|https?:\/\/|\son\w+=/);
  });

  test('says "none agreed this quarter" where that is the value, of aims and of comments, and RAG in words', () => {
    const { visions } = progressReport(assessment({}, { noComments: true, rag: 'amber' }), options());
    expect(visions[0]).toMatchObject({
      noAims: 'None agreed this quarter',
      comments: ['None agreed this quarter'],
      rag: 'Amber',
    });
    expect(progressReport(assessment({}, { noneAgreed: false }), options()).visions[0]?.noAims).toBe('Not written yet');
  });

  test('says of an unrated section that it is not rated, and of how many the mean is', () => {
    const six = ratings.map((one, at) => (at === 0 ? null : one));
    const report = progressReport(assessment({ average: averageFidelity(six) }, { rating: null }), options());
    expect(report.statements[0]?.rating).toBe('Not rated');
    expect(report.notes[0]).toContain('mean of 6 of 7 sections rated');
  });

  test('for the public has no spread, no dissent and no owner; restricted has them', () => {
    const first: Partial<FidelitySection> = {
      ...{ raters: 5, spread: { raters: 5, lowest: 2, highest: 6, ratings: [2, 3, 5, 6, 6] }, dissentsKept: 1 },
      dissents: [{ id: 'd', who: null, would: 2, because: 'Nobody asked us' }],
      aims: [
        { ...aim, id: 'a', wording: 'Hold the first board' },
        { ...aim, id: 'b', parentId: 'a', wording: 'Book a room', owner: null, dueOn: null, state: 'done' },
      ],
    };
    const publicly = reportHtml(progressReport(assessment({}, first), options()));
    for (const word of ['Robin Ellery', 'Nobody asked us', 'from 2 to 6', 'Dissent', 'raters'])
      expect(publicly).not.toContain(word);
    expect(publicly).toContain('Hold the first board (due 30 March 2018; open)');
    const restricted = progressReport(assessment({}, first), options({ variant: 'restricted' }));
    expect(restricted.visions[0]?.aims).toEqual([
      {
        text: 'Hold the first board (Robin Ellery; due 30 March 2018; open)',
        under: [{ text: 'Book a room (done)', under: [] }],
      },
    ]);
    expect(restricted.raters?.[0]).toMatchObject({
      spread: '5 raters, from 2 to 6',
      dissent: ['Dissent, for 2: Nobody asked us'],
    });
  });

  test('says how many dissents the coordinator keeps where few rated', () => {
    const report = progressReport(assessment({}, { raters: 3, dissentsKept: 2 }), options({ variant: 'restricted' }));
    expect(report.raters?.[0]).toMatchObject({
      spread: '3 raters; with fewer than 5 only the coordinator sees how they lie',
      dissent: ['2 kept by the coordinator'],
    });
  });

  test('leaves out what was decided, and says that something was', () => {
    const leftOut = new Set(['summary:1', 'aim:a']);
    const first = { aims: [{ ...aim, id: 'a', wording: 'Ring Asha' }] };
    const report = progressReport(assessment({}, first), options({ leftOut }));
    expect(report.summary).toEqual(['A beginning.', 'Left out of the public report.']);
    expect(reportHtml(report)).not.toContain('Asha');
  });

  test('of a draft says so, and a name of a file names nobody', () => {
    expect(progressReport(assessment(), options({ number: null })).notice).toContain('Draft');
    expect(reportFileName('Y1Q4', 'public', 1, 'docx')).toBe('Y1Q4-progress-report-public.docx');
    expect(reportFileName('Q4 / 18', 'restricted', 2, 'pdf')).toBe('Q4-18-progress-report-restricted-issue-2.pdf');
    expect(reportFileName('Y1Q4', 'restricted', null, 'pdf')).toBe('Y1Q4-progress-report-restricted-draft.pdf');
  });

  test('never takes words for markup', () => {
    const summary = '<img src=x onerror=alert(1)> & "quoted"';
    const html = reportHtml(progressReport(assessment({ summary }), options()));
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
  });
});

describe('what could point to a person', () => {
  const dictionary = {
    others: nameWords(['Asha', 'Will Hope']),
    workers: nameWords(['Robin Ellery']),
    own: new Set<string>(),
  };
  const found = (text: string) => pointersIn(text, dictionary).map(({ kind, words }) => `${kind}: ${words}`);

  test('is a name, an owner, a number, initials, and a few people', () => {
    expect(found('Asha moved in.')).toEqual(['name: Asha']);
    expect(found('Asked Robin to ring.')).toEqual(['worker: Robin']);
    expect(found('Ring 024 7655 1234 or a@b.org')).toEqual(['contact: a@b.org', 'contact: 024 7655 1234'].toSorted());
    expect(found('RW to visit the shelter; R.W. agreed.')).toEqual(['initials: RW', 'initials: R.W.']);
    for (const few of ['Two people', 'four individuals', 'a woman', 'one of the men', '3 young women'])
      expect(found(`We met ${few} there.`)).toEqual([`few: ${few}`]);
  });

  test('is no word that is only spelt like a name, no number of many, and no short name of a body', () => {
    for (const fine of ['We will hope for more.', '24 people and MEAM', 'twelve people', 'The NHS and the DWP agreed.'])
      expect([fine, found(fine)]).toEqual([fine, []]);
  });

  test('is looked for in everything that is printed', () => {
    const first = { vision: 'V', comments: 'C', aims: [{ ...aim, id: 'a', wording: 'A' }] };
    expect(freeText(assessment({}, first)).map(({ key }) => key)).toEqual([
      'summary:0',
      'summary:1',
      'partnership-and-coproduction:vision:0',
      'aim:a',
      'partnership-and-coproduction:comments:0',
    ]);
  });
});

test('a placeholder is what somebody meant to come back to', () => {
  for (const left of [
    '[name of lead]',
    '{{area}}',
    '<<date>>',
    '_____',
    'TBC',
    'xxx',
    'Lorem ipsum',
    '() Partners agree',
    'Click here to enter',
    '????',
  ])
    expect([left, placeholdersIn(`Before ${left} after`).length]).toEqual([left, 1]);
  for (const fine of ['To be confirmed', 'Partners (all ten) agree', 'What next?', 'A_b', 'the exxon'])
    expect([fine, placeholdersIn(fine)]).toEqual([fine, []]);
});
