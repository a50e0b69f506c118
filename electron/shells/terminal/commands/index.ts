import type { Command } from '../answer.ts';
import type { CommandName } from '../arguments.ts';
import { backup } from './backup.ts';
import { fidelity } from './fidelity.ts';
import { importPeople, preview } from './import.ts';
import { outcomes } from './outcomes.ts';
import { people } from './people.ts';
import { saveReturn } from './return.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

/** The commands that work on a register that exists. */
export const commands: Readonly<Record<Exclude<CommandName, 'demo' | 'restore' | 'recover'>, Command>> = {
  status,
  people,
  fidelity,
  outcomes,
  return: saveReturn,
  preview,
  import: importPeople,
  backup,
  verify,
};
