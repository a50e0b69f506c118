import { randomUUID } from 'node:crypto';
import { Secret } from '../../../db/secret.ts';
import type { RegisterSession } from '../register-session.ts';
import type { Header } from '../vault/header.ts';
import { createKeyFile, type KeyFile } from '../vault/key-file.ts';
import type { OpenRegister } from '../vault/open-register.ts';
import { createRecoverySlot } from '../vault/slots.ts';

/** A key file that lies nowhere: one person's slot, which no passphrase opens, and one for a code that nobody has. */
function keyFileInMemory({ registerId, user, raw }: RegisterSession, dataKey: Secret): KeyFile {
  const place = { registerId, generation: 1 };
  const header: Header = {
    format: 'mcn-casebook-keys',
    version: 2,
    ...place,
    registerSalt: Buffer.alloc(16).toString('base64'),
    createdAt: '2018-04-03T09:00:00.000Z',
    slots: [
      {
        ...createRecoverySlot(Secret.random(20), dataKey, place),
        id: randomUUID(),
        kind: 'user',
        userId: user.id,
        signInName: user.displayName,
        derivation: { algorithm: 'argon2id', memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
      },
      createRecoverySlot(Secret.random(20), dataKey, place),
    ],
    auditHead: { count: 0, hash: '0'.repeat(64) },
    seal: Buffer.alloc(32).toString('base64'),
  };
  return createKeyFile(header, dataKey, (next) => ({ ...next, seal: header.seal }), raw);
}

/** An open register for a host that starts with one, opened with its raw key and without a key file beside it. */
export const openInMemory = (session: RegisterSession, dataKey: Secret): OpenRegister => ({
  session,
  keyFile: keyFileInMemory(session, dataKey),
  noteAuditHead: () => undefined,
  close: () => session.close(),
});
