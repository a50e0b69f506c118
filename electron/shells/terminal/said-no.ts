import { type RefusalCode, sentenceFor } from '../../../domain/refusal.ts';
import type { Problem } from '../../../domain/reply.ts';

/** A no for the person at the terminal, from the host or from this shell; caught where it is printed. */
export class SaidNo extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'SaidNo';
    this.problem = problem;
  }
}

/** A no with the code's own sentence, or with one that names what would be right. Never repeats what was typed. */
export const no = (code: RefusalCode, field?: string, message: string = sentenceFor(code)): SaidNo =>
  new SaidNo({ code, message, ...(field === undefined ? {} : { field }) });

/** "one", "one or two", "one, two or three". */
export const listed = (words: readonly string[], last: 'or' | 'and' = 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
