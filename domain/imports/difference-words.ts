import { type CodedFact, codedFacts, codedFactWords } from '../people/coded-facts.ts';
import { answerLabels } from '../people/eligibility.ts';
import type { Listed } from './cells.ts';
import type { ComparedColumn, Difference, Stored } from './compare.ts';
import { importFields } from './fields.ts';
import { needFactColumns } from './need-facts.ts';

export interface DifferenceInWords {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

/** The words for codes. */
export interface Words {
  readonly lists: (name: string) => readonly Listed[];
  readonly needs: readonly Listed[];
}

const fieldOf: Readonly<Partial<Record<ComparedColumn, string>>> = {
  preferredName: 'preferred-name',
  givenName: 'given-name',
  familyName: 'family-name',
  pronouns: 'pronouns',
  birthDate: 'birth-date',
  contactPreference: 'contact-preference',
  goal: 'goal',
  goalOn: 'goal-on',
  strengths: 'strengths',
  ineffectiveContact: 'ineffective-contact',
  interpreter: 'interpreter',
  languageWords: 'language-words',
  communicationWords: 'communication-words',
  adjustmentWords: 'adjustment-words',
  safeTimes: 'safe-times',
};

const factOf = (column: string): CodedFact | undefined =>
  codedFacts.find((fact) => fact === column || `${fact}State` === column);

function labelOf(column: ComparedColumn): string {
  const fact = factOf(column);
  if (fact !== undefined) return codedFactWords[fact].label;
  return importFields.find(({ code }) => code === fieldOf[column])?.label ?? 'Birth date is an estimate';
}

const labelled = (list: readonly Listed[], code: unknown): string =>
  list.find((one) => one.code === code)?.label ?? String(code);

const answers: Readonly<Record<string, string>> = { ...answerLabels, recorded: 'Recorded' };

/** Columns that hold a code of answers; anything else that is text is somebody's own words. */
const coded = new Set<string>([
  ...codedFacts.map((fact) => `${fact}State`),
  'ineffectiveContact',
  'interpreter',
  ...needFactColumns.map(({ fact }) => fact),
]);

function inWords(column: string, value: Stored, words: Words): string | null {
  if (value === null) return null;
  const fact = codedFacts.find((one) => one === column);
  if (fact !== undefined) return labelled(words.lists(codedFactWords[fact].list), value);
  if (typeof value === 'number') return value === 1 ? 'Yes' : 'No';
  return coded.has(column) ? (answers[value] ?? value) : value;
}

function ofNeed({ code, fact, before, after }: Extract<Difference, { kind: 'need' }>, words: Words): DifferenceInWords {
  const column = needFactColumns.find((one) => one.fact === fact);
  return {
    label: `${labelled(words.needs, code)}: ${column?.words ?? fact}`,
    before: inWords(fact, before, words),
    after: inWords(fact, after, words) ?? '',
  };
}

function oneInWords(difference: Difference, words: Words): DifferenceInWords {
  if (difference.kind === 'need') return ofNeed(difference, words);
  if (difference.kind === 'alias') return { label: 'Other names', before: null, after: difference.after };
  if (difference.kind === 'joined') return { label: 'Joined the cohort on', before: null, after: difference.after };
  if (difference.kind === 'left') return { label: 'Left the cohort on', before: null, after: difference.after };
  const { column, before, after } = difference;
  return {
    label: labelOf(column),
    before: inWords(column, before, words),
    after: inWords(column, after, words) ?? '',
  };
}

/** Differences as a person reads them. Nothing stands for a value that was empty; a value that is recorded says so itself. */
export const differencesInWords = (differences: readonly Difference[], words: Words): DifferenceInWords[] =>
  differences
    .filter((one) => !(one.kind === 'person' && one.column.endsWith('State') && one.after === 'recorded'))
    .map((one) => oneInWords(one, words));
