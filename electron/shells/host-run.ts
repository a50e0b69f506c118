import { assertNever } from '../../domain/assert-never.ts';
import type { Json } from '../../domain/json.ts';
import type { Reply } from '../../domain/reply.ts';
import type {
  Caller,
  FromHost,
  HostEvent,
  HostPorts,
  HostSettings,
  LockReason,
  PortName,
} from '../host/host-protocol.ts';
import type { SpawnHost } from './host-child.ts';
import { refused } from './refused.ts';

export interface HostRunOptions {
  readonly spawn: SpawnHost;
  readonly settings: HostSettings;
  readonly ports: HostPorts;
  readonly onEvent: (event: HostEvent) => void;
  /** Told when the process is gone. `wasReady` is false for a host that never came up. */
  readonly onGone: (reason: LockReason, wasReady: boolean) => void;
  /** How long a host that ends by itself may take, in milliseconds. */
  readonly ownEndLimit: number;
}

/** One host process from its start to its end. */
export interface HostRun {
  isEnding(): boolean;
  call(name: Json, input: Json, caller: Caller): Promise<Reply<Json>>;
  /** Lets it write what is due, then ends it, after `limit` milliseconds without its consent. Settles when it is gone. */
  end(reason: LockReason, limit: number): Promise<void>;
}

type PickOptions = { readonly title: string; readonly extensions: readonly string[] };

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Lends bytes that came as text to a piece of work, and forgets them. */
const lend = async <T>(text: Json | undefined, work: (bytes: Uint8Array) => Promise<T>): Promise<T> => {
  const bytes = Buffer.from(String(text), 'base64');
  try {
    return await work(bytes);
  } finally {
    bytes.fill(0);
  }
};

const seal = (ports: HostPorts, secret: Json | undefined): Promise<Json> =>
  lend(secret, async (bytes) => {
    const sealed = await ports.sealInKeychain(bytes);
    return sealed === null ? null : asText(sealed);
  });

const open = (ports: HostPorts, sealed: Json | undefined): Promise<Json> =>
  lend(sealed, async (bytes) => {
    const found = await ports.openFromKeychain(bytes);
    if (found === null) return null;
    const answer = [asText(found.secret), found.renew];
    found.secret.fill(0);
    return answer;
  });

const print = async (ports: HostPorts, html: string): Promise<Json> => {
  const pdf = await ports.renderPdf(html);
  return pdf === null ? null : asText(pdf);
};

const askPort = (ports: HostPorts, name: PortName, args: readonly Json[]): Promise<Json> => {
  switch (name) {
    case 'pickFile':
      return ports.pickFile(args[0] as unknown as PickOptions);
    case 'pickFolder':
      return ports.pickFolder(args[0] as unknown as PickOptions);
    case 'reveal':
      return ports.reveal(String(args[0]));
    case 'renderPdf':
      return print(ports, String(args[0]));
    case 'keychain':
      return ports.keychain();
    case 'sealInKeychain':
      return seal(ports, args[0]);
    case 'openFromKeychain':
      return open(ports, args[0]);
    default:
      return assertNever(name);
  }
};

/** The calls that wait for their reply. */
const createLedger = () => {
  const waiting = new Map<number, (reply: Reply<Json>) => void>();
  let last = 0;
  return {
    enter: (send: (id: number) => void): Promise<Reply<Json>> => {
      last += 1;
      const id = last;
      send(id);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    settle: (id: number, reply: Reply<Json>): void => {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
    settleAll: (reply: Reply<Json>): void => {
      for (const answer of waiting.values()) answer(reply);
      waiting.clear();
    },
  };
};

export const startHostRun = (options: HostRunOptions): HostRun => {
  const { settings, ports, onEvent, onGone, ownEndLimit } = options;
  const calls = createLedger();
  let tellGone: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    tellGone = resolve;
  });
  let ready = false;
  let ending: LockReason | null = null;
  let limitTimer: NodeJS.Timeout | undefined;

  const beginEnding = (reason: LockReason, limit: number): void => {
    ending ??= reason;
    limitTimer ??= setTimeout(() => child.kill(), limit);
  };

  const answerPort = async (id: number, name: PortName, args: readonly Json[]): Promise<void> => {
    let value: Json = 'unavailable';
    try {
      value = await askPort(ports, name, args);
    } catch {
      // Whatever kept the shell from doing it, the host goes on without.
    }
    child.send({ type: 'port-reply', id, value });
  };

  const hear = (event: HostEvent): void => {
    if (event.type === 'ending') beginEnding(event.reason ?? 'idle', ownEndLimit);
    else onEvent(event);
  };

  const receive = (message: FromHost): void => {
    switch (message.type) {
      case 'ready':
        ready = true;
        break;
      case 'reply':
        calls.settle(message.id, message.reply);
        break;
      case 'event':
        hear(message.event);
        break;
      case 'port':
        void answerPort(message.id, message.name, message.args);
        break;
      case 'ended':
        ending ??= message.reason;
        child.kill();
        break;
      default:
        assertNever(message);
    }
  };

  const exit = (): void => {
    clearTimeout(limitTimer);
    calls.settleAll(refused(ending ? 'locked' : 'internal'));
    tellGone();
    onGone(ending ?? 'crashed', ready);
  };

  const child = options.spawn({ message: receive, exit });
  child.send({ type: 'start', settings });
  return {
    isEnding: () => ending !== null,
    call: (name, input, caller) => calls.enter((id) => child.send({ type: 'call', id, name, input, caller })),
    end: (reason, limit) => {
      beginEnding(reason, limit);
      child.send({ type: 'end', reason });
      return gone;
    },
  };
};
