import { commandNames, commandShapes, usageOf } from './arguments.ts';
import { aligned } from './table.ts';

/** What `--help` prints. */
export const helpText = (version: string): string =>
  [
    `MCN Casebook ${version}, in the terminal.`,
    '',
    'npm run casebook -- <command> [options] [--json]',
    '',
    ...aligned(commandNames.map((name) => [`  ${usageOf(name)}`, commandShapes[name].does])),
    '',
    'The passphrase is asked for, or taken from CASEBOOK_PASSPHRASE; it is never an argument.',
    'Where several people open a register, --user names whose passphrase it is; for recover, who gets a new one.',
    'The recovery code is asked for too, or taken from CASEBOOK_RECOVERY_CODE; of two parts the other one is taken',
    'from CASEBOOK_RECOVERY_PART. The new passphrase is asked for, or taken from CASEBOOK_PASSPHRASE.',
    'Periods are named by their code, such as Y1Q4. Rules are nhs-2018 and public.',
    'Columns are mapped as --map "A=reference,C=birth-date,D=-"; what is not named is recognised by its heading. --yes is',
    'suspected or disclosed: what a yes in a column of needs means. --add is lines such as 4,17.',
    'With --json the answer is one JSON document: {"ok":true,"value":...} or {"ok":false,"error":...};',
    'demo --json prints the whole demonstration as JSON. npm run --silent keeps the lines of npm itself away.',
    'Exit status: 0 done, 2 refused with a reason, 1 something went wrong inside Casebook.',
  ].join('\n');
