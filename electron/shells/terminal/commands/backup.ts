import type { OutputOf } from '../../../../domain/contract.ts';
import type { Answer, Command } from '../answer.ts';
import type { Client } from '../client.ts';
import { momentInWords } from '../words.ts';

type Backup = OutputOf<'backups.make'>['backup'];

const words = (backup: Backup): string[] => [
  backup.path,
  `Made ${momentInWords(backup.madeAt)}, ${backup.bytes} bytes, read whole. Its key file lies beside it; keep both together.`,
];

/** Makes a backup of the register now, in its usual folder or in the one named. */
export const backup: Command = async (client, { out }) => {
  const made = await client('backups.make', out === undefined ? {} : { folder: out });
  const removed = made.removed === 0 ? [] : [`${made.removed} older ones are no longer kept.`];
  const { warnings } = await client('backups.overview', {});
  return { value: made, lines: [...words(made.backup), ...removed, ...warnings.map(({ sentence }) => sentence)] };
};

/** The register is open in a window: that one makes the backup that is due, because nobody else can. */
export async function backupThroughHolder(client: Client, path: string): Promise<Answer> {
  const { backup: made } = await client('backups.askHolder', { path });
  const lines = ['The register is open in another window, which was asked. Its newest backup:', ...words(made)];
  return { value: { backup: made, removed: 0 }, lines };
}
