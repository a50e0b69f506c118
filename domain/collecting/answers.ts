import { checkFactValue, type FactDefinition, type FactValue, type ValueState } from '../outcomes/values.ts';
import { cellStateLabels } from './board.ts';

/** Which of two values holds after somebody chose between them. */
export const holds = ['answer', 'register'] as const;
export type Holds = (typeof holds)[number];
export const holdsLabels: Readonly<Record<Holds, string>> = {
  answer: 'The answer of the agency',
  register: 'What the register held',
};

/** A value of a list as an agency is offered it. */
export interface OfferedValue {
  readonly code: string;
  readonly label: string;
}

export type Question = Pick<
  FactDefinition,
  'code' | 'label' | 'columnLabel' | 'valueType' | 'minimum' | 'maximum' | 'measure'
> & {
  /** The values of a coded fact that an agency may be told of; empty for numbers. */
  readonly values: readonly OfferedValue[];
};

/** The states an agency can answer with, in the words that stand in its workbook. */
export const answerStates = ['not-known', 'declined', 'not-asked', 'not-applicable', 'not-supplied'] as const;
export type AnswerState = (typeof answerStates)[number];

export const answerStateLabels: Readonly<Record<AnswerState, string>> = {
  'not-known': cellStateLabels['not-known'],
  declined: cellStateLabels.declined,
  'not-asked': cellStateLabels['not-asked'],
  'not-applicable': cellStateLabels['not-applicable'],
  'not-supplied': cellStateLabels['not-supplied'],
};

const folded = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

/** The words of the list first, without those that say the same as a state; then the states. */
export function offeredWords({ values }: Pick<Question, 'values'>): string[] {
  const states = Object.values(answerStateLabels);
  const said = new Set(states.map(folded));
  return [...values.map(({ label }) => label).filter((label) => !said.has(folded(label))), ...states];
}

/** Why a cell cannot be taken in. */
export const cellProblems = [
  'unclear',
  'formula',
  'unknown-word',
  'not-a-number',
  'not-whole',
  'out-of-range',
  'too-long',
  'record-closed',
] as const;
export type CellProblem = (typeof cellProblems)[number];

export type Read =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'problem'; readonly problem: CellProblem };

const problem = (one: CellProblem): Read => ({ kind: 'problem', problem: one });
const withState = (state: ValueState): Read => ({
  kind: 'value',
  value: { state, valueCode: null, valueNumber: null },
});

/** What people write for several different things; which one is meant only they can say. */
const unclear = new Set([
  'n/a',
  'na',
  'n.a.',
  'n/k',
  'nk',
  '-',
  '–',
  '—',
  '.',
  '?',
  '??',
  'x',
  'nil',
  'none',
  'unknown',
  'tbc',
]);

const longest = 200;

function readNumber(question: Question, text: string): Read {
  const plain = text.replace(',', '.');
  if (!/^[+-]?\d{1,12}(\.\d{1,12})?$/.test(plain)) return problem('not-a-number');
  const value: FactValue = { state: 'recorded', valueCode: null, valueNumber: Number(plain) };
  const refused = checkFactValue(question, value, []);
  if (refused === null) return { kind: 'value', value };
  return problem(refused === 'value-not-whole' ? 'not-whole' : 'out-of-range');
}

/**
 * What an agency wrote in one cell. Nothing is guessed: what can mean several things is a problem that is shown, and blank is
 * no answer and never zero. A word that is both a value and a state is the state, since states are counted apart.
 */
export function readAnswer(question: Question, written: string, isFormula: boolean): Read {
  if (isFormula || /^[=@]/.test(written.trim())) return problem('formula');
  const text = folded(written);
  if (text === '') return { kind: 'nothing' };
  if (text.length > longest) return problem('too-long');
  const state = answerStates.find((one) => folded(answerStateLabels[one]) === text);
  if (state !== undefined) return withState(state);
  const value = question.values.find(({ label }) => folded(label) === text);
  if (value !== undefined)
    return { kind: 'value', value: { state: 'recorded', valueCode: value.code, valueNumber: null } };
  if (unclear.has(text)) return problem('unclear');
  return question.valueType === 'code' ? problem('unknown-word') : readNumber(question, text);
}

/** What stands in the cell of a value that is known already. */
export function writtenAs(question: Question, value: FactValue | null): string {
  if (value === null) return '';
  if (value.state !== 'recorded') return answerStateLabels[value.state];
  if (value.valueNumber !== null) return String(value.valueNumber);
  return question.values.find(({ code }) => code === value.valueCode)?.label ?? '';
}

/** Whether two values are the same; null is not yet entered. */
export const sameValue = (one: FactValue | null, other: FactValue | null): boolean =>
  one === null || other === null
    ? one === other
    : one.state === other.state && one.valueCode === other.valueCode && one.valueNumber === other.valueNumber;
