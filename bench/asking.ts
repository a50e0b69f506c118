import type { InputOf, OperationName, OutputOf } from '../domain/contract.ts';
import type { Host } from '../electron/host/host-protocol.ts';

/** Asks a host as the main window would; throws where it refuses. */
export const askerOf =
  (host: Host) =>
  async <K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
    const reply = await host.dispatch(name, input, { window: 'main' });
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
    return reply.value as OutputOf<K>;
  };

export type Asker = ReturnType<typeof askerOf>;

/** Answers with one after the other, and begins again after the last. */
export function inTurn<T>(all: readonly [T, ...T[]]): () => T {
  let turn = 0;
  return () => all[turn++ % all.length] ?? all[0];
}
