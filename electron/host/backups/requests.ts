import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RefusalCode } from '../../../domain/refusal.ts';
import { removeQuietly, replaceFile } from '../vault/replace-file.ts';
import { backupsHome } from './backup-notes.ts';

/** A request of another process that found the register in use, and the answer to it. */
export const requestFileOf = (home: string, registerId: string): string =>
  path.join(backupsHome(home), `${registerId}.asked`);
export const answerFileOf = (home: string, registerId: string): string =>
  path.join(backupsHome(home), `${registerId}.answered`);

/** A request that nobody will answer any more. */
export const dropRequest = (home: string, registerId: string): void => removeQuietly(requestFileOf(home, registerId));

/**
 * Looks after a request, if there is one; the answer names it, so that an old answer is not taken for a new one.
 * @param make makes the backup that is due and answers with the code of a refusal, or null
 */
export async function answerRequest(
  home: string,
  registerId: string,
  make: () => Promise<RefusalCode | null>,
): Promise<void> {
  const request = requestFileOf(home, registerId);
  if (!existsSync(request)) return;
  const question = readFileSync(request, 'utf8').slice(0, 100);
  rmSync(request, { force: true });
  const code = await make();
  replaceFile(answerFileOf(home, registerId), JSON.stringify({ question, code }));
}
