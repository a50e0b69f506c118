import type { KeychainState } from '../../host/host-protocol.ts';

/** What Electron and the system say about the keychain, before it is asked whether it works. */
export interface KeychainFacts {
  readonly platform: NodeJS.Platform;
  /** Which store Electron chose on Linux; null elsewhere. */
  readonly backend: string | null;
  /** Whether this Electron has the asynchronous calls; the others are deprecated and never used. */
  readonly asynchronous: boolean;
}

/** Stores that keep a password of their own for whoever is logged in. */
const protecting = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * Whether the keychain may be used: `ask` it whether it works. On Linux any store but the known ones is refused, for
 * Electron then seals with a password that is in its source.
 */
export function judgeKeychain({ platform, backend, asynchronous }: KeychainFacts): KeychainState | 'ask' {
  if (platform === 'linux' && !protecting.has(backend ?? '')) return 'unprotected';
  if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') return 'unavailable';
  return asynchronous ? 'ask' : 'unavailable';
}
