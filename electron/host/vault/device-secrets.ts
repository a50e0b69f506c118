import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HostPorts } from '../host-protocol.ts';
import { expand } from './key-pair.ts';
import { replaceFile } from './replace-file.ts';

type Keychain = Pick<HostPorts, 'keychain' | 'sealInKeychain' | 'openFromKeychain'>;

/** A secret that only this computer holds, and its fingerprint, which stands in the key file and tells nothing of it. */
export interface DeviceSecret {
  readonly id: string;
  readonly secret: Secret;
}

/** The secrets that this computer's keychain keeps sealed in the application's data folder, one for each slot that asks. */
export interface DeviceSecrets {
  /** Throws `device-secret-missing` where this computer has it not, or its keychain no longer opens it. */
  open(id: string, field: string): Promise<DeviceSecret>;
  /**
   * A new one, sealed, written down and read back. Throws `keychain-unavailable`, or `keychain-unprotected` where the
   * keychain would keep it under a password that everybody knows.
   */
  make(): Promise<DeviceSecret>;
}

const bytesInSecret = 32;
const fingerprint = (secret: Secret): string =>
  secret.use((bytes) => expand(bytes, Buffer.alloc(0), 'device-secret-id').subarray(0, 16).toString('hex'));

/** Takes the bytes over and forgets them where they came from. */
function asSecret(bytes: Uint8Array): Secret {
  const secret = new Secret(bytes);
  bytes.fill(0);
  return secret;
}

export function deviceSecrets(home: string, keychain: Keychain): DeviceSecrets {
  // Kept when it is no longer asked for: a backup of then still needs it.
  const fileOf = (id: string): string => path.join(home, 'device-secrets', `${id}.sealed`);

  const keep = async (secret: Secret, id: string): Promise<boolean> => {
    const plain = secret.use((bytes) => Buffer.from(bytes));
    try {
      const sealed = await keychain.sealInKeychain(plain);
      if (sealed === null) return false;
      replaceFile(fileOf(id), sealed);
      return true;
    } finally {
      plain.fill(0);
    }
  };

  const find = async (id: string): Promise<{ readonly secret: Secret; readonly renew: boolean } | null> => {
    const file = fileOf(id);
    if (!existsSync(file)) return null;
    const opened = await keychain.openFromKeychain(readFileSync(file));
    if (opened === null) return null;
    const secret = asSecret(opened.secret);
    if (fingerprint(secret) === id) return { secret, renew: opened.renew };
    secret.wipe();
    return null;
  };

  return {
    async open(id, field) {
      const found = await find(id).catch(() => null);
      if (found === null) throw new Refusal('device-secret-missing', field);
      // The keychain has a newer key. What it has now still opens, so this may fail.
      if (found.renew) await keep(found.secret, id).catch(() => false);
      return { id, secret: found.secret };
    },
    async make() {
      const state = await keychain.keychain();
      if (state !== 'available') throw new Refusal(`keychain-${state}`);
      const secret = Secret.random(bytesInSecret);
      const id = fingerprint(secret);
      // Nothing is locked with what could not be read back.
      const found = (await keep(secret, id)) ? await find(id).catch(() => null) : null;
      found?.secret.wipe();
      if (found === null) {
        secret.wipe();
        throw new Refusal('keychain-unavailable');
      }
      return { id, secret };
    },
  };
}
