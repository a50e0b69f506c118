import { parseArgs } from 'node:util';
import { listed, no } from './said-no.ts';
import { ruleOf } from './words.ts';

/** Options that take a value, with what the help calls it. */
const valueOptions = {
  register: 'FILE',
  user: 'NAME',
  period: 'CODE',
  rule: 'RULE',
  out: 'FOLDER',
  backup: 'FILE',
  name: 'NAME',
  file: 'FILE',
  map: 'COLUMNS',
  sheet: 'NAME',
  yes: 'FACT',
  add: 'LINES',
  update: 'LINES',
  dates: 'ORDER',
} as const;
export type OptionName = keyof typeof valueOptions;

interface CommandShape {
  readonly does: string;
  readonly needs: readonly OptionName[];
  readonly takes: readonly OptionName[];
}

/** Every command of the terminal, in the order of the help. */
export const commandShapes = {
  demo: { does: 'Makes the demonstration cohort and shows its overview.', needs: [], takes: ['register'] },
  status: { does: 'People, completeness, fidelity and the last return.', needs: ['register'], takes: ['user'] },
  people: { does: 'Everyone in the register, with needs and membership.', needs: ['register'], takes: ['user'] },
  fidelity: {
    does: 'One period’s assessment; the current one if none is named.',
    needs: ['register'],
    takes: ['user', 'period'],
  },
  outcomes: { does: 'One period’s outcomes, person by person.', needs: ['register'], takes: ['user', 'period'] },
  return: {
    does: 'Saves the anonymised return of a period.',
    needs: ['register', 'period', 'rule', 'out'],
    takes: ['user'],
  },
  preview: {
    does: 'Shows what a spreadsheet would bring in. Writes nothing.',
    needs: ['register', 'file'],
    takes: ['user', 'sheet', 'map', 'yes', 'dates'],
  },
  import: {
    does: 'Takes people in from a spreadsheet, in one step; --add names lines that are not duplicates, --update those to change.',
    needs: ['register', 'file'],
    takes: ['user', 'sheet', 'map', 'yes', 'dates', 'add', 'update', 'out'],
  },
  backup: {
    does: 'Makes a backup and reads it whole; in a folder if one is named.',
    needs: ['register'],
    takes: ['user', 'out'],
  },
  restore: {
    does: 'Puts a copy of a backup into a folder, read whole.',
    needs: ['backup', 'out'],
    takes: ['user', 'name'],
  },
  recover: {
    does: 'Opens a register with its recovery code and sets a new passphrase.',
    needs: ['register'],
    takes: ['user'],
  },
  verify: { does: 'Reads every page, reference and link of the audit trail.', needs: ['register'], takes: ['user'] },
} as const satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof commandShapes;
export const commandNames = Object.keys(commandShapes) as readonly CommandName[];

export interface Order {
  readonly command: CommandName;
  readonly options: Readonly<Partial<Record<OptionName, string>>>;
}

export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'order'; readonly order: Order };

/** Whether the answer is to be JSON; read on its own, so that an order that makes no sense is still answered in JSON. */
export const wantsJson = (args: readonly string[]): boolean => args.includes('--json');

const isCommand = (word: string | undefined): word is CommandName =>
  word !== undefined && Object.hasOwn(commandShapes, word);

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: {
        register: value,
        user: value,
        period: value,
        rule: value,
        out: value,
        backup: value,
        name: value,
        file: value,
        map: value,
        sheet: value,
        yes: value,
        add: value,
        update: value,
        dates: value,
        json: flag,
        help: { ...flag, short: 'h' },
        version: flag,
      },
    });
  } catch {
    throw no('usage');
  }
}

function checkOptions(command: CommandName, given: Order['options']): void {
  const { needs, takes }: CommandShape = commandShapes[command];
  const known = [...needs, ...takes];
  for (const name of Object.keys(valueOptions) as OptionName[]) {
    if (given[name] !== undefined && !known.includes(name))
      throw no('usage', name, `The command ${command} does not take --${name}.`);
  }
  const missing = needs.find((name) => given[name] === undefined || given[name] === '');
  if (missing !== undefined)
    throw no('usage', missing, `The command ${command} needs --${missing} ${valueOptions[missing]}.`);
  const empty = takes.find((name) => given[name] === '');
  if (empty !== undefined) throw no('usage', empty, `Give a value after --${empty}, or leave it out.`);
  if (given.rule !== undefined) ruleOf(given.rule);
}

/** What is asked for. Says no, in a sentence, to everything that this version does not understand. */
export function readArguments(args: readonly string[]): Asked {
  if (args.some((arg) => /^--?(recovery|code|part)/.test(arg)))
    throw no(
      'usage',
      'recoveryCode',
      'A recovery code is never taken as an argument, because other programs can read arguments. Type it at the prompt or set CASEBOOK_RECOVERY_CODE, and CASEBOOK_RECOVERY_PART for the other of two parts.',
    );
  if (args.some((arg) => /^--?pass(phrase|word)?(=|$)/.test(arg)))
    throw no(
      'usage',
      'passphrase',
      'A passphrase is never taken as an argument, because other programs can read arguments. Type it at the prompt or set CASEBOOK_PASSPHRASE.',
    );
  const { values, positionals } = read(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...rest] = positionals;
  if (!isCommand(command)) throw no('usage', 'command', `Name a command: ${listed(commandNames)}.`);
  if (rest.length > 0) throw no('usage', 'command', 'Give one command at a time, and every value after its option.');
  const { json: _json, help: _help, version: _version, ...given } = values;
  const options = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined));
  checkOptions(command, options);
  return { kind: 'order', order: { command, options } };
}

/** How a command is written, for the help. */
export function usageOf(command: CommandName): string {
  const { needs, takes }: CommandShape = commandShapes[command];
  const written = (name: OptionName): string => `--${name} ${valueOptions[name]}`;
  return [command, ...needs.map(written), ...takes.map((name) => `[${written(name)}]`)].join(' ');
}
