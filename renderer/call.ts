import type { InputOf, OperationName, OutputOf } from '../domain/contract.ts';
import type { Json } from '../domain/json.ts';
import { type RefusalCode, sentenceFor } from '../domain/refusal.ts';
import type { Problem, Reply } from '../domain/reply.ts';

/** A refusal of the host, as an error with the sentence a person reads. */
export class CallError extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'CallError';
    this.code = problem.code;
    this.field = problem.field;
  }
}

/** Asks the host; answers with a value either way. A bridge that breaks answers as an internal problem. */
export async function ask<K extends OperationName>(name: K, input: InputOf<K>): Promise<Reply<OutputOf<K>>> {
  try {
    return (await window.bridge.call(name, input as Json)) as Reply<OutputOf<K>>;
  } catch {
    return { ok: false, error: { code: 'internal', message: sentenceFor('internal') } };
  }
}

/** Asks the host and throws a CallError where it refuses. */
export async function call<K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new CallError(reply.error);
  return reply.value;
}
