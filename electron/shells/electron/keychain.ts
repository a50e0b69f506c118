import { safeStorage } from 'electron';
import type { HostPorts, KeychainState } from '../../host/host-protocol.ts';
import { judgeKeychain } from './keychain-verdict.ts';

/** Older Electrons have only the calls that are deprecated now. */
const asynchronous = (): boolean => typeof safeStorage.isAsyncEncryptionAvailable === 'function';

const state = async (): Promise<KeychainState> => {
  const { platform } = process;
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
  const verdict = judgeKeychain({ platform, backend, asynchronous: asynchronous() });
  if (verdict !== 'ask') return verdict;
  return (await safeStorage.isAsyncEncryptionAvailable()) ? 'available' : 'unavailable';
};

/**
 * The system's keychain, through Electron's asynchronous calls alone. They take and give texts, which cannot be wiped: a
 * secret stays in this process until its memory is used for something else.
 */
export const keychainPorts: Pick<HostPorts, 'keychain' | 'sealInKeychain' | 'openFromKeychain'> = {
  keychain: state,
  sealInKeychain: async (secret) =>
    (await state()) === 'available' ? safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')) : null,
  openFromKeychain: async (sealed) => {
    if ((await state()) !== 'available') return null;
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    return { secret: Buffer.from(result, 'base64'), renew: shouldReEncrypt };
  },
};
