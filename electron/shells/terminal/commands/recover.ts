import type { Answer } from '../answer.ts';
import type { Client } from '../client.ts';

export interface RecoverOptions {
  readonly path: string;
  /** Who gets the new passphrase; an administrator where nobody is named. */
  readonly user: string | undefined;
  readonly recoveryCode: string;
  /** Empty for a code that stands on one paper. */
  readonly otherPart: string;
  readonly newPassphrase: string;
}

/** Opens a register with its recovery code, whole or in two parts, and gives somebody a new passphrase. */
export async function recover(client: Client, { user, ...typed }: RecoverOptions): Promise<Answer> {
  const session = await client('vault.recover', { ...typed, ...(user === undefined ? {} : { signInName: user }) });
  const { displayName } = session.user;
  return {
    value: { registerPath: session.registerPath, user: displayName },
    lines: [
      session.registerPath,
      `The recovery code opened it. The new passphrase belongs to ${displayName}, and the audit trail says so.`,
      'If they held the key for sealed facts, somebody else who holds it has to give it to them again.',
    ],
  };
}
