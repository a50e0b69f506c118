import type { Json } from '../../../domain/json.ts';
import type { Client } from './client.ts';

/** What a command found: lines for a person, a value for a program. */
export interface Answer {
  readonly lines: readonly string[];
  readonly value: Json;
}

/** One command on an unlocked register. Refusals are thrown as `SaidNo`. */
export type Command = (client: Client, options: Readonly<Record<string, string | undefined>>) => Promise<Answer>;
