import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import styles from './backups.module.css';

export type ListedBackup = OutputOf<'backups.list'>['backups'][number];

/** The backups that this computer can find of the register at a path, or of all that it knows; null while it looks. */
export function useBackupList(path: string | null): readonly ListedBackup[] | null {
  const [found, setFound] = useState<readonly ListedBackup[] | null>(null);
  const { run } = useWrite('backups.list', { onDone: ({ backups }) => setFound(backups) });
  useEffect(() => void run({ path }), [run, path]);
  return found;
}

/** Refusals that a backup can help with: the register or its key file is missing, torn or damaged. */
export const helpedByBackup = [
  'register-missing',
  'register-damaged',
  'key-file-outdated',
  'not-a-register',
  'header-missing',
  'header-torn',
  'header-mismatch',
  'backup-damaged',
];

/** Offers the newest good backup by its name and date, where a register cannot be opened. */
export function NewestBackup(props: { readonly path: string; readonly onRestore: (backup: ListedBackup) => void }) {
  const today = useToday();
  const newest = useBackupList(props.path)?.find((one) => one.state === 'good');
  if (newest === undefined) return null;
  return (
    <div className={styles.offer}>
      <p>
        The newest good backup is from <b>{momentInWords(newest.madeAt, today)}</b>. What was written later is not in
        it.
      </p>
      <p className={styles.path}>{newest.name}</p>
      <Button onPress={() => props.onRestore(newest)}>Restore this backup</Button>
    </div>
  );
}
