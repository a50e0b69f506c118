import type { HostPorts } from './host-protocol.ts';

/** For shells that have no way to the system's keychain. */
export const noKeychain: Pick<HostPorts, 'keychain' | 'sealInKeychain' | 'openFromKeychain'> = {
  keychain: () => Promise.resolve('unavailable'),
  sealInKeychain: () => Promise.resolve(null),
  openFromKeychain: () => Promise.resolve(null),
};
