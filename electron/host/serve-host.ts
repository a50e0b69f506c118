import { assertNever } from '../../domain/assert-never.ts';
import type { Json } from '../../domain/json.ts';
import {
  type CreateHost,
  type FromHost,
  type FromKeychain,
  type Host,
  type HostPorts,
  type KeychainState,
  keychainStates,
  type LockReason,
  type PortName,
  type ToHost,
} from './host-protocol.ts';

/** The host process's end of the line to its shell. */
export interface HostChannel {
  send(message: FromHost): void;
  listen(listener: (message: ToHost) => void): void;
  /** Called when the shell is gone. */
  onClosed(listener: () => void): void;
  /** Ends this process. */
  exit(): void;
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const asBytes = (answer: Json): Buffer | null => (typeof answer === 'string' ? Buffer.from(answer, 'base64') : null);
const stateIn = (answer: Json): KeychainState => keychainStates.find((state) => state === answer) ?? 'unavailable';

/** What the keychain gave, as the two halves cross the line. */
function fromKeychain(answer: Json): FromKeychain | null {
  if (!Array.isArray(answer)) return null;
  const secret = asBytes(answer[0] ?? null);
  return secret === null ? null : { secret, renew: answer[1] === true };
}

const unavailableAsNull = (answer: Json): Json => (answer === 'unavailable' ? null : answer);

const createPorts = (ask: (name: PortName, args: readonly Json[]) => Promise<Json>): HostPorts => {
  const picked = (answer: Json) => (typeof answer === 'string' || answer === null ? answer : 'unavailable');
  return {
    pickFile: async (options) => picked(await ask('pickFile', [{ ...options }])),
    pickFolder: async (options) => picked(await ask('pickFolder', [{ ...options }])),
    reveal: async (path) => (await ask('reveal', [path])) === true,
    renderPdf: async (html) => asBytes(unavailableAsNull(await ask('renderPdf', [html]))),
    keychain: async () => stateIn(await ask('keychain', [])),
    sealInKeychain: async (secret) => asBytes(unavailableAsNull(await ask('sealInKeychain', [asText(secret)]))),
    openFromKeychain: async (sealed) => fromKeychain(await ask('openFromKeychain', [asText(sealed)])),
  };
};

/**
 * Connects a host to its shell. After a successful `vault.lock`, when the host itself asks to end, or when the shell is
 * gone, everything is closed and the process ends: the key and every decrypted page leave memory with it.
 */
export const serveHost = (channel: HostChannel, create: CreateHost): void => {
  let host: Host | null = null;
  let ended = false;
  let lastQuestion = 0;
  const questions = new Map<number, (value: Json) => void>();

  const ports = createPorts((name, args) => {
    lastQuestion += 1;
    const id = lastQuestion;
    channel.send({ type: 'port', id, name, args });
    return new Promise((resolve) => questions.set(id, resolve));
  });

  const announceEnd = (reason: LockReason): void => {
    ended = true;
    channel.send({ type: 'event', event: { type: 'ending', reason } });
  };

  const closeAndExit = async (reason: LockReason): Promise<void> => {
    await host?.close(reason).catch(() => undefined);
    channel.send({ type: 'ended', reason });
    // The shell ends this process on that message. Should it be gone, end without it.
    setTimeout(() => channel.exit(), 250);
  };

  const end = async (reason: LockReason): Promise<void> => {
    if (ended) return;
    announceEnd(reason);
    await closeAndExit(reason);
  };

  const answer = async (call: ToHost & { type: 'call' }): Promise<void> => {
    if (!host || ended) return;
    const reply = await host.dispatch(call.name, call.input, call.caller);
    const locks = call.name === 'vault.lock' && reply.ok && !ended;
    // Before the reply, so that the shell keeps whatever the page asks next for the next host.
    if (locks) announceEnd('asked');
    channel.send({ type: 'reply', id: call.id, reply });
    if (locks) await closeAndExit('asked');
  };

  const start = (settings: Parameters<CreateHost>[0]): void => {
    host = create(settings, ports);
    host.listen((event) => {
      if (event.type === 'ending') void end(event.reason ?? 'idle');
      else channel.send({ type: 'event', event });
    });
    channel.send({ type: 'ready' });
  };

  // Nobody waits any longer, so there is no time for a backup.
  channel.onClosed(() => void end('crashed'));
  channel.listen((message) => {
    switch (message.type) {
      case 'start':
        start(message.settings);
        break;
      case 'call':
        void answer(message);
        break;
      case 'end':
        void end(message.reason);
        break;
      case 'port-reply':
        questions.get(message.id)?.(message.value);
        questions.delete(message.id);
        break;
      default:
        assertNever(message);
    }
  });
};
