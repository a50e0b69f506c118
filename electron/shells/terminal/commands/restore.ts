import { basename } from 'node:path';
import { readName } from '../../../host/backups/names.ts';
import type { Answer } from '../answer.ts';
import type { Client } from '../client.ts';
import { momentInWords } from '../words.ts';

interface RestoreOptions {
  readonly backup: string;
  readonly out: string;
  readonly name: string | undefined;
  readonly user: string | undefined;
  /** The one that held when the backup was made. */
  readonly passphrase: string;
}

/** Puts a copy of a backup under a free name into a folder, opened with its key and read whole before it gets its name. */
export async function restore(
  client: Client,
  { backup, out, name, user, passphrase }: RestoreOptions,
): Promise<Answer> {
  const file = basename(backup);
  const usual = `${readName(file)?.registerName ?? file.replace(/\.mcn$/i, '')} restored`;
  const input = {
    backup,
    folder: out,
    name: name ?? usual,
    passphrase,
    ...(user === undefined ? {} : { signInName: user }),
  };
  const restored = await client('backups.restore', input);
  const older = restored.olderKey === true ? ['It was made with an older key: newer passphrases do not open it.'] : [];
  return {
    value: restored,
    lines: [
      restored.path,
      `Restored from the backup made ${momentInWords(restored.madeAt)}; every page was read. It opens with the passphrases of that day.`,
      ...older,
      ...(restored.trailProblem === null ? [] : [restored.trailProblem]),
    ],
  };
}
