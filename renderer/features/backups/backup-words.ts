import type { BackupFile, BackupOverview, RestoredBackup } from '../../../domain/backups/operations.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { momentInWords } from '../../ui/dates.ts';

/** What is known of a backup, in two or three words. */
export const stateWords: Readonly<Record<BackupFile['state'], string>> = {
  good: 'Read whole',
  'not-known': 'Not read here',
  damaged: 'Damaged',
};

export const reasonWords: Readonly<Record<NonNullable<BackupFile['reason']>, string>> = {
  asked: 'Asked for',
  daily: 'Daily',
  closing: 'On locking or closing',
  update: 'Before an update',
};

const steps = [
  'Copying the register. It answers again in a moment.',
  'Reading every page of the copy.',
  'Putting the backup in its place.',
];

/** What is being done while a backup is made; `done` of three steps. */
export const makingWords = (done: number): string => steps[Math.min(done, steps.length - 1)] ?? '';

/** How far a restore is, in tenths, so that a reader of the screen is not told every megabyte. */
export const restoringWords = (done: number, total: number): string =>
  total === 0 ? 'Copying the backup.' : `Copying the backup: ${Math.floor((done / total) * 10) * 10} %.`;

/** When the next backup is made, as a sentence. */
export function nextWords({ automatic, nextAt }: Pick<BackupOverview, 'automatic' | 'nextAt'>, today: IsoDate): string {
  if (!automatic) return 'Only when you ask. The demonstration is not backed up by itself.';
  if (nextAt === null) return 'When something changes. Everything is in the last one.';
  return `When you lock or close the register; if it stays open, ${momentInWords(nextAt, today)}.`;
}

/** Which passphrases open a backup. */
export const keyWords = ({ olderKey }: Pick<BackupFile, 'olderKey'>): string =>
  olderKey === true
    ? 'It was made with an older key, so it opens with the passphrases of that day and not with newer ones.'
    : 'It opens with the passphrases that held on the day it was made.';

/** How far a restored copy was checked. */
export const checkedWords: Readonly<Record<RestoredBackup['checked'], string>> = {
  opened: 'Every page was read with its key and is in order.',
  'as-made': 'It is, byte for byte, the backup that was read whole when it was made.',
  copied: 'It is the same as the backup, and is read whole when you open it.',
};
