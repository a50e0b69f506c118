import { no } from './said-no.ts';

/** Asks one question without showing what is typed; rejects with `SaidNo` where nobody can be asked. */
export type Ask = (question: string) => Promise<string>;

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

/** What is needed to recover a register: from the environment, else typed. Neither is ever an argument. */
export async function askRecovery(
  env: NodeJS.ProcessEnv,
  ask: Ask,
): Promise<{ recoveryCode: string; otherPart: string; newPassphrase: string }> {
  const code = given(env.CASEBOOK_RECOVERY_CODE);
  const recoveryCode = code ?? (await ask('Recovery code, or one part of it'));
  const part = given(env.CASEBOOK_RECOVERY_PART) ?? (code === null ? null : '');
  const otherPart = part ?? (await ask('The other part; Enter where the code is on one paper'));
  const newPassphrase = given(env.CASEBOOK_PASSPHRASE);
  if (newPassphrase !== null) return { recoveryCode, otherPart, newPassphrase };
  const first = await ask('New passphrase');
  if ((await ask('New passphrase again')) !== first)
    throw no('bad-input', 'passphrase', 'The two passphrases are not the same. Nothing was changed.');
  return { recoveryCode, otherPart, newPassphrase: first };
}
