import { type PersonCategory, personCategories } from '../access.ts';
import type { Action } from './action-operations.ts';
import { dayInFull } from './days.ts';
import type { Plan } from './plan-shapes.ts';
import { type LineKind, type NoteKind, noteKinds } from './words.ts';

/** Plain: whole sentences as they were said. Easy-read: short lines, one idea on each, a sign and a word beside each part. */
export const pageForms = ['plain', 'easy-read'] as const;
export type PageForm = (typeof pageForms)[number];

export const pageFormLabels: Readonly<Record<PageForm, string>> = { plain: 'Plain', 'easy-read': 'Easy-read' };

export interface PageLine {
  readonly lineKind: LineKind;
  readonly lineId: string;
  /** The kind of information that it is, for the note of what was given. */
  readonly category: PersonCategory;
  /** What stands on the page: one entry for each line of print. */
  readonly says: readonly string[];
  /** What the person put right, kept as theirs. */
  readonly theirs: readonly { readonly id: string; readonly wording: string; readonly saidOn: string }[];
  /** Why it is left out unless somebody ticks it; null where it is in. */
  readonly leftOut: 'safety' | 'names-somebody' | null;
}

export interface PagePart {
  readonly code: string;
  readonly title: string;
  /** A sign that repeats what the title says, for those who do not read it. */
  readonly sign: string;
  readonly lines: readonly PageLine[];
}

export interface OnePage {
  readonly title: string;
  readonly parts: readonly PagePart[];
}

/** More words than this on one line are hard to read for many people who use easy-read. */
const easyWords = 15;

/** Sentences apart, so that each line holds one idea. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const wordsIn = (line: string): number => line.split(/\s+/u).filter((word) => word !== '').length;

/** Lines of a page that are too long for easy-read, so that whoever reads it with the person can say them more shortly. */
export const longLines = (page: OnePage): string[] =>
  page.parts.flatMap(({ lines }) => lines.flatMap(({ says }) => says.filter((line) => wordsIn(line) > easyWords)));

interface Titles {
  readonly code: string;
  readonly plain: string;
  readonly easy: string;
  readonly sign: string;
}

const titles = {
  goals: { code: 'goals', plain: 'What I want', easy: 'What I want', sign: '★' },
  strength: { code: 'strength', plain: 'What I am good at', easy: 'I am good at', sign: '✚' },
  protective: { code: 'protective', plain: 'What keeps me going', easy: 'This keeps me going', sign: '♥' },
  helps: { code: 'helps', plain: 'What helps me', easy: 'This helps me', sign: '✓' },
  worse: { code: 'worse', plain: 'What makes it worse', easy: 'This makes it worse', sign: '✕' },
  actions: { code: 'actions', plain: 'What happens next, and who does it', easy: 'What happens next', sign: '→' },
  promises: { code: 'promises', plain: 'What was promised to me', easy: 'Promises to me', sign: '◆' },
  risks: { code: 'risks', plain: 'Risks that I choose to take', easy: 'I choose to try', sign: '△' },
  safety: { code: 'safety', plain: 'Keeping safe', easy: 'Keeping safe', sign: '■' },
  story: { code: 'story', plain: 'My story, told once', easy: 'My story', sign: '❝' },
} as const satisfies Record<string, Titles>;

interface Written {
  readonly id: string;
  readonly category: PersonCategory;
  readonly text: string;
  /** What is added to the words themselves, each a line of its own in easy-read. */
  readonly more: readonly string[];
}

/** An action about somebody is of the kind that it says. */
const kindOf = ({ category }: Action): PersonCategory => personCategories.find((kind) => kind === category) ?? 'story';

function actionWords({ owner, dueOn }: Action): readonly string[] {
  const who = owner === 'To be confirmed' ? 'Who does it is still to be agreed.' : `${owner} does this.`;
  return dueOn === null ? [who] : [who, `By ${dayInFull(dueOn)}.`];
}

const full = (text: string): string => (/[.!?…”]$/u.test(text) ? text : `${text}.`);

interface WrittenPart {
  readonly of: Titles;
  readonly lineKind: LineKind;
  readonly written: readonly Written[];
}

const holds = <Line extends { readonly endedOn: string | null }>(lines: readonly Line[]): Line[] =>
  lines.filter(({ endedOn }) => endedOn === null);

/** What they want, what helps, and their story. */
function toldParts(plan: Plan): WrittenPart[] {
  const notes = (kind: NoteKind): WrittenPart => ({
    of: titles[kind],
    lineKind: 'note',
    written: holds(plan.notes)
      .filter((note) => note.kind === kind)
      .map(({ id, wording }) => ({ id, category: 'story' as const, text: wording, more: [] })),
  });
  const goals = plan.goals
    .filter(({ state }) => state !== 'changed-mind')
    .map(({ id, wording, state }) => ({
      ...{ id, category: 'story' as const, text: wording },
      more: state === 'reached' ? ['I have done this.'] : state === 'resting' ? ['This can wait for now.'] : [],
    }));
  return [{ of: titles.goals, lineKind: 'goal', written: goals }, ...noteKinds.map(notes)];
}

/** What happens next, what was promised and agreed, and what keeps them safe. */
function agreedParts(plan: Plan): WrittenPart[] {
  const actions = plan.actions.map((action) => ({
    ...{ id: action.id, category: kindOf(action), text: action.wording },
    more: actionWords(action),
  }));
  const promises = plan.promises
    .filter(({ stands }) => stands)
    .map(({ id, category, wording, agencyName, untilOn }) => ({
      ...{ id, category, text: wording },
      more: [`${agencyName} promised this.`, ...(untilOn === null ? [] : [`It is until ${dayInFull(untilOn)}.`])],
    }));
  const risks = holds(plan.risks).map(({ id, category, wording, reason, thinkAgain }) => ({
    ...{ id, category, text: wording },
    more: [`Why: ${full(reason)}`, `We think again if: ${full(thinkAgain)}`],
  }));
  const safety = holds(plan.safety).map(({ id, wording, whatToDo }) => ({
    ...{ id, category: 'safety' as const, text: wording },
    more: [full(whatToDo)],
  }));
  return [
    { of: titles.actions, lineKind: 'action', written: actions },
    { of: titles.promises, lineKind: 'promise', written: promises },
    { of: titles.risks, lineKind: 'risk', written: risks },
    { of: titles.safety, lineKind: 'safety', written: safety },
  ];
}

const storyPart = ({ story }: Plan): WrittenPart => ({
  of: titles.story,
  lineKind: 'story',
  written: story.map(({ id, wording, toldOn }) => ({
    ...{ id, category: 'story' as const, text: wording },
    more: [`I said this on ${dayInFull(toldOn)}.`],
  })),
});

/** How a plan reads on one page. `namesSomebody` says whether a text names somebody else who is in the register. */
export function onePage(
  name: string,
  plan: Plan,
  form: PageForm,
  namesSomebody: (text: string) => boolean = () => false,
): OnePage {
  const theirsOf = (id: string): PageLine['theirs'] =>
    plan.corrections
      .filter(({ lineId }) => lineId === id)
      .map((correction) => ({ id: correction.id, wording: correction.wording, saidOn: correction.saidOn }));
  const line = (lineKind: LineKind, { id, category, text, more }: Written): PageLine => ({
    lineKind,
    lineId: id,
    category,
    says: form === 'easy-read' ? [...sentencesOf(text).map(full), ...more] : [[full(text), ...more].join(' ')],
    theirs: theirsOf(id),
    leftOut: lineKind === 'safety' ? 'safety' : namesSomebody([text, ...more].join(' ')) ? 'names-somebody' : null,
  });
  const parts = [...toldParts(plan), ...agreedParts(plan), storyPart(plan)].map(({ of, lineKind, written }) => ({
    code: of.code,
    title: form === 'easy-read' ? of.easy : of.plain,
    sign: of.sign,
    lines: written.map((one) => line(lineKind, one)),
  }));
  return { title: `${name}: my plan`, parts: parts.filter(({ lines }) => lines.length > 0) };
}

/** The page as it is printed: what is left out is gone, unless it was ticked; what was unticked is gone too. */
export function printedPage(page: OnePage, ticked: readonly string[], unticked: readonly string[]): OnePage {
  const isIn = ({ lineId, leftOut }: PageLine): boolean =>
    !unticked.includes(lineId) && (leftOut === null || ticked.includes(lineId));
  const parts = page.parts.map((part) => ({ ...part, lines: part.lines.filter(isIn) }));
  return { ...page, parts: parts.filter(({ lines }) => lines.length > 0) };
}
