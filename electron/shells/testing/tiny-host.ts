import type { Json } from '../../../domain/json.ts';
import type { Reply } from '../../../domain/reply.ts';
import { openHostChannel } from '../../host/host-channel.ts';
import type { CreateHost, HostEvent } from '../../host/host-protocol.ts';
import { serveHost } from '../../host/serve-host.ts';

const asNumbers = (bytes: Uint8Array | null): Json => (bytes === null ? null : [...bytes]);

/** A host without a register, in a real process of its own: what the supervisor's tests start, kill and lock. */
const createTinyHost: CreateHost = (settings, ports) => {
  if (settings.home === '/refuses-to-start') throw new Error('typed text of somebody');
  const listeners: ((event: HostEvent) => void)[] = [];
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const operations: Readonly<Record<string, (input: Json) => Promise<Json> | Json>> = {
    pid: () => process.pid,
    echo: (input) => input,
    never: () => new Promise<Json>(() => undefined),
    crash: () => process.kill(process.pid, 'SIGKILL'),
    throwLater: () => {
      setImmediate(() => {
        throw new Error('typed text of somebody');
      });
      return null;
    },
    change: () => {
      tell({ type: 'changed', topics: ['people'] });
      return null;
    },
    goIdle: () => {
      tell({ type: 'ending', reason: 'idle' });
      return null;
    },
    pick: (input) => ports.pickFile({ title: String(input), extensions: ['mcn'] }),
    keychain: () => ports.keychain(),
    seal: async (input) => asNumbers(await ports.sealInKeychain(Uint8Array.from(input as number[]))),
    open: async (input) => {
      const found = await ports.openFromKeychain(Uint8Array.from(input as number[]));
      return found === null ? null : [asNumbers(found.secret), found.renew];
    },
    environment: () => Object.keys(process.env),
    'vault.lock': () => ({}),
  };
  return {
    dispatch: async (name, input, caller): Promise<Reply<Json>> => {
      const run = operations[String(name)];
      if (!run) return { ok: true, value: { window: caller.window } };
      return { ok: true, value: await run(input as Json) };
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    close: () => (settings.home === '/never-closes' ? new Promise(() => undefined) : Promise.resolve()),
  };
};

process.on('SIGINT', () => undefined);
serveHost(openHostChannel(), createTinyHost);
