import type { Problem } from '../../../domain/reply.ts';
import { refusalOfFile } from '../../host/vault/replace-file.ts';
import type { Answer } from './answer.ts';
import { no, SaidNo } from './said-no.ts';

export interface Outcome {
  /** 0 done, 2 refused with a reason, 1 something went wrong inside. */
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const asDocument = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/** An answer as lines, or as one JSON document. */
export const printAnswer = ({ lines, value }: Answer, json: boolean): Outcome => ({
  status: 0,
  stdout: json ? asDocument({ ok: true, value }) : `${lines.join('\n')}\n`,
  stderr: '',
});

/** A no as a sentence on standard error, or as one JSON document on standard output. */
export function printProblem(problem: Problem, json: boolean): Outcome {
  const status = problem.code === 'internal' ? 1 : 2;
  if (json) return { status, stdout: asDocument({ ok: false, error: problem }), stderr: '' };
  return { status, stdout: '', stderr: `casebook: ${problem.message} (${problem.code})\n` };
}

/** What went wrong, as a problem; anything unexpected as `internal`, without its content. */
export const problemOf = (error: unknown): Problem =>
  error instanceof SaidNo ? error.problem : no(refusalOfFile(error)?.code ?? 'internal').problem;
