import type { CallerWindow } from '../../domain/access.ts';
import type { Json } from '../../domain/json.ts';
import type { Topic } from '../../domain/operation.ts';
import type { Reply } from '../../domain/reply.ts';
import type { DerivationCost } from '../../domain/vault/derivation-cost.ts';

/** Everything that crosses between a shell and the host process. JSON values only, on every transport. */

/** Who asks, as established by the shell; the page has no say in it. */
export interface Caller {
  readonly window: CallerWindow;
}

/**
 * Whether the system's keychain can keep a secret for whoever is logged in. `unprotected`: it would keep it under a
 * password that everybody knows.
 */
export const keychainStates = ['available', 'unprotected', 'unavailable'] as const;
export type KeychainState = (typeof keychainStates)[number];

/** What the keychain had sealed. `renew`: seal it again, for the keychain has a newer key. */
export interface FromKeychain {
  readonly secret: Uint8Array;
  readonly renew: boolean;
}

/** What the host may ask of its shell. `unavailable` where the shell cannot do it. */
export interface HostPorts {
  /** Asks for one existing file; extensions without the dot. Null when the person changes their mind. */
  pickFile(options: { readonly title: string; readonly extensions: readonly string[] }): Promise<Picked>;
  pickFolder(options: { readonly title: string }): Promise<Picked>;
  /** Shows a file in the system's file manager; false where that is not possible. */
  reveal(path: string): Promise<boolean>;
  /**
   * Sets one whole HTML document, which loads nothing and runs nothing, as a tagged PDF; its bytes, or null where the shell
   * cannot. Nothing of it is written anywhere.
   */
  renderPdf(html: string): Promise<Uint8Array | null>;
  keychain(): Promise<KeychainState>;
  /** Bytes that only this computer's keychain opens again; null where it does not take them. */
  sealInKeychain(secret: Uint8Array): Promise<Uint8Array | null>;
  /** What was sealed, or null where the keychain does not open it. Whoever asked wipes it. */
  openFromKeychain(sealed: Uint8Array): Promise<FromKeychain | null>;
}
/** An absolute path, null when the person changed their mind, or the word `unavailable`. */
export type Picked = string | null;

export interface HostSettings {
  /** Absolute path of the application's data folder. */
  readonly home: string;
  readonly shell: 'electron' | 'chromium' | 'terminal';
  readonly demonstration: boolean;
  /** What makes this shell lock the register by itself, in words, without the idle clock of the host. */
  readonly lockSignals: readonly string[];
  /** What a new passphrase costs; about a second on this computer where left out. For tests. */
  readonly derivation?: DerivationCost;
}

export const lockReasons = [
  'asked',
  'idle',
  'suspended',
  'screen-locked',
  'user-switched',
  'clock-gap',
  'closing',
  'crashed',
] as const;
/** Why the register was locked. `crashed`: the host ended by itself; everything acknowledged is in the file. */
export type LockReason = (typeof lockReasons)[number];

/** What the host tells its shell, and the shell its page. No event holds anything about a person. */
export type HostEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly job: string; readonly done: number; readonly total: number }
  /** The register is about to be locked: the page has half a second to hand over what was typed. */
  | { readonly type: 'locking'; readonly reason: LockReason }
  | { readonly type: 'locked'; readonly reason: LockReason }
  /** The host closes everything now and ends; for the shell, never for the page. */
  | { readonly type: 'ending'; readonly reason?: LockReason };

export type PortName = keyof HostPorts;

/** The application without a window. */
export interface Host {
  /** Name and input come from outside and are checked inside; never throws. */
  dispatch(name: unknown, input: unknown, caller: Caller): Promise<Reply<Json>>;
  listen(listener: (event: HostEvent) => void): void;
  /** Writes what is due, makes the backup that is due where the reason leaves time for it, and closes the register. */
  close(reason?: LockReason): Promise<void>;
}
export type CreateHost = (settings: HostSettings, ports: HostPorts) => Host;

export type ToHost =
  | { readonly type: 'start'; readonly settings: HostSettings }
  | { readonly type: 'call'; readonly id: number; readonly name: Json; readonly input: Json; readonly caller: Caller }
  | { readonly type: 'end'; readonly reason: LockReason }
  | { readonly type: 'port-reply'; readonly id: number; readonly value: Json };

export type FromHost =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<Json> }
  | { readonly type: 'event'; readonly event: HostEvent }
  | { readonly type: 'port'; readonly id: number; readonly name: PortName; readonly args: readonly Json[] }
  /** Everything is closed; the shell may end the process. */
  | { readonly type: 'ended'; readonly reason: LockReason };
