import type { FromHost, ToHost } from '../host/host-protocol.ts';

/** A running host process, whatever started it. */
export interface HostChild {
  /** Lost without an error when the process is gone; its end is told through the listener. */
  send(message: ToHost): void;
  /** Ends the process at once. */
  kill(): void;
}

export interface HostChildListener {
  readonly message: (message: FromHost) => void;
  /** Told once, however the process ended, including when it never started. */
  readonly exit: () => void;
}

export type SpawnHost = (listener: HostChildListener) => HostChild;

/** Variables that could load foreign code into the host, or that it has no business knowing. */
const withheld = /^(NODE_|ELECTRON_|CASEBOOK_(PASSPHRASE|RECOVERY_CODE|RECOVERY_PART)$)/;

export const hostEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));
