import { expect, test } from 'vitest';
import { longLines, onePage, printedPage, sentencesOf } from './one-page.ts';
import { pageHtml } from './page-html.ts';
import type { Plan } from './plan-shapes.ts';

const day = '2018-04-02';
const by = { writtenBy: 'Robin Ellery' };
const plan: Plan = {
  goals: [
    {
      id: 'g1',
      wording: 'I want a door I can lock. And a dog',
      saidOn: day,
      ...by,
      state: 'working-on-it',
      stateOn: null,
    },
    { id: 'g2', wording: 'To drive', saidOn: day, ...by, state: 'changed-mind', stateOn: day },
  ],
  notes: [
    { id: 'n1', kind: 'helps', wording: 'A text first', saidBy: 'person', ...by, saidOn: day, endedOn: null },
    { id: 'n2', kind: 'worse', wording: 'Brown envelopes', saidBy: 'person', ...by, saidOn: day, endedOn: null },
    { id: 'n3', kind: 'worse', wording: 'No longer so', saidBy: 'person', ...by, saidOn: day, endedOn: day },
  ],
  ...{ actions: [], closedActions: [], promises: [], risks: [], readings: [], withheld: [], sees: [] },
  safety: [
    {
      ...{ id: 's1', wording: 'A dog at the flat', whatToDo: 'Visit in twos', source: 'Housing', ...by },
      ...{ notedOn: day, reviewOn: '2018-07-01', endedOn: null, endedBecause: null },
    },
  ],
  story: [{ id: 't1', wording: 'I lived with Bryn by the canal', toldOn: day, ...by }],
  corrections: [{ id: 'c1', lineKind: 'goal', lineId: 'g1', wording: 'A cat, not a dog', saidOn: '2018-04-03', ...by }],
};
const titles = (page: ReturnType<typeof onePage>) => page.parts.map(({ title }) => title);

test('a plain page holds what they want, what helps and what makes it worse, in their words', () => {
  const page = onePage('Asha', plan, 'plain');
  expect(titles(page)).toEqual([
    'What I want',
    'What helps me',
    'What makes it worse',
    'Keeping safe',
    'My story, told once',
  ]);
  expect(page.parts[0]?.lines).toMatchObject([{ says: ['I want a door I can lock. And a dog.'] }]);
  expect(page.parts[2]?.lines.map(({ says }) => says)).toEqual([['Brown envelopes.']]);
});

test('easy-read puts one idea on each line, a sign beside each part, and says which lines are long', () => {
  const page = onePage('Asha', plan, 'easy-read');
  expect(page.parts[0]).toMatchObject({ sign: '★', lines: [{ says: ['I want a door I can lock.', 'And a dog.'] }] });
  expect(page.parts.every(({ sign, title }) => sign !== '' && title !== '')).toBe(true);
  expect(longLines(page)).toEqual([]);
  const long = { ...plan, story: [{ ...plan.story[0], wording: Array.from({ length: 16 }, () => 'word').join(' ') }] };
  expect(longLines(onePage('Asha', long as Plan, 'easy-read'))).toHaveLength(1);
});

test('what the person put right stands beside the line as theirs, and the line stays as it was', () => {
  const page = onePage('Asha', plan, 'plain');
  expect(page.parts[0]?.lines[0]).toMatchObject({
    says: ['I want a door I can lock. And a dog.'],
    theirs: [{ wording: 'A cat, not a dog' }],
  });
  const html = pageHtml(page, 'plain', day);
  expect(html).toContain('I put this right on 3 April 2018:</b> A cat, not a dog');
  expect(html).toContain('And a dog.');
});

test('safety and lines that name somebody else are left out unless ticked', () => {
  const page = onePage('Asha', plan, 'plain', (text) => text.includes('Bryn'));
  const printed = (ticked: string[], unticked: string[] = []) => titles(printedPage(page, ticked, unticked));
  expect(printed([])).toEqual(['What I want', 'What helps me', 'What makes it worse']);
  expect(printed(['s1', 't1'])).toContain('Keeping safe');
  expect(printed(['s1', 't1'])).toContain('My story, told once');
  expect(printed([], ['g1', 'n1'])).toEqual(['What makes it worse']);
});

test('what was typed cannot become markup', () => {
  const story = [{ id: 't1', wording: '<script>alert("x")</script> & more', toldOn: day, writtenBy: null }];
  const html = pageHtml(onePage('<b>Asha', { ...plan, story }, 'easy-read'), 'easy-read', day);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('&lt;b&gt;Asha');
});

test('sentences are parted at their ends and at new lines', () => {
  expect(sentencesOf('One. Two!\nThree? Four')).toEqual(['One.', 'Two!', 'Three?', 'Four']);
  expect(sentencesOf('  ')).toEqual([]);
});
