import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../../../db/seal.ts';
import type { HostPorts, KeychainState } from '../host-protocol.ts';

/** A keychain as a system has one, without a system: it seals for itself and opens nothing else. */
export interface FakeKeychain {
  readonly ports: Pick<HostPorts, 'keychain' | 'sealInKeychain' | 'openFromKeychain'>;
  /** What it says of itself; `null` makes every call fail. */
  state: KeychainState | null;
  /** Takes a new key and goes on opening what it sealed before. */
  rotate(): void;
  /** Is set up anew, and opens nothing of before. */
  forget(): void;
  readonly sealed: number;
}

export function fakeKeychain(): FakeKeychain {
  let keys = [randomBytes(32)];
  const keychain = {
    state: 'available' as KeychainState | null,
    sealed: 0,
    rotate: () => void keys.unshift(randomBytes(32)),
    forget: () => {
      keys = [randomBytes(32)];
    },
    ports: {
      keychain: () =>
        keychain.state === null ? Promise.reject(new Error('no keychain')) : Promise.resolve(keychain.state),
      sealInKeychain: async (secret: Uint8Array) => {
        if ((await keychain.ports.keychain()) !== 'available') return null;
        keychain.sealed += 1;
        return seal(keys[0] as Buffer, secret, 'keychain');
      },
      openFromKeychain: async (sealed: Uint8Array) => {
        if ((await keychain.ports.keychain()) !== 'available') return null;
        for (const [at, key] of keys.entries()) {
          try {
            return { secret: unseal(key, sealed, 'keychain'), renew: at > 0 };
          } catch {
            // Sealed under another one.
          }
        }
        throw new Error('sealed by somebody else');
      },
    },
  };
  return keychain;
}
