import { foldForSearch } from '../search.ts';
import { byWordsOf } from './by-words.ts';
import type { KnownNeed } from './headings.ts';

/** The facts of a need that can stand in columns of their own. A need is four separate facts, each with its day. */
export const needFactColumns = [
  { fact: 'suspected', words: 'suspected', holds: 'answer' },
  { fact: 'suspectedOn', words: 'suspected on', holds: 'day' },
  { fact: 'disclosed', words: 'disclosed', holds: 'answer' },
  { fact: 'disclosedOn', words: 'disclosed on', holds: 'day' },
  { fact: 'helpOffered', words: 'help offered', holds: 'answer' },
  { fact: 'helpOfferedOn', words: 'help offered on', holds: 'day' },
  { fact: 'helpAgreed', words: 'help agreed', holds: 'answer' },
  { fact: 'helpAgreedOn', words: 'help agreed on', holds: 'day' },
  { fact: 'onsetOn', words: 'began on', holds: 'partial-date' },
  { fact: 'identifiedOn', words: 'identified on', holds: 'day' },
  { fact: 'atRisk', words: 'at risk', holds: 'flag' },
] as const;
export type NeedFactColumn = (typeof needFactColumns)[number];

export const needFactCode = (needCode: string, { fact }: NeedFactColumn): string => `need:${needCode}:${fact}`;
export const needFactHeading = (label: string, { words }: NeedFactColumn): string => `${label}: ${words}`;

/** A need and, where the column holds one fact of it, which. Undefined for any other field. */
export function needOfField(
  field: string,
): { readonly code: string; readonly column: NeedFactColumn | null } | undefined {
  const [kind, code, fact, ...more] = field.split(':');
  if (kind !== 'need' || code === undefined || more.length > 0) return undefined;
  if (fact === undefined) return { code, column: null };
  const column = needFactColumns.find((one) => one.fact === fact);
  return column === undefined ? undefined : { code, column };
}

/** The facts of needs by their headings. */
const factHeadingsOf = byWordsOf((needs: readonly KnownNeed[]) =>
  needs.flatMap(({ code, label }) =>
    needFactColumns.map(
      (column) => [foldForSearch(needFactHeading(label, column)), needFactCode(code, column)] as const,
    ),
  ),
);

/** The fact that a heading such as "Housing: help offered on" names. */
export const needFactNamed = (heading: string, needs: readonly KnownNeed[]): string | undefined =>
  factHeadingsOf(needs).get(foldForSearch(heading));
