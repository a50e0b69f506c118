import { type Board, cellStateLabels, cellStates, gapsIn, type StateCounts } from './board.ts';

const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const valuesWords = (count: number): string => (count === 1 ? '1 value' : `${count} values`);

/** One sentence first: what is missing, whose it is, and how many people are whole. */
export function boardSentence({ values, states, people, complete }: Board, periodCode: string): string {
  if (values === 0) return `Nobody was in the cohort during ${periodCode}, so nothing is missing.`;
  const gaps = gapsIn(states);
  const whole = `${complete} of ${peopleWords(people)} ${complete === 1 ? 'has' : 'have'} every required value.`;
  if (gaps === 0) return `Nothing is left to ask for in ${periodCode}: ${valuesWords(values)} have an answer. ${whole}`;
  const blank = states.blank === gaps || states.blank === 0 ? '' : `, ${states.blank} of them not yet entered at all`;
  return `${gaps} of ${valuesWords(values)} for ${periodCode} could still be filled${blank}. ${whole}`;
}

/** The states that occur, with their counts, for a line of small print. */
export const stateLine = (states: StateCounts): string =>
  cellStates
    .filter((state) => states[state] > 0)
    .map((state) => `${states[state]} ${cellStateLabels[state].toLowerCase()}`)
    .join(', ');
