import type { InputOf, OperationName, OutputOf } from '../../../domain/contract.ts';
import type { Json } from '../../../domain/json.ts';
import type { Problem } from '../../../domain/reply.ts';
import type { Supervisor } from '../host-supervisor.ts';
import { no, SaidNo } from './said-no.ts';

/** Asks the host; a refusal is thrown as `SaidNo`. */
export type Client = <K extends OperationName>(name: K, input: InputOf<K>) => Promise<OutputOf<K>>;

/** Fields of operations under the names that the options have here. */
const optionFor: Readonly<Record<string, string>> = {
  path: 'register',
  folder: 'out',
  leftOutFolder: 'out',
  registerName: 'register',
  signInName: 'user',
};

const inWordsOfOptions = ({ field, ...problem }: Problem): Problem => {
  if (problem.code === 'sign-in-name-missing')
    return no(problem.code, 'user', 'Several people open this register. Name yourself with --user NAME.').problem;
  return field === undefined ? problem : { ...problem, field: optionFor[field] ?? field };
};

export const clientOf =
  (supervisor: Supervisor): Client =>
  async <K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
    const reply = await supervisor.call(name, input as Json, { window: 'main' });
    if (!reply.ok) throw new SaidNo(inWordsOfOptions(reply.error));
    return reply.value as OutputOf<K>;
  };
