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
  newPassphrase: 'passphrase',
};

/** Of a call about a spreadsheet, its place is the file's and not the register's, and every column stands in --map. */
const ofSpreadsheet = (field: string): string | undefined =>
  field === 'path' ? 'file' : field.startsWith('mapping') ? 'map' : undefined;

const inWordsOfOptions = (name: OperationName, { field, ...problem }: Problem): Problem => {
  if (problem.code === 'sign-in-name-missing')
    return no(problem.code, 'user', 'Several people open this register. Name yourself with --user NAME.').problem;
  if (field === undefined) return problem;
  const spreadsheet = name.startsWith('imports.') ? ofSpreadsheet(field) : undefined;
  return { ...problem, field: spreadsheet ?? optionFor[field] ?? field };
};

export const clientOf =
  (supervisor: Pick<Supervisor, 'call'>): Client =>
  async <K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
    const reply = await supervisor.call(name, input as Json, { window: 'main' });
    if (!reply.ok) throw new SaidNo(inWordsOfOptions(name, reply.error));
    return reply.value as OutputOf<K>;
  };
