import { type Dictionary, thirdParties } from '../privacy/passages.ts';
import { paragraphs } from './report.ts';
import type { Assessment } from './shapes.ts';

/** Why a passage could point to a person. */
export const pointerKinds = ['name', 'worker', 'contact', 'initials', 'few'] as const;
export type PointerKind = (typeof pointerKinds)[number];

export const pointerLabels: Readonly<Record<PointerKind, string>> = {
  name: 'a name that somebody in the register has',
  worker: 'a name of somebody who works here, or of an owner',
  contact: 'a number or an address',
  initials: 'initials',
  few: 'a few people, who could be told apart',
};

export interface Pointer {
  readonly words: string;
  readonly kind: PointerKind;
}

export interface Passage {
  readonly key: string;
  readonly place: string;
  readonly text: string;
}

/** Every piece of free text that the public report prints, by the key under which it can be left out. */
export function freeText({ summary, sections }: Assessment): Passage[] {
  const from = (text: string | null, key: string, place: string): Passage[] =>
    paragraphs(text, key).map((one) => ({ ...one, place }));
  return [
    ...from(summary, 'summary', 'Summary'),
    ...sections.flatMap(({ key, label, vision, comments, noComments, aims }) => [
      ...from(vision, `${key}:vision`, `${label}: 12-month vision`),
      ...aims.map((aim) => ({ key: `aim:${aim.id}`, place: `${label}: aims`, text: aim.wording })),
      ...(noComments ? [] : from(comments, `${key}:comments`, `${label}: comments`)),
    ]),
  ];
}

const small = 'one|two|three|four|five|six|seven|eight|nine|[1-9]';
const human =
  'people|persons?|individuals?|clients?|residents?|tenants?|patients?|women|woman|men|man|couples?|mothers?|fathers?';
const patterns: readonly (readonly [PointerKind, RegExp])[] = [
  [
    'few',
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:(?:${small})(?:\\s+of\\s+(?:the|our))?(?:\\s+\\p{L}+)?|a|an)\\s+(?:${human})(?![\\p{L}\\p{N}])`,
      'giu',
    ),
  ],
  // Two or three capitals are initials until somebody says otherwise; longer ones are the short names of bodies.
  ['initials', /(?<![\p{L}\p{N}.&])(?:\p{Lu}\.?){2}(?![\p{L}\p{N}&])/gu],
];

const kindOf = {
  person: 'name',
  worker: 'worker',
  email: 'contact',
  postcode: 'contact',
  number: 'contact',
  handle: 'contact',
} as const;

/**
 * What in a text could point to somebody: names in the dictionary that are written with a capital, numbers and addresses,
 * initials, and a few people. It flags too much rather than too little; a person decides.
 */
export function pointersIn(text: string, dictionary: Dictionary): Pointer[] {
  const named = thirdParties(text, dictionary).flatMap(({ start, end, kinds }): Pointer[] => {
    const words = text.slice(start, end);
    return kinds.flatMap((kind) => {
      if (!(kind in kindOf)) return [];
      const as = kindOf[kind as keyof typeof kindOf];
      // A name is written with a capital; without one it is a word like any other ("will", "grace").
      return (as === 'name' || as === 'worker') && !/^\p{Lu}|^\P{Ll}+$/u.test(words) ? [] : [{ words, kind: as }];
    });
  });
  const formed = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match): Pointer => ({ words: match[0], kind })),
  );
  const seen = new Set<string>();
  return [...named, ...formed].filter(({ words, kind }) => {
    const one = `${kind} ${words}`;
    return seen.has(one) ? false : seen.add(one);
  });
}

const placeholder =
  /\[[^\]\n]{0,80}\]|\{\{[^}\n]{0,80}\}\}|<<[^>\n]{0,80}>>|_{4,}|\bx{3,}\b|\b(?:todo|tbc|tba|lorem ipsum)\b|\bclick here to enter\b|\binsert (?:text|name|date|here)\b|(?<=^|\s)\(\s*\)|\?\?\?+/giu;

/** Words that somebody meant to come back to: brackets with a note in them, blanks, "TBC". "To be confirmed" is an owner. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([found]) => found)),
];
