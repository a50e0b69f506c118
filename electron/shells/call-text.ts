import type { Json } from '../../domain/json.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Caller } from '../host/host-protocol.ts';
import type { Supervisor } from './host-supervisor.ts';
import { refused } from './refused.ts';

const readCall = (text: unknown): readonly [Json, Json] | null => {
  try {
    const call: unknown = JSON.parse(String(text));
    return Array.isArray(call) && call.length === 2 ? [call[0] as Json, call[1] as Json] : null;
  } catch {
    return null;
  }
};

/**
 * Answers a call as a page sends it: the JSON text of `[name, input]`. Text, because every transport then carries the
 * same values; a page that cannot write its input as JSON sends an empty text and is refused.
 */
export const callAsText = (supervisor: Supervisor, text: unknown, caller: Caller): Promise<Reply<Json>> => {
  const call = readCall(text);
  return call ? supervisor.call(call[0], call[1], caller) : Promise.resolve(refused('bad-input'));
};
