import type { FromHost, ToHost } from './host-protocol.ts';
import type { HostChannel } from './serve-host.ts';

/** What Electron gives a utility process to talk through. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const parentPort = (): ParentPort | undefined => (process as { parentPort?: ParentPort }).parentPort;

const throughParentPort = (port: ParentPort): HostChannel => ({
  // As text, so that exactly the values of JSON cross, as on the other transport.
  send: (message) => port.postMessage(JSON.stringify(message)),
  listen: (listener) => port.on('message', ({ data }) => listener(JSON.parse(String(data)) as ToHost)),
  // Electron ends a utility process together with its application.
  onClosed: () => undefined,
  exit: () => process.exit(0),
});

const throughFork = (): HostChannel => ({
  send: (message: FromHost) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  },
  listen: (listener) => {
    process.on('message', (message) => listener(message as ToHost));
  },
  onClosed: (listener) => {
    process.on('disconnect', listener);
  },
  exit: () => process.exit(0),
});

/** The line to whoever started this process. Throws when nobody listens. */
export const openHostChannel = (): HostChannel => {
  const port = parentPort();
  if (port) return throughParentPort(port);
  if (!process.send) throw new Error('the host is started by a shell');
  return throughFork();
};
